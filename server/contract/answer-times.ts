import { type Static, Type } from 'typebox'
import { ComparedPeriod, FigureSchema, GRAINS, KnownShare, LocalDate, OneOf, replySchema } from './common.ts'

const Waits = Type.Object({
  mean: FigureSchema,
  p50: FigureSchema,
  p90: FigureSchema,
  p95: FigureSchema,
  p99: FigureSchema,
  serviceLevel: FigureSchema
})

const Bucket = Type.Object({
  at: Type.String(),
  p50: FigureSchema,
  p90: FigureSchema,
  serviceLevel: FigureSchema,
  known: KnownShare
})

export const AnswerTimesReply = replySchema({
  grain: OneOf(GRAINS),
  within: Type.Integer(),
  variant: Type.String(),
  overall: Waits,
  comparisons: Type.Array(
    Type.Intersect([ComparedPeriod, Type.Object({ overall: Waits, buckets: Type.Array(Bucket) })])
  ),
  /** Every published variant at every usual threshold. */
  thresholds: Type.Array(
    Type.Object({
      withinSeconds: Type.Integer(),
      negative: FigureSchema,
      answered: FigureSchema,
      ignore: FigureSchema,
      positive: FigureSchema,
      short: FigureSchema
    })
  ),
  buckets: Type.Array(Bucket),
  /** Share of answered calls answered within s, and of unanswered calls gone within s, for s = 0 .. 300. */
  curve: Type.Array(
    Type.Object({
      seconds: Type.Integer(),
      answered: Type.Union([Type.Number(), Type.Null()]),
      unanswered: Type.Union([Type.Number(), Type.Null()])
    })
  ),
  /** 7 x 24 cells of the service level, hours in the order of a day; ISO weekday 1 = Monday. */
  heat: Type.Array(Type.Object({ weekday: Type.Integer(), hour: Type.Integer(), serviceLevel: FigureSchema })),
  /** The clock hours in which most calls missed the threshold; at most 20. */
  worst: Type.Array(
    Type.Object({
      date: LocalDate,
      hour: Type.Integer(),
      offered: Type.Integer(),
      missed: Type.Integer(),
      serviceLevel: FigureSchema
    })
  ),
  /** Unanswered calls by the time they had waited: bins up to and including `upTo` seconds; null = longer. */
  abandonment: Type.Array(Type.Object({ upTo: Type.Union([Type.Integer(), Type.Null()]), n: Type.Integer() })),
  /** Answered calls whose stamps are out of order, so that their wait is unknown. */
  waitUnknown: Type.Integer()
})
export type AnswerTimesReply = Static<typeof AnswerTimesReply>
