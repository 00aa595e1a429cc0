/** The kinds of source: what a row of an export is. */
export const SOURCE_KINDS = [
  'calls',
  'incidents',
  'operator-states',
  'call-counts',
  'queue-log',
  'roster',
  'heartbeats'
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** What a canonical field of a source holds. `time` is local to the zone of the source, `seconds` whole seconds. */
export type FieldType = 'time' | 'seconds' | 'text' | 'flag'

export interface Field {
  type: FieldType
  required?: boolean
  /** The words that a mapped value must be one of. */
  words?: readonly string[]
}

/** How new a row says it is: of two versions of one row the newer stands, whichever file comes last. */
const version: Field = { type: 'time' }

/** The canonical fields that a mapping in site.yaml may fill, by kind of source. */
export const FIELDS: Record<SourceKind, Record<string, Field>> = {
  calls: {
    arrived: { type: 'time', required: true },
    outcome: { type: 'text', required: true, words: ['answered', 'abandoned', 'cut-off', 'menu', 'excluded'] },
    answered: { type: 'time' },
    ended: { type: 'time' },
    wait_s: { type: 'seconds' },
    talk_s: { type: 'seconds' },
    wrap_s: { type: 'seconds' },
    disposition: {
      type: 'text',
      words: ['emergency', 'non-emergency', 'false', 'information', 'prank', 'ghost', 'silent', 'test', 'unrecorded']
    },
    category: { type: 'text' },
    subcategory: { type: 'text' },
    district: { type: 'text' },
    agency: { type: 'text' },
    language: { type: 'text' },
    operator: { type: 'text' },
    line: { type: 'text' },
    priority: { type: 'text' },
    incident_key: { type: 'text' },
    caller: { type: 'text' },
    transferred: { type: 'flag' },
    version
  },
  incidents: {
    /** Absent: every row is an incident of its own. */
    incident_key: { type: 'text' },
    received: { type: 'time', required: true },
    entered: { type: 'time' },
    dispatched: { type: 'time' },
    enroute: { type: 'time' },
    arrived: { type: 'time' },
    closed: { type: 'time' },
    /** From received to closed, where the register tells that instead. */
    lasted_s: { type: 'seconds' },
    category: { type: 'text' },
    subcategory: { type: 'text' },
    district: { type: 'text' },
    agency: { type: 'text' },
    priority: { type: 'text' },
    operator: { type: 'text' },
    version
  },
  'operator-states': {
    operator: { type: 'text', required: true },
    state: { type: 'text', required: true, words: ['ready', 'pause'] },
    started: { type: 'time', required: true },
    ended: { type: 'time', required: true },
    reason: { type: 'text' },
    version
  },
  /** The counts themselves are listed in `counts` of the source. */
  'call-counts': {
    starts: { type: 'time', required: true },
    minutes: { type: 'seconds' },
    version
  },
  roster: {
    operator: { type: 'text', required: true },
    starts: { type: 'time', required: true },
    ends: { type: 'time', required: true },
    shift: { type: 'text' },
    version
  },
  /** Moments at which a feed was alive: an hour without calls is then an hour in which none came. */
  heartbeats: { happened: { type: 'time', required: true }, version },
  /** Read by position: the columns of an Asterisk queue_log have no names. */
  'queue-log': {
    happened: { type: 'time', required: true },
    event: { type: 'text', required: true },
    call: { type: 'text' },
    queue: { type: 'text' },
    agent: { type: 'text' },
    data1: { type: 'text' },
    data2: { type: 'text' },
    data3: { type: 'text' },
    data4: { type: 'text' },
    data5: { type: 'text' },
    version
  }
}
