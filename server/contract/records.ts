import { type Static, Type } from 'typebox'
import { CALL_PARTS, INCIDENT_PARTS } from '#domain/record-parts.ts'
import { FigureSchema, OneOf, querySchema, replySchema } from './common.ts'

export const CALL_SORTS = ['arrived', 'wait', 'talk', 'handle'] as const
export const INCIDENT_SORTS = ['received', 'units', 'alarm', 'response', 'ticket'] as const
export const ORDERS = ['desc', 'asc'] as const
/** Records of a page at most, and of a download. */
export const MOST_RECORDS = 200
export const MOST_DOWNLOADED = 50_000

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })
const some = (least: number, most: number) =>
  Type.Optional(Type.Array(whole(least, most), { maxItems: most - least + 1, uniqueItems: true }))

const NARROWER = {
  hour: some(0, 23),
  /** ISO, Monday = 1. */
  weekday: some(1, 7),
  /** Quarter hour of the local day. */
  slot: some(0, 95),
  /** The number of a ticket: that incident and the calls that report it. */
  incident: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  order: Type.Optional(OneOf(ORDERS)),
  limit: Type.Optional(whole(1, MOST_RECORDS)),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 600 }))
}

const WaitSeconds = Type.Optional(whole(0, 86_400))

/**
 * `part`: only the calls counted in that part of a figure. `waitOver`, `waitWithin`: seconds; a call whose wait is
 * unknown is in neither.
 */
export const CallsQuery = querySchema({
  ...NARROWER,
  part: Type.Optional(OneOf(CALL_PARTS)),
  waitOver: WaitSeconds,
  waitWithin: WaitSeconds,
  sort: Type.Optional(OneOf(CALL_SORTS))
})
export type CallsQuery = Static<typeof CallsQuery>

export const IncidentsQuery = querySchema({
  ...NARROWER,
  part: Type.Optional(OneOf(INCIDENT_PARTS)),
  sort: Type.Optional(OneOf(INCIDENT_SORTS))
})
export type IncidentsQuery = Static<typeof IncidentsQuery>

const MaybeText = Type.Union([Type.String(), Type.Null()])
const MaybeCount = Type.Union([Type.Integer(), Type.Null()])

/** Where a record was read, and how many earlier versions of it are known. */
const PROVENANCE = {
  source: Type.String(),
  file: MaybeText,
  fileLine: MaybeCount,
  loadId: MaybeText,
  earlierVersions: Type.Integer()
}

const WORDS = {
  category: MaybeText,
  subcategory: MaybeText,
  district: MaybeText,
  agency: MaybeText,
  priority: MaybeText,
  operator: MaybeText
}

/**
 * A call as it may be shown. Times: UTC, and local without a zone. `caller` is a pseudonym: the same for the calls of
 * one number, from which neither the number nor its stored hash can be had.
 */
export const CallRecord = Type.Object({
  id: Type.String(),
  arrivedAt: Type.String(),
  arrivedLocal: Type.String(),
  centre: Type.String(),
  outcome: Type.String(),
  waitSeconds: MaybeCount,
  talkSeconds: MaybeCount,
  wrapSeconds: MaybeCount,
  handleSeconds: MaybeCount,
  disposition: MaybeText,
  language: MaybeText,
  line: MaybeText,
  ...WORDS,
  incidentKey: MaybeText,
  transferred: Type.Union([Type.Boolean(), Type.Null()]),
  outOfOrder: Type.Boolean(),
  caller: MaybeText,
  ...PROVENANCE
})
export type CallRecord = Static<typeof CallRecord>

/** An incident: the earliest of each stamp over its rows (UTC), the stages between them, its words. */
export const IncidentRecord = Type.Object({
  id: MaybeText,
  receivedAt: Type.String(),
  receivedLocal: Type.String(),
  centre: Type.String(),
  incidentKey: Type.String(),
  units: Type.Integer(),
  enteredAt: MaybeText,
  dispatchedAt: MaybeText,
  enrouteAt: MaybeText,
  arrivedAt: MaybeText,
  closedAt: MaybeText,
  processingSeconds: MaybeCount,
  dispatchSeconds: MaybeCount,
  alarmSeconds: MaybeCount,
  turnoutSeconds: MaybeCount,
  travelSeconds: MaybeCount,
  responseSeconds: MaybeCount,
  sceneSeconds: MaybeCount,
  ticketSeconds: MaybeCount,
  ...WORDS,
  outOfOrder: Type.Boolean(),
  ...PROVENANCE
})
export type IncidentRecord = Static<typeof IncidentRecord>

const PAGE = {
  /** How many records the selection has, or why none can be told. */
  total: FigureSchema,
  /** Records before the first of `rows`. */
  offset: Type.Integer(),
  /** Cursors of the pages after and before; null at an end. */
  next: MaybeText,
  previous: MaybeText
}

/** `countedOnly`: calls of the selection that a switch report counts and of which no record exists. */
export const CallsReply = replySchema({ ...PAGE, countedOnly: Type.Integer(), rows: Type.Array(CallRecord) })
export type CallsReply = Static<typeof CallsReply>
export const IncidentsReply = replySchema({ ...PAGE, rows: Type.Array(IncidentRecord) })
export type IncidentsReply = Static<typeof IncidentsReply>

/** `<file>-<line>` of the load: where the row stands that is known now, or a version that it replaced. */
export const RecordParams = Type.Object({ id: Type.String({ pattern: '^\\d{1,9}-\\d{1,9}$' }) })
export const NoQuery = Type.Object({}, { additionalProperties: false })

/** A version of a row; `changed` are the fields that differ from the version before it. */
export const RecordVersion = Type.Object({
  /** Which row of the incident, from 1; a call has one. */
  row: Type.Integer(),
  file: MaybeText,
  fileLine: MaybeCount,
  loadId: MaybeText,
  /** UTC: when it became known, and when it stopped being what is known. */
  knownFrom: MaybeText,
  knownTo: MaybeText,
  /** What ended it: load, withdraw, restore; null: it stands. */
  endedBy: MaybeText,
  changed: Type.Array(Type.Object({ name: Type.String(), before: MaybeText, after: MaybeText }))
})
export type RecordVersion = Static<typeof RecordVersion>

const LinkedCall = Type.Object({
  id: Type.String(),
  arrivedAt: Type.String(),
  arrivedLocal: Type.String(),
  outcome: Type.String(),
  waitSeconds: MaybeCount,
  disposition: MaybeText
})
export type LinkedCall = Static<typeof LinkedCall>

const LinkedIncident = Type.Object({
  id: MaybeText,
  receivedAt: Type.String(),
  receivedLocal: Type.String(),
  incidentKey: Type.String(),
  category: MaybeText,
  district: MaybeText,
  responseSeconds: MaybeCount
})
export type LinkedIncident = Static<typeof LinkedIncident>

/** A call with its history, the incidents that it reports, and the calls of the same caller within a day of it. */
export const CallReply = replySchema({
  record: CallRecord,
  versions: Type.Array(RecordVersion),
  incidents: Type.Array(LinkedIncident),
  sameCaller: Type.Array(LinkedCall)
})
export type CallReply = Static<typeof CallReply>

/** An incident with its history and the calls that report it. */
export const IncidentReply = replySchema({
  record: IncidentRecord,
  versions: Type.Array(RecordVersion),
  calls: Type.Array(LinkedCall)
})
export type IncidentReply = Static<typeof IncidentReply>
