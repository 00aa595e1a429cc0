import { type Static, Type } from 'typebox'
import { LEVELS } from '#domain/queueing/erlang-a.ts'
import { PLAN_SLOTS, type PlanSlot } from '#domain/staffing/week-plan.ts'
import { OneOf, querySchema } from './common.ts'

const Dates = Type.Optional(Type.Array(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), { maxItems: 400 }))

const DEMAND = {
  /** Weeks to be forecast, from the day after the data. */
  weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 13 })),
  factors: Type.Optional(
    Type.Array(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}:\\d{1,2}(\\.\\d{1,3})?$' }), {
      maxItems: 100,
      description: 'What a day multiplies the usual calls by, set by hand: 2027-03-10:1.25'
    })
  ),
  mask: Dates,
  keep: Dates
}

/** `from` and `to`: the days over which handle time and patience are measured, and the past of `basis=past`. */
export const ForecastQuery = querySchema(DEMAND)
export type ForecastQuery = Static<typeof ForecastQuery>

export const BASES = ['forecast', 'past'] as const

const RULES = {
  basis: Type.Optional(OneOf(BASES)),
  share: Type.Optional(Type.Number({ minimum: 0.01, maximum: 0.999, description: 'Goal: share answered in time' })),
  level: Type.Optional(OneOf(LEVELS)),
  /** Seconds; absent: as measured. 0: nobody hangs up (Erlang C). */
  patience: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
  maxOccupancy: Type.Optional(Type.Number({ minimum: 0.1, maximum: 1 })),
  minimumAgents: Type.Optional(Type.Integer({ minimum: 0, maximum: 35 })),
  shrinkage: Type.Optional(Type.Integer({ minimum: 0, maximum: 90, description: 'Whole percent' })),
  /** Staff for this quantile of the uncertain rate; absent: for the mean. */
  quantile: Type.Optional(Type.Number({ minimum: 0.5, maximum: 0.99 }))
}

export const RequirementQuery = querySchema({ ...DEMAND, ...RULES })
export type RequirementQuery = Static<typeof RequirementQuery>

/** 168 signs 0-9a-z: operators of every hour of the week, Monday 00:00 first. */
export const Plan = Type.String({ pattern: '^[0-9a-z]{168}$' })

/** The same for up to six weeks, worked one after the other and then again; of quarter hours four signs an hour. */
const Plans = Type.String({ pattern: '^([0-9a-z]{168}){1,24}$' })

const RUNS = {
  runs: Type.Optional(Type.Integer({ minimum: 2, maximum: 100 })),
  seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 }))
}

export const ReplayBody = querySchema({
  ...RUNS,
  /** Who would have been on duty instead: a week's plan, or those who worked and some more (or fewer). */
  proposals: Type.Optional(
    Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 80 }),
          plan: Type.Optional(Plans),
          /** Of the plan's slots; absent: hours. */
          slotMinutes: Type.Optional(Type.Unsafe<PlanSlot>(Type.Integer({ enum: [...PLAN_SLOTS] }))),
          /** Those of the plan who speak the same languages; absent: it is not known who speaks what. */
          speakers: Type.Optional(
            Type.Array(
              Type.Object(
                { languages: Type.Array(Type.String({ minLength: 1, maxLength: 35 }), { maxItems: 31 }), plan: Plans },
                { additionalProperties: false }
              ),
              { maxItems: 40 }
            )
          ),
          operators: Type.Optional(Type.Integer({ minimum: -20, maximum: 20 }))
        },
        { additionalProperties: false }
      ),
      { maxItems: 6 }
    )
  )
})
export type ReplayBody = Static<typeof ReplayBody>
