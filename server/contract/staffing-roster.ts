import { type Static, type TProperties, Type } from 'typebox'
import { RULE_IDS } from '#domain/staffing/roster-rules.ts'
import { closed, DayMinute, EffortBody, Id, IdOrNull, NumberOrNull, Price, SOLVED } from './staffing-common.ts'
import { LocalDate, OneOf, TextSchema } from './text.ts'

const MaybeWhole = (maximum: number) => NumberOrNull({ type: 'integer', minimum: 0, maximum })
const Whole = (maximum: number) => Type.Integer({ minimum: 0, maximum })
const MOST_DAYS = 42
const UNITS = ['people', 'shifts', 'days', 'minutes'] as const

export const AssignmentBody = Type.Object({ person: Id, date: LocalDate, shift: Id }, closed)

const ShiftBody = Type.Object(
  {
    id: Id,
    startMinute: DayMinute,
    durationMinutes: Type.Integer({ minimum: 15, maximum: 720 }),
    breakMinutes: Whole(180)
  },
  closed
)

const PersonBody = Type.Object(
  {
    id: Id,
    role: OneOf(['operator', 'supervisor']),
    languages: Type.Array(Id, { maxItems: 30 }),
    contract: Type.String({ maxLength: 60 }),
    minMinutes: Whole(60_480),
    maxMinutes: Whole(60_480),
    overtimeMinutes: Whole(1080),
    isNightAllowed: Type.Boolean(),
    leave: Type.Array(LocalDate, { maxItems: MOST_DAYS }),
    unavailable: Type.Array(Type.Object({ date: LocalDate, shift: IdOrNull }, closed), { maxItems: 200 }),
    requests: Type.Array(
      Type.Object({ date: LocalDate, shift: IdOrNull, wants: OneOf(['on', 'off']), weight: Price }, closed),
      { maxItems: 200 }
    )
  },
  closed
)

export const SettingsBody = Type.Object(
  {
    minRestMinutes: Whole(720),
    maxDaysInARow: MaybeWhole(14),
    minDaysOffPerWeek: Whole(6),
    weeklyMinutes: MaybeWhole(10_080),
    maxNightsInARow: MaybeWhole(14),
    maxNights: MaybeWhole(MOST_DAYS),
    minWeekendsOff: Whole(6),
    breakAfterMinutes: Whole(720),
    breakMinutes: Whole(180),
    nightFromMinute: DayMinute,
    nightUntilMinute: DayMinute
  },
  closed
)

export const PricesBody = Type.Object(
  { shift: Price, mostNights: Price, nightSpread: Price, mostWeekends: Price, weekendSpread: Price },
  closed
)

const softRules = Object.fromEntries(RULE_IDS.map((id) => [id, Type.Optional(Price)])) as unknown as TProperties

const ROSTER = {
  from: LocalDate,
  days: Type.Integer({ minimum: 1, maximum: MOST_DAYS }),
  /** Absent: the site's shifts. */
  shifts: Type.Optional(Type.Array(ShiftBody, { minItems: 1, maxItems: 12 })),
  people: Type.Array(PersonBody, { minItems: 1, maxItems: 80 }),
  need: Type.Array(Type.Object({ date: LocalDate, shift: Id, people: Whole(80) }, closed), { maxItems: 504 }),
  skills: Type.Array(
    Type.Object(
      {
        id: Id,
        kind: OneOf(['supervisor', 'language']),
        language: IdOrNull,
        people: Type.Integer({ minimum: 1, maximum: 80 }),
        shifts: Type.Unsafe<string[] | null>({ type: ['array', 'null'], items: Id, maxItems: 12 })
      },
      closed
    ),
    { maxItems: 12 }
  ),
  doSupervisorsTakeCalls: Type.Optional(Type.Boolean()),
  /** Absent: the defaults of law and usual practice. */
  settings: Type.Optional(SettingsBody),
  /** Rules that may be broken, each with the price of a unit; absent: a supervisor and a language, where one can be had. */
  soft: Type.Optional(Type.Unsafe<Partial<Record<(typeof RULE_IDS)[number], number>>>(Type.Object(softRules, closed))),
  prices: Type.Optional(PricesBody),
  fixed: Type.Optional(Type.Array(AssignmentBody, { maxItems: 4000 })),
  before: Type.Optional(Type.Array(AssignmentBody, { maxItems: 2000 }))
}

/** A roster that is asked for: `RosterProblem` of the domain, with defaults for what is absent. */
export const RosterProblemBody = Type.Object(ROSTER, closed)
export type RosterProblemBody = Static<typeof RosterProblemBody>
export const RosterBody = Type.Object({ ...ROSTER, effort: Type.Optional(EffortBody) }, closed)
export type RosterBody = Static<typeof RosterBody>

/** A roster that is kept: nothing is left to defaults, which may change. */
export const KeptRoster = Type.Object(
  { problem: Type.Required(RosterProblemBody, closed), assignments: Type.Array(AssignmentBody, { maxItems: 4000 }) },
  closed
)
export type KeptRoster = Static<typeof KeptRoster>

/** A roster as it stands, made by the solver or by hand. */
export const RosterCheckBody = Type.Object(
  { problem: RosterProblemBody, assignments: Type.Array(AssignmentBody, { maxItems: 4000 }) },
  closed
)
export type RosterCheckBody = Static<typeof RosterCheckBody>

export const RosterCalendarBody = Type.Object(
  { ...RosterCheckBody.properties, person: Id, centre: Type.Optional(Id) },
  closed
)

const MaybeString = Type.Union([Type.String(), Type.Null()])
const PLACE = {
  rule: OneOf(RULE_IDS),
  person: MaybeString,
  date: MaybeString,
  shift: MaybeString,
  skill: MaybeString,
  by: Type.Number()
}

export const ViolationReply = Type.Object({ ...PLACE, unit: OneOf(UNITS), isHard: Type.Boolean(), text: TextSchema })

export const TotalsReply = Type.Object({
  person: Type.String(),
  shifts: Type.Integer(),
  minutes: Type.Integer(),
  nights: Type.Integer(),
  weekends: Type.Integer(),
  requestsGiven: Type.Integer(),
  requestsAsked: Type.Integer()
})

export const RosterCheckReply = Type.Object({ violations: Type.Array(ViolationReply), totals: Type.Array(TotalsReply) })
export type RosterCheckReply = Static<typeof RosterCheckReply>

export const RosterReply = Type.Object({
  ...SOLVED,
  assignments: Type.Array(Type.Object({ person: Type.String(), date: Type.String(), shift: Type.String() })),
  violations: Type.Array(ViolationReply),
  totals: Type.Array(TotalsReply),
  blocking: Type.Union([
    Type.Object({
      rules: Type.Array(OneOf(RULE_IDS)),
      isProven: Type.Boolean(),
      ways: Type.Array(
        Type.Object({
          rules: Type.Array(OneOf(RULE_IDS)),
          cost: Type.Number(),
          bound: Type.Union([Type.Number(), Type.Null()]),
          isProven: Type.Boolean(),
          parts: Type.Array(
            Type.Object({ rule: OneOf(RULE_IDS), by: Type.Number(), unit: OneOf(UNITS), places: Type.Integer() })
          ),
          places: Type.Array(Type.Object(PLACE)),
          text: TextSchema
        })
      ),
      counts: Type.Array(Type.Object({ text: TextSchema, asked: Type.Number(), given: Type.Number() }))
    }),
    Type.Null()
  ])
})
export type RosterReply = Static<typeof RosterReply>

/** The rules with their labels and sources, and the default settings. */
export const RosterRulesReply = Type.Object({
  rules: Type.Array(
    Type.Object({
      id: OneOf(RULE_IDS),
      label: TextSchema,
      source: TextSchema,
      unit: OneOf(UNITS),
      weight: Type.Union([Type.Number(), Type.Null()])
    })
  ),
  settings: SettingsBody,
  prices: PricesBody
})
