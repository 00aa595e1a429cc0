import { type Static, Type } from 'typebox'
import { Change, ComparedPeriod, Coverage, FigureSchema, GRAINS, KnownShare, OneOf, replySchema } from './common.ts'

export const STATUSES = ['met', 'missed', 'too-few', 'no-data'] as const

export const KpiResult = Type.Object({
  id: Type.String(),
  figure: FigureSchema,
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
