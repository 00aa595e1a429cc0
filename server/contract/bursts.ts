import { type Static, Type } from 'typebox'
import { ABSENCES } from '#domain/figure.ts'
import { FigureSchema, OneOf, replySchema, TextSchema } from './common.ts'

const Count = Type.Union([Type.Number(), Type.Null()])
const Flag = Type.Union([OneOf(['high', 'low']), Type.Null()])
const Word = Type.Union([Type.String(), Type.Null()])

/** How callers fared: shares of offered calls, waits of answered calls in seconds. */
export const ServiceOfCalls = Type.Object({
  offered: Type.Integer(),
  answered: FigureSchema,
  /** Answered within the asked seconds, of offered. */
  answeredWithin: FigureSchema,
  waitMean: FigureSchema,
  waitP90: FigureSchema
})

/** Local times: YYYY-MM-DD or YYYY-MM-DDTHH:MM. `low`..`high` holds 95 of 100 usual buckets. Null: no data. */
const Bucket = Type.Object({
  at: Type.String(),
  offered: Count,
  expected: Count,
  low: Count,
  high: Count,
  flag: Flag
})

/** Unusual slots in a row. `to` is the first local time that is not in it; `excess` is below 0 for `low`. */
const EVENT = {
  kind: OneOf(['high', 'low']),
  from: Type.String(),
  to: Type.String(),
  offered: Type.Integer(),
  expected: Type.Number(),
  excess: Type.Number()
}

const Event = Type.Object({
  ...EVENT,
  /** Of the whole event's calls, 95 of 100 usual times. */
  interval: Type.Tuple([Type.Integer(), Type.Integer()]),
  peak: Type.Object({ at: Type.String(), offered: Type.Integer(), expected: Type.Number() }),
  /** By chance once in so many tests; 1e12: that or rarer. */
  onceIn: Type.Number(),
  /** Special days on which it lies. */
  special: Type.Array(TextSchema),
  service: ServiceOfCalls,
  /** The largest groups of calls by category and district; `keyed` of them name one of so many `incidents`. */
  groups: Type.Array(
    Type.Object({
      category: Word,
      district: Word,
      calls: Type.Integer(),
      keyed: Type.Integer(),
      incidents: Type.Integer()
    })
  )
})

export const BurstsReply = replySchema({
  /** Why nothing could be judged; null where it was. */
  why: Type.Union([OneOf(ABSENCES), Type.Null()]),
  method: Type.Object({
    slotMinutes: Type.Integer(),
    /** Local days from which the usual is learned, half-open, and how many of them have data. */
    learnedFrom: Type.String(),
    learnedTo: Type.String(),
    daysKnown: Type.Integer(),
    /** In a year without any burst, at most so many events are found on average. */
    falseEventsAYear: Type.Number(),
    /** A test flags what comes by chance less often than once in so many. */
    onceIn: Type.Number(),
    /** Variance of a usual slot = mean + spread x mean^2; 0: as even as chance. Null: nothing judged. */
    spread: Count
  }),
  grain: OneOf(['slot', 'hour', 'day']),
  series: Type.Array(Bucket),
  /** In order of time; of more than fifty the rarest. */
  events: Type.Array(Event),
  eventsFound: Type.Integer(),
  /** The service of all calls of the period, to compare with. */
  service: ServiceOfCalls,
  redundant: Type.Object({
    /** Calls about an incident that another call had reported before, of offered calls. */
    share: FigureSchema,
    /** Calls that name their incident: only these can be seen to be redundant. */
    keyed: Type.Integer(),
    incidents: Type.Integer(),
    reportedAgain: Type.Integer(),
    /** The twenty incidents with most calls. */
    groups: Type.Array(
      Type.Object({
        centre: Type.String(),
        incident: Type.String(),
        category: Word,
        district: Word,
        at: Type.String(),
        lastedSeconds: Type.Integer(),
        calls: Type.Integer()
      })
    )
  })
})
export type BurstsReply = Static<typeof BurstsReply>

/** The same events alone: what is counted and marked at a glance. */
export const BurstEventsReply = replySchema({
  events: Type.Array(Type.Object(EVENT)),
  eventsFound: Type.Integer()
})
export type BurstEventsReply = Static<typeof BurstEventsReply>
