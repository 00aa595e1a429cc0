import { type Static, Type } from 'typebox'
import { FORCES, STANDARD_PERIODS } from '#domain/standards/standard.ts'
import { UNITS } from '#domain/standards/units.ts'
import { VERDICTS } from '#domain/standards/verdict.ts'
import { VARIANTS } from '#domain/waits.ts'
import { FigureSchema, LocalDate, OneOf, querySchema, replySchema, TextSchema } from './common.ts'

/** `own`: each standard by its own period (by months where it states none). */
export const UNIT_CHOICES = ['own', ...UNITS] as const
/** `edition`: every edition judges every period. `in-force`: each period by the edition that was in force at its start. */
export const JUDGES = ['edition', 'in-force'] as const

/**
 * Why a verdict is indicative only: judged by another period than the standard's own, or it states none; the range cuts
 * the period, or the feed does not tell of all its hours; calls are filtered; another variant; the interval measured is
 * not quite that of the standard; the edition was not in force.
 */
export const REASONS = [
  'unit',
  'period-not-stated',
  'cut',
  'coverage',
  'filter',
  'variant',
  'interval',
  'not-in-force'
] as const
export type Reason = (typeof REASONS)[number]

export const StandardsQuery = querySchema({
  /** Standards or goals to answer, by id; absent: all. */
  standard: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 })),
  unit: Type.Optional(OneOf(UNIT_CHOICES)),
  judge: Type.Optional(OneOf(JUDGES))
})
export type StandardsQuery = Static<typeof StandardsQuery>

const Nullable = { number: Type.Union([Type.Number(), Type.Null()]), text: Type.Union([TextSchema, Type.Null()]) }

const Judged = {
  figure: FigureSchema,
  verdict: OneOf(VERDICTS),
  /** Of a share: 0..1 above the goal. Of a mean: seconds below it. Negative where it is missed. */
  margin: Nullable.number,
  /** Calls (or incidents) more that would have had to be in time to pass; 0 where it is met. */
  callsShort: Nullable.number,
  /** Of a mean: seconds by which the sum of all is too long. */
  secondsOver: Nullable.number
}

export const JudgedPeriod = Type.Object({
  /** YYYY-MM-DD, or YYYY-MM-DDTHH:MM for hours and quarter hours. */
  at: Type.String(),
  /** Of busy hours: which it was; null on a day without calls. */
  hour: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  ...Judged,
  standing: OneOf(['official', 'indicative']),
  /** What this period adds to the reasons of its goal. */
  reasons: Type.Array(OneOf(REASONS)),
  /** Local hours of the period in the range, and those of which the feed tells. */
  hours: Type.Integer(),
  hoursKnown: Type.Integer(),
  /** The goal that it was judged by, and its edition; null where none was in force. */
  goal: Type.Union([Type.String(), Type.Null()])
})
export type JudgedPeriod = Static<typeof JudgedPeriod>

const GoalBench = Type.Object({
  id: Type.String(),
  op: OneOf(['<=', '<']),
  seconds: Type.Integer(),
  stat: OneOf(['share', 'mean']),
  share: Nullable.number,
  level: Type.Optional(OneOf(['shall', 'should'])),
  unit: OneOf(UNITS),
  /** The denominator that was used; `short` where the Kominfo formula is asked at another threshold than its own. */
  variant: OneOf(VARIANTS),
  reasons: Type.Array(OneOf(REASONS)),
  /** All of the range as one; of busy hours all of them together. Never more than indicative. */
  overall: Type.Object(Judged),
  /** The last whole period of the range with calls; where there is none, the range, indicative. */
  latest: Type.Object({
    at: Type.Union([Type.String(), Type.Null()]),
    ...Judged,
    standing: OneOf(['official', 'indicative']),
    reasons: Type.Array(OneOf(REASONS))
  }),
  /** Of a mean, which never stands alone: the share within its seconds in the same stretch as `latest`. */
  shareWithin: Type.Union([FigureSchema, Type.Null()]),
  /** Whole periods: judged (30 calls or more), met, missed, too few; and those under the goal whatever their n. */
  counts: Type.Object({
    periods: Type.Integer(),
    partial: Type.Integer(),
    met: Type.Integer(),
    missed: Type.Integer(),
    tooFew: Type.Integer(),
    under: Type.Integer()
  }),
  periods: Type.Array(JudgedPeriod)
})
export type GoalBench = Static<typeof GoalBench>

export const StandardBench = Type.Object({
  id: Type.String(),
  family: Type.String(),
  /** Whether the centre says that it applies to it; its own targets always do. */
  applies: Type.Boolean(),
  label: TextSchema,
  issuer: Type.String(),
  edition: Type.Union([Type.String(), Type.Null()]),
  clause: Type.Union([Type.String(), Type.Null()]),
  start: TextSchema,
  stop: TextSchema,
  /** What it is measured on: calls, an interval of incidents, or nothing, then `whyNothing` says why. */
  measure: Type.String(),
  category: Type.Union([Type.String(), Type.Null()]),
  measuredAs: Nullable.text,
  whyNothing: Nullable.text,
  variant: OneOf(VARIANTS),
  period: Type.Union([OneOf(STANDARD_PERIODS), Type.Null()]),
  inForceFrom: Type.Union([LocalDate, Type.Null()]),
  inForceUntil: Type.Union([LocalDate, Type.Null()]),
  /** Where no date is known: the day from which it surely was, by the year in its name. */
  surelyFrom: Type.Union([LocalDate, Type.Null()]),
  supersededBy: Type.Union([Type.String(), Type.Null()]),
  force: OneOf(FORCES),
  source: Type.String(),
  verified: Type.Boolean(),
  note: Nullable.text,
  goals: Type.Array(GoalBench)
})
export type StandardBench = Static<typeof StandardBench>

/** Where `standard` names one: what the page of that standard shows besides. */
const Details = Type.Object({
  goal: Type.String(),
  /** The whole range under every variant; of incidents empty. */
  variants: Type.Array(Type.Object({ variant: OneOf(VARIANTS), ...Judged })),
  /** Twenty quarter hours (hours of a switch report, hours of incidents) with most calls that missed the goal. */
  grain: OneOf(['slot', 'hour']),
  worst: Type.Array(
    Type.Object({
      at: Type.String(),
      /** Calls offered, or incidents that carry both stamps. */
      n: Type.Integer(),
      inTime: Type.Integer(),
      late: Type.Integer()
    })
  ),
  /** Of incidents: those of the kind that lack a stamp, so that they are not in n. */
  withoutStamps: Type.Integer()
})

export const StandardsReply = replySchema({
  unit: OneOf(UNIT_CHOICES),
  judge: OneOf(JUDGES),
  /** The variant asked for; null: each standard's own. */
  variant: Type.Union([OneOf(VARIANTS), Type.Null()]),
  /** The seconds at which waits of calls can be split; null: at every second, cut off, not rounded. */
  edges: Type.Union([Type.Array(Type.Integer()), Type.Null()]),
  standards: Type.Array(StandardBench),
  details: Type.Array(Details)
})
export type StandardsReply = Static<typeof StandardsReply>

/** The same without periods and words: what is counted at a glance. */
export const VerdictsReply = replySchema({
  standards: Type.Array(
    Type.Object({
      id: Type.String(),
      force: OneOf(FORCES),
      goals: Type.Array(
        Type.Object({
          id: Type.String(),
          latest: Type.Object({
            at: Type.Union([Type.String(), Type.Null()]),
            verdict: OneOf(VERDICTS),
            standing: OneOf(['official', 'indicative']),
            reasons: Type.Array(OneOf(REASONS))
          })
        })
      )
    })
  )
})
export type VerdictsReply = Static<typeof VerdictsReply>
