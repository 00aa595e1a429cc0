import { type Static, Type } from 'typebox'
import { MARKS } from '#domain/decomposition.ts'
import { CAVEATS, DIMENSIONS } from '#domain/explanation.ts'
import { ABSENCES } from '#domain/figure.ts'
import { KPI_IDS, type KpiId, UNITS } from '#domain/kpis/kpi.ts'
import {
  Change,
  ComparedPeriod,
  COMPARISONS,
  Coverage,
  FigureSchema,
  OneOf,
  querySchema,
  replySchema
} from './common.ts'

/** One KPI, exactly one comparison; `by` absent: every dimension, the most telling first. */
export const ExplainQuery = querySchema({
  kpi: Type.Optional(Type.Unsafe<KpiId>(Type.String({ enum: [...KPI_IDS], default: 'serviceLevel' }))),
  by: Type.Optional(OneOf(DIMENSIONS)),
  compare: Type.Optional(Type.Array(OneOf(COMPARISONS), { minItems: 1, maxItems: 1, default: ['previous'] }))
})
export type ExplainQuery = Static<typeof ExplainQuery>

/**
 * A part in one period. `value`: its own figure (null: it has none), `n` the count or seconds that this rests on,
 * `share` of the whole's n (of a count: of the count).
 */
const Side = Type.Object({
  value: Type.Union([Type.Number(), Type.Null()]),
  n: Type.Number(),
  numerator: Type.Number(),
  share: Type.Number()
})

const EFFECT = {
  before: Side,
  now: Side,
  mark: OneOf(MARKS),
  /** Effect of the changed weight and of the changed figure of the part; null for counts. */
  mix: Type.Union([Type.Number(), Type.Null()]),
  rate: Type.Union([Type.Number(), Type.Null()]),
  /** In the unit of the figure; over all parts they add up to `difference`. */
  effect: Type.Number()
}

export const ExplainedDimension = Type.Object({
  id: OneOf(DIMENSIONS),
  /** Why this dimension cannot be told; then it has no parts. */
  why: Type.Optional(OneOf(ABSENCES)),
  /** 0..1: how far few parts explain the difference beyond their size. */
  telling: Type.Number(),
  /** Why the parts explain not at all (`definition`, `who-handled`) or only by their rate (`answered-only`). */
  caveat: Type.Union([OneOf(CAVEATS), Type.Null()]),
  /** `id` null: no value recorded. The largest effect first. */
  parts: Type.Array(Type.Object({ id: Type.Union([Type.String(), Type.Null()]), ...EFFECT, isFew: Type.Boolean() })),
  /** At most three; `ids` are one part, or neighbouring hours taken as one. */
  causes: Type.Array(
    Type.Object({
      ids: Type.Array(Type.String()),
      ...EFFECT
    })
  )
})
export type ExplainedDimension = Static<typeof ExplainedDimension>

export const ExplainReply = replySchema({
  kpi: OneOf(KPI_IDS),
  unit: OneOf(UNITS),
  within: Type.Integer(),
  variant: Type.String(),
  /** null: there is no such period (Lebaran of a year that is not known). */
  compared: Type.Union([Type.Intersect([ComparedPeriod, Type.Object({ coverage: Coverage })]), Type.Null()]),
  /** The KPI itself in both periods. `change` of counts is null where the periods are covered differently. */
  now: FigureSchema,
  before: FigureSchema,
  change: Change,
  /** Whether the feed tells of the same share of the hours of both periods. */
  isCoveredAlike: Type.Boolean(),
  /** What the weight of a part is a share of: calls, incidents, seconds or hours on duty, seconds rostered, load. */
  weighedBy: OneOf(['calls', 'incidents', 'seconds', 'hours', 'rostered', 'erlang']),
  /** What is taken apart: the count, the ratio, or the share `beyond` so many seconds (the earlier percentile). */
  kind: OneOf(['count', 'ratio', 'beyond']),
  beyond: Type.Union([Type.Integer(), Type.Null()]),
  /** What is taken apart in both periods, and its difference; null where a side is absent or they cannot be compared. */
  decomposed: Type.Object({
    now: FigureSchema,
    before: FigureSchema,
    difference: Type.Union([Type.Number(), Type.Null()]),
    /** The difference lies within the 95 % interval of chance around none. */
    isWithinChance: Type.Boolean()
  }),
  dimensions: Type.Array(ExplainedDimension)
})
export type ExplainReply = Static<typeof ExplainReply>
