import { type Static, Type } from 'typebox'
import { ABSENCES } from '#domain/figure.ts'
import { MODELS, REASONS } from '#domain/staffing/demand-forecast.ts'
import { MASKS } from '#domain/staffing/history.ts'
import { LocalDate, OneOf, replySchema, TextSchema } from './common.ts'

const Count = Type.Union([Type.Number(), Type.Null()])

const Accuracy = Type.Object({
  slots: Type.Integer(),
  calls: Type.Number(),
  /** Sum of absolute errors / sum of calls. */
  wape: Count,
  /** (expected - came) / came. */
  bias: Count,
  /** Share of slots within the 80 % interval; null of a way without one. */
  covered: Count
})

/** The model against the week before and the mean of the last four same weekdays, on the same slots. */
const Trial = Type.Object({ model: Accuracy, naive: Accuracy, mean: Accuracy })

export const ForecastReply = replySchema({
  /** Why nothing is forecast; null where something is. */
  why: Type.Union([OneOf(ABSENCES), Type.Null()]),
  grain: OneOf(['slot', 'hour']),
  model: Type.Union([OneOf(MODELS), Type.Null()]),
  reason: Type.Union([OneOf(REASONS), Type.Null()]),
  learnedFrom: LocalDate,
  learnedTo: LocalDate,
  daysLearned: Type.Integer(),
  spread: Type.Number(),
  /** First day that is forecast. */
  from: LocalDate,
  to: LocalDate,
  /** The last eight weeks and the days to come, in order. */
  slots: Type.Array(
    Type.Object({
      at: Type.String(),
      offered: Count,
      mask: Type.Union([OneOf(MASKS), Type.Null()]),
      mean: Count,
      low: Count,
      high: Count
    })
  ),
  days: Type.Array(
    Type.Object({
      date: LocalDate,
      mean: Type.Number(),
      factor: Type.Number(),
      /** Where the factor is from: set by hand, learned of its kind, or 1 because the kind never came twice. */
      factorBasis: Type.Union([OneOf(['hand', 'learned', 'unknown']), Type.Null()]),
      special: Type.Union([
        Type.Object({ kind: Type.String(), label: TextSchema, isEstimate: Type.Boolean() }),
        Type.Null()
      ])
    })
  ),
  /** Past days with masked slots, newest first. */
  masked: Type.Array(
    Type.Object({
      date: LocalDate,
      slots: Type.Integer(),
      offered: Count,
      reasons: Type.Array(OneOf(MASKS))
    })
  ),
  effects: Type.Array(
    Type.Object({
      kind: Type.String(),
      occasions: Type.Integer(),
      days: Type.Integer(),
      measured: Count,
      factor: Type.Number(),
      isLearned: Type.Boolean()
    })
  ),
  /** Seconds of talk and wrap-up by hour of the day, measured over the asked period. */
  handle: Type.Array(Type.Object({ hour: Type.Integer(), n: Type.Integer(), seconds: Count })),
  backtest: Type.Union([
    Type.Object({
      origins: Type.Array(LocalDate),
      isBetter: Type.Boolean(),
      all: Trial,
      byHour: Type.Array(Trial),
      byWeekday: Type.Array(Trial),
      special: Type.Union([Trial, Type.Null()])
    }),
    Type.Null()
  ])
})
export type ForecastReply = Static<typeof ForecastReply>
