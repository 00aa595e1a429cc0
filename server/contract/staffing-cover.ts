import { type Static, Type } from 'typebox'
import {
  closed,
  DayMinute,
  EffortBody,
  Id,
  MaybeNumber,
  NumberOrNull,
  Price,
  SOLVED,
  Weekday
} from './staffing-common.ts'

const MaybePrice = NumberOrNull({ type: 'number', minimum: 0, maximum: 1_000_000 })
const Factor = Type.Number({ minimum: 0, maximum: 10 })

export const PatternBody = Type.Object(
  {
    id: Id,
    startMinute: DayMinute,
    durationMinutes: Type.Integer({ minimum: 15, maximum: 1440 }),
    breakMinutes: Type.Integer({ minimum: 0, maximum: 180 }),
    breakEarliestMinute: Type.Integer({ minimum: 0, maximum: 1440 }),
    breakLatestMinute: Type.Integer({ minimum: 0, maximum: 1440 }),
    weekdays: Type.Array(Weekday, { minItems: 1, maxItems: 7, uniqueItems: true }),
    extraCost: Type.Optional(Price)
  },
  closed
)

export const RatesBody = Type.Object(
  {
    nightFromMinute: DayMinute,
    nightUntilMinute: DayMinute,
    nightFactor: Factor,
    weekendDays: Type.Array(Weekday, { maxItems: 7, uniqueItems: true }),
    weekendFactor: Factor,
    overtimeAfterMinutes: Type.Integer({ minimum: 0, maximum: 1440 }),
    overtimeFirstHourFactor: Factor,
    overtimeNextFactor: Factor,
    isBreakPaid: Type.Boolean()
  },
  closed
)

/** A cover that is asked for: `CoverProblem` of the domain; without `patterns` the site's shifts, without `rates` the defaults. */
export const CoverBody = Type.Object(
  {
    slotMinutes: Type.Unsafe<15 | 30 | 60>(Type.Integer({ enum: [15, 30, 60] })),
    firstWeekday: Weekday,
    isCyclic: Type.Boolean(),
    need: Type.Array(Type.Integer({ minimum: 0, maximum: 500 }), { minItems: 24, maxItems: 2976 }),
    patterns: Type.Optional(Type.Array(PatternBody, { minItems: 1, maxItems: 100 })),
    groups: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Id,
            costPerHour: Price,
            skills: Type.Array(Id, { maxItems: 20 }),
            takesCalls: Type.Boolean(),
            people: NumberOrNull({ type: 'integer', minimum: 0, maximum: 1000 }),
            weeklyMinutes: Type.Integer({ minimum: 0, maximum: 10_080 })
          },
          closed
        ),
        { minItems: 1, maxItems: 12 }
      )
    ),
    skills: Type.Optional(
      Type.Array(
        Type.Object(
          { skill: Id, people: Type.Integer({ minimum: 1, maximum: 50 }), underPricePerHour: MaybePrice },
          closed
        ),
        { maxItems: 10 }
      )
    ),
    rates: Type.Optional(RatesBody),
    underPricePerHour: Type.Optional(MaybePrice),
    effort: Type.Optional(EffortBody)
  },
  closed
)
export type CoverBody = Static<typeof CoverBody>

export const CoverSlotRow = Type.Object({
  slot: Type.Integer(),
  need: Type.Integer(),
  present: Type.Integer(),
  short: Type.Integer(),
  over: Type.Integer()
})

const SkillsShort = Type.Array(Type.Object({ skill: Type.String(), slot: Type.Integer(), short: Type.Integer() }))

export const CoverReply = Type.Object({
  ...SOLVED,
  /** Of the slots that were asked for: the first begins at midnight of this weekday. */
  slotMinutes: Type.Integer(),
  firstWeekday: Type.Integer(),
  shifts: Type.Array(
    Type.Object({
      pattern: Type.String(),
      day: Type.Integer(),
      group: Type.String(),
      breakMinute: MaybeNumber,
      people: Type.Integer()
    })
  ),
  slots: Type.Array(CoverSlotRow),
  skillsShort: SkillsShort,
  personHours: Type.Number(),
  leastShort: Type.Union([
    Type.Object({
      personHours: Type.Number(),
      slots: Type.Array(Type.Object({ slot: Type.Integer(), short: Type.Integer() })),
      skillsShort: SkillsShort
    }),
    Type.Null()
  ])
})
export type CoverReply = Static<typeof CoverReply>
