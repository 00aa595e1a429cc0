/** What a canonical field of a source holds. `time` is local to the zone of the source, `seconds` whole seconds. */
export type FieldType = 'time' | 'seconds' | 'text' | 'flag'

export interface Field {
  type: FieldType
  required?: boolean
  /** The words that a mapped value must be one of. */
  words?: readonly string[]
}

export type SourceKind = 'calls' | 'incidents' | 'operator-states'

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
    transferred: { type: 'flag' }
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
    category: { type: 'text' },
    subcategory: { type: 'text' },
    district: { type: 'text' },
    agency: { type: 'text' },
    priority: { type: 'text' },
    operator: { type: 'text' }
  },
  'operator-states': {
    operator: { type: 'text', required: true },
    state: { type: 'text', required: true, words: ['ready', 'pause'] },
    started: { type: 'time', required: true },
    ended: { type: 'time', required: true },
    reason: { type: 'text' }
  }
}
