import { type Static, Type } from 'typebox'
import { OneOf } from './text.ts'

export const closed = { additionalProperties: false }
export const Id = Type.String({ minLength: 1, maxLength: 60 })
export const Weekday = Type.Integer({ minimum: 1, maximum: 7, description: 'ISO weekday, 1 Monday' })
export const Price = Type.Number({ minimum: 0, maximum: 1_000_000 })
export const MaybeNumber = Type.Union([Type.Number(), Type.Null()])

/**
 * A number or null that is sent in: one schema of two types, for where a union is tried branch by branch, null is taken for
 * nought before its own branch is reached.
 */
export const NumberOrNull = (limits: { type: 'integer' | 'number'; minimum: number; maximum: number }) =>
  Type.Unsafe<number | null>({ ...limits, type: [limits.type, 'null'] })
export const IdOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'], minLength: 1, maxLength: 60 })
export const DayMinute = Type.Integer({ minimum: 0, maximum: 1439, description: 'Minutes after midnight' })

/** How long and how well a plan is solved. */
export const EffortBody = Type.Object(
  {
    seconds: Type.Optional(Type.Number({ minimum: 1, maximum: 300, description: 'Time limit; 30' })),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: '1' })),
    gap: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1, description: 'May miss the best by this share of the cost; 0' })
    )
  },
  closed
)

export const SOLVE_STATUSES = ['optimal', 'limit', 'infeasible'] as const

/** What both kinds of result say about the solve. */
export const SOLVED = {
  status: OneOf(SOLVE_STATUSES),
  isProven: Type.Boolean(),
  cost: MaybeNumber,
  bound: MaybeNumber,
  gap: MaybeNumber,
  seconds: Type.Number()
}

export const PlanProgress = Type.Object({
  cost: MaybeNumber,
  bound: MaybeNumber,
  gap: MaybeNumber,
  seconds: Type.Number()
})
export type PlanProgress = Static<typeof PlanProgress>
