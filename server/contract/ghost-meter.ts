import { type Static, Type } from 'typebox'
import { ABSENCES } from '#domain/figure.ts'
import { FigureSchema, LocalDate, OneOf, replySchema } from './common.ts'

const Seconds = Type.Number()
const Interval = Type.Tuple([Type.Number(), Type.Number()])

/** As recorded, and the mean over the runs of the replay with its 95 % interval for what was drawn. */
const Compared = Type.Object({
  observed: Type.Number(),
  replayed: Type.Object({ value: Type.Number(), interval: Interval }),
  isNear: Type.Boolean()
})

/** A figure of real callers with all calls, without the nuisance calls, and the difference (`without` - `with`). */
const Effect = Type.Object({ with: FigureSchema, without: FigureSchema, difference: FigureSchema })

const Check = Type.Object({
  isReproduced: Type.Boolean(),
  /** Of offered, within the asked seconds. */
  answeredWithin: Compared,
  /** Of answered callers, seconds. */
  waitMean: Compared,
  /** Calls that came when nobody was surely free: what the replay has to decide. */
  contended: Type.Object({ n: Type.Integer(), answered: Compared, waitMean: Compared }),
  tolerance: Type.Object({
    share: Type.Number(),
    waitSeconds: Seconds,
    wait: Type.Number(),
    contendedShare: Type.Number(),
    contendedWaitSeconds: Seconds,
    contendedWait: Type.Number()
  })
})

export const GhostMeterReply = replySchema({
  /** Dispositions that count as nuisance. */
  dispositions: Type.Array(Type.String()),
  /** Operator seconds of answered nuisance calls: talk and wrap-up. */
  seconds: FigureSchema,
  /** Of the operator seconds of all answered calls. */
  share: FigureSchema,
  /** Nuisance calls of answered calls. */
  calls: FigureSchema,
  /** Seconds in a month of 365.25 / 12 days, over the days with data. */
  secondsPerMonth: FigureSchema,
  /** People who do nothing else: hours a year over the hours that a full-time person works. */
  fullTime: FigureSchema,
  fullTimeHoursPerYear: Type.Number(),
  kinds: Type.Array(
    Type.Object({
      disposition: Type.String(),
      calls: Type.Integer(),
      talkSeconds: Seconds,
      wrapSeconds: Seconds,
      seconds: Seconds,
      share: FigureSchema
    })
  ),
  months: Type.Array(
    Type.Object({
      month: LocalDate,
      calls: Type.Integer(),
      seconds: Seconds,
      allSeconds: Seconds,
      share: FigureSchema,
      /** Seconds by disposition, in the order of `kinds`. */
      parts: Type.Array(Seconds)
    })
  ),
  replay: Type.Object({
    /** Why nothing is said of waiting; null where something is. */
    why: Type.Union([OneOf(ABSENCES), Type.Null()]),
    /** Who was on duty is known from operator states, or only from the calls they took. */
    basis: Type.Union([OneOf(['states', 'calls']), Type.Null()]),
    /** Days that were replayed: of a long period the last. */
    from: LocalDate,
    to: LocalDate,
    calls: Type.Integer(),
    removed: Type.Integer(),
    runs: Type.Integer(),
    withinSeconds: Seconds,
    /** Seconds after which supervisors help; null: they never do, or there are none. */
    reserveAfterSeconds: Type.Union([Seconds, Type.Null()]),
    /** Ringing and reaction of calls that met somebody free, seconds. */
    answerDelay: Type.Object({ p50: Seconds, p90: Seconds, n: Type.Integer() }),
    check: Type.Union([Check, Type.Null()]),
    waitMean: Effect,
    answeredWithin: Effect,
    answered: Effect,
    /** Seconds of waiting of all real callers, also of those who hung up. */
    waited: Effect
  })
})
export type GhostMeterReply = Static<typeof GhostMeterReply>
