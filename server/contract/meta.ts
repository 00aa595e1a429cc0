import { type Static, Type } from 'typebox'
import { INTERVAL_IDS } from '#domain/intervals.ts'
import { LocalDate, OneOf, replySchema, TextSchema } from './common.ts'
import { Definition } from './definitions.ts'

export const KpiMeta = Definition

const Coded = Type.Object({ id: Type.String(), label: TextSchema })

/** A value of a dimension as found in the data, with its rows, most frequent first. */
const Found = Type.Object({ id: Type.String(), n: Type.Integer() })

/** A goal of one of the answer standards that every page may draw; `/standards` has them all. */
export const StandardMeta = Type.Object({
  id: Type.String(),
  label: TextSchema,
  /** Whether the centre says that it applies to it. */
  applies: Type.Boolean(),
  share: Type.Union([Type.Number(), Type.Null()]),
  withinSeconds: Type.Integer(),
  variant: Type.String(),
  source: Type.String(),
  inForceFrom: Type.Union([LocalDate, Type.Null()]),
  /** False where the threshold could not be read at its source. */
  verified: Type.Boolean()
})

export const SourceMeta = Type.Object({
  id: Type.String(),
  label: TextSchema,
  kind: OneOf(['calls', 'incidents', 'operator-states', 'call-counts', 'queue-log', 'roster', 'heartbeats']),
  centre: Type.String(),
  /** Newest data time, UTC; null before the first load. */
  dataUntil: Type.Union([Type.String(), Type.Null()]),
  /** Canonical fields that its mapping delivers. */
  fields: Type.Array(Type.String())
})

export const MetaReply = replySchema({
  site: Type.Object({ id: Type.String(), name: TextSchema, generated: Type.Boolean() }),
  /** Whether files may be given and sources be saved through the pages. */
  isWritable: Type.Boolean(),
  /** First and last local date with data, half-open; null on an empty site. */
  range: Type.Union([Type.Object({ from: LocalDate, to: LocalDate }), Type.Null()]),
  /** Today's local date at the first centre, by the server's clock. */
  today: LocalDate,
  centres: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), timeZone: Type.String() })),
  /** Hour at which the operational day starts: service dates and weekdays are of the day that it starts on. */
  dayStarts: Type.Integer({ minimum: 0, maximum: 23 }),
  targets: Type.Object({
    serviceLevel: Type.Optional(Type.Object({ share: Type.Number(), withinSeconds: Type.Integer() })),
    abandonRate: Type.Optional(Type.Object({ share: Type.Number() })),
    responseP90: Type.Optional(Type.Object({ seconds: Type.Integer() }))
  }),
  kpis: Type.Array(KpiMeta),
  standards: Type.Array(StandardMeta),
  intervals: Type.Array(Type.Object({ id: OneOf(INTERVAL_IDS), label: TextSchema, meaning: TextSchema })),
  categories: Type.Array(Coded),
  dispositions: Type.Array(
    Type.Object({ id: Type.String(), label: TextSchema, valid: Type.Boolean(), emergency: Type.Boolean() })
  ),
  outcomes: Type.Array(Coded),
  operators: Type.Array(
    Type.Object({
      id: Type.String(),
      role: Type.String(),
      languages: Type.Array(Type.String()),
      group: Type.Optional(Type.String())
    })
  ),
  shifts: Type.Array(Type.Object({ id: Type.String(), label: TextSchema, start: Type.String(), end: Type.String() })),
  /** Values found in the data, for the filter bar. */
  found: Type.Object({
    subcategory: Type.Array(Found),
    district: Type.Array(Found),
    agency: Type.Array(Found),
    language: Type.Array(Found),
    operator: Type.Array(Found),
    group: Type.Array(Found),
    line: Type.Array(Found),
    priority: Type.Array(Found),
    category: Type.Array(Found),
    disposition: Type.Array(Found)
  }),
  /** Places of districts on a map of equal tiles, from the north-west corner (0, 0); empty where the site states none. */
  districtTiles: Type.Array(Type.Object({ id: Type.String(), row: Type.Integer(), column: Type.Integer() })),
  /** Whether the site has boundaries of its districts: `/district-map`. */
  hasDistrictMap: Type.Boolean(),
  specialDays: Type.Array(
    Type.Object({
      from: LocalDate,
      to: LocalDate,
      kind: Type.String(),
      label: TextSchema,
      source: Type.String(),
      /** False where the date could not be read at its source. */
      verified: Type.Boolean(),
      /** True where it is computed because the state has not decided yet. */
      isEstimate: Type.Boolean()
    })
  ),
  sources: Type.Array(SourceMeta)
})
export type MetaReply = Static<typeof MetaReply>
