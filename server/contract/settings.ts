import { type Static, type TSchema, Type } from 'typebox'
import { SPECIAL_KINDS } from '#domain/special-days-table.ts'
import { FAULT_CODES } from '#domain/setting-faults.ts'
import { FORCES } from '#domain/standards/standard.ts'
import { Problem } from './common.ts'
import {
  AppliedStandards,
  Categories,
  NewEdition,
  SECTIONS,
  type SectionName,
  Shifts,
  SpecialDayEntries,
  Targets
} from './site-sections.ts'
import { LocalDate, OneOf, TextSchema } from './text.ts'

const closed = { additionalProperties: false }
const Nullable = <Of extends TSchema>(of: Of) => Type.Union([of, Type.Null()])

/** What a section may be set to; null takes it out of site.yaml, so that what is shipped holds. */
export const SECTION_VALUES = {
  targets: Nullable(Targets),
  standards: Nullable(AppliedStandards),
  shifts: Nullable(Shifts),
  special_days: Nullable(SpecialDayEntries),
  categories: Nullable(Categories),
  /** Definitions are added to, never rewritten: what a closed month was counted by stays. */
  definitions: NewEdition
} satisfies Record<SectionName, TSchema>

/** @param value one of SECTION_VALUES */
export function changeSchema<Value extends TSchema>(value: Value) {
  return Type.Object({ by: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }), value }, closed)
}

export const SettingsChangeSchema = Type.Object({
  at: Type.String(),
  by: Type.String(),
  section: Type.String(),
  /** As it stood in site.yaml; null: nothing. */
  before: Type.Unknown(),
  after: Type.Unknown(),
  /** False where the server was ended before the change was made. */
  isCarriedOut: Type.Boolean(),
  /** site.yaml had been changed otherwise (by hand, or by a new source) since the change before. */
  isAfterOther: Type.Boolean()
})
export type SettingsChange = Static<typeof SettingsChangeSchema>

const SpecialDay = Type.Object({
  from: LocalDate,
  to: LocalDate,
  kind: Type.String(),
  label: TextSchema,
  source: Type.String(),
  verified: Type.Boolean(),
  isEstimate: Type.Boolean()
})

/** What site.yaml says, by section; null where it does not say anything, and what holds then. */
export const SettingsReply = Type.Object({
  data: Type.Object({
    /** Of site.yaml; send it back as If-Match. */
    version: Type.String(),
    isWritable: Type.Boolean(),
    targets: Nullable(Targets),
    standards: Nullable(AppliedStandards),
    shifts: Nullable(Shifts),
    special_days: Nullable(SpecialDayEntries),
    categories: Nullable(Categories),
    /** The kinds of emergency that hold without `categories`. */
    shippedCategories: Type.Array(Type.Object({ id: Type.String(), label: TextSchema })),
    shippedDays: Type.Array(SpecialDay),
    specialKinds: Type.Array(OneOf(SPECIAL_KINDS)),
    /** Every published standard of the newest edition. */
    publishedStandards: Type.Array(
      Type.Object({
        id: Type.String(),
        label: TextSchema,
        issuer: Type.String(),
        edition: Nullable(Type.String()),
        force: OneOf(FORCES),
        verified: Type.Boolean(),
        source: Type.String()
      })
    ),
    centres: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        timeZone: Type.String(),
        dayStarts: Type.String(),
        /** As the loaded data count its days; null before the first load. */
        loadedAs: Nullable(Type.String()),
        targets: Nullable(Targets),
        population: Nullable(Type.Object({ count: Type.Integer(), source: Type.String() }))
      })
    ),
    retention: Type.Array(
      Type.Object({
        source: Type.String(),
        label: TextSchema,
        kind: Type.String(),
        centre: Type.String(),
        /** Spans by what they hold for, as written: `5 years`. */
        spans: Type.Record(Type.String(), Type.String()),
        isArchived: Type.Boolean()
      })
    ),
    operators: Type.Array(
      Type.Object({
        id: Type.String(),
        role: Type.String(),
        languages: Type.Array(Type.String()),
        group: Type.Optional(Type.String())
      })
    ),
    /** The newest changes first. */
    history: Type.Array(SettingsChangeSchema)
  })
})
export type SettingsReply = Static<typeof SettingsReply>
export type Settings = SettingsReply['data']

/** A refused change: which key of the section, and why; of a stale one what has changed since. */
export const SettingsProblem = Type.Intersect([
  Problem,
  Type.Object({
    fault: Type.Optional(
      Type.Object({ keys: Type.Array(Type.String()), code: OneOf(FAULT_CODES), message: Type.String() })
    ),
    changes: Type.Optional(Type.Array(SettingsChangeSchema)),
    version: Type.Optional(Type.String())
  })
])
export type SettingsProblem = Static<typeof SettingsProblem>

export { SECTIONS, type SectionName }
