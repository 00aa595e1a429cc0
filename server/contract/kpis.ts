import { type Static, Type } from 'typebox'
import { KPI_IDS } from '#domain/kpis/kpi.ts'
import { CALL_PARTS, INCIDENT_PARTS } from '#domain/record-parts.ts'
import {
  Change,
  ComparedPeriod,
  Coverage,
  FigureSchema,
  GRAINS,
  KnownShare,
  LocalDate,
  OneOf,
  querySchema,
  replySchema
} from './common.ts'

export const STATUSES = ['met', 'missed', 'too-few', 'no-data'] as const

export const KpisQuery = querySchema({
  /** Only these; without it every KPI. */
  kpi: Type.Optional(Type.Array(OneOf(KPI_IDS), { minItems: 1, maxItems: KPI_IDS.length, uniqueItems: true })),
  /** `all`: every KPI under each of its editions as well. */
  editions: Type.Optional(OneOf(['all']))
})

/** A figure of the part of the period in which an edition was in force. */
const Part = Type.Object({ edition: Type.String(), from: LocalDate, to: LocalDate, figure: FigureSchema })

/** The records that a figure counts, and those of its numerator where it is a share. */
const Records = Type.Union([
  Type.Object({ kind: OneOf(['calls']), n: OneOf(CALL_PARTS), numerator: Type.Optional(OneOf(CALL_PARTS)) }),
  Type.Object({ kind: OneOf(['incidents']), n: OneOf(INCIDENT_PARTS) }),
  Type.Null()
])

export const KpiResult = Type.Object({
  id: Type.String(),
  figure: FigureSchema,
  /** null: the figure rests on seconds, or on one hour of many. */
  records: Records,
  /** The edition that the figure, its comparisons and its target are counted by: that in force on the last day. */
  edition: Type.String(),
  /** Where the definition changes within the period: each part under the edition that was in force in it. */
  parts: Type.Array(Part),
  /** Asked with `editions=all`: the whole period under every edition. */
  editions: Type.Optional(Type.Array(Type.Object({ edition: Type.String(), figure: FigureSchema }))),
  /** In the unit of the figure. */
  target: Type.Optional(Type.Number()),
  status: Type.Optional(OneOf(STATUSES)),
  comparisons: Type.Array(
    Type.Intersect([ComparedPeriod, Type.Object({ figure: FigureSchema, change: Change, coverage: Coverage })])
  ),
  /** One value a bucket of `spark.buckets`; null where the figure is absent. Empty for figures without a series. */
  spark: Type.Array(Type.Union([Type.Number(), Type.Null()]))
})

export type KpiResult = Static<typeof KpiResult>

export const KpisReply = replySchema({
  kpis: Type.Array(KpiResult),
  spark: Type.Object({ grain: OneOf(GRAINS), buckets: Type.Array(Type.String()), known: Type.Array(KnownShare) }),
  within: Type.Integer(),
  variant: Type.String()
})
export type KpisReply = Static<typeof KpisReply>
