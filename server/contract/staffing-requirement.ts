import { type Static, Type } from 'typebox'
import { ABSENCES } from '#domain/figure.ts'
import { LEVELS } from '#domain/queueing/erlang-a.ts'
import { LocalDate, OneOf, replySchema } from './common.ts'
import { BASES } from './staffing-query.ts'

const Maybe = Type.Union([Type.Number(), Type.Null()])

const Given = Type.Object({
  agents: Type.Integer(),
  serviceLevel: Type.Number(),
  abandoned: Maybe,
  meanWaitSeconds: Maybe,
  occupancy: Maybe
})

export const RequirementReply = replySchema({
  /** Why nothing is required; null where something is. */
  why: Type.Union([OneOf(ABSENCES), Type.Null()]),
  basis: OneOf(BASES),
  /** The days that are staffed for: of the forecast, or the asked past. */
  from: LocalDate,
  to: LocalDate,
  goal: Type.Object({
    share: Type.Number(),
    withinSeconds: Type.Integer(),
    level: OneOf(LEVELS),
    maxOccupancy: Type.Number(),
    minimumAgents: Type.Integer(),
    shrinkagePercent: Type.Integer(),
    quantile: Maybe
  }),
  patience: Type.Object({
    /** What is reckoned with; null: nobody hangs up. */
    usedSeconds: Maybe,
    meanSeconds: Maybe,
    medianSeconds: Maybe,
    gaveUp: Type.Integer(),
    goneAtOnce: Type.Integer(),
    n: Type.Integer()
  }),
  handle: Type.Object({ seconds: Maybe, n: Type.Integer() }),
  spread: Type.Number(),
  /** Who was on duty is known from operator states, or only from the calls they took; null: not known. */
  dutyBasis: Type.Union([OneOf(['states', 'calls']), Type.Null()]),
  /** Days over which those on duty and the observed figures are taken. */
  dutyFrom: LocalDate,
  dutyTo: LocalDate,
  /** 168 hours, Monday 00:00 first. */
  week: Type.Array(
    Type.Object({
      weekday: Type.Integer(),
      hour: Type.Integer(),
      /** Expected calls of the hour, and those staffed for. */
      mean: Type.Number(),
      calls: Type.Number(),
      handleSeconds: Type.Number(),
      load: Type.Number(),
      required: Type.Integer(),
      requiredC: Type.Integer(),
      rostered: Type.Integer(),
      given: Type.Array(Given),
      /** Mean operators on duty in that hour; what they give by the model, rounded to whole operators. */
      deployed: Maybe,
      givenDeployed: Type.Union([Given, Type.Null()]),
      /** What happened in those hours. */
      offered: Type.Integer(),
      answeredWithin: Type.Integer()
    })
  ),
  slots: Type.Array(
    Type.Object({
      at: Type.String(),
      calls: Maybe,
      load: Maybe,
      required: Maybe,
      rostered: Maybe,
      deployed: Maybe,
      offered: Maybe,
      answeredWithin: Maybe
    })
  ),
  relief: Type.Object({
    seatHoursPerWeek: Type.Number(),
    netHoursPerYear: Type.Number(),
    heads: Type.Number(),
    headsPerSeat: Type.Number(),
    seatsHeld: Maybe,
    people: Maybe,
    /** Person-hours of a week that the people there are cannot hold, and where: the hours with the fewest calls. */
    shortHours: Maybe,
    short: Type.Array(
      Type.Object({ weekday: Type.Integer(), from: Type.Integer(), to: Type.Integer(), by: Type.Integer() })
    )
  }),
  /** Languages of answered calls over the asked days, and operators who speak them. */
  languages: Type.Array(
    Type.Object({
      id: Type.Union([Type.String(), Type.Null()]),
      answered: Type.Integer(),
      share: Type.Number(),
      speakers: Type.Integer(),
      /** Fewest speakers who reach the goal for these callers in the busiest hour of the week by themselves. */
      speakersNeeded: Type.Union([Type.Integer(), Type.Null()])
    })
  )
})
export type RequirementReply = Static<typeof RequirementReply>
