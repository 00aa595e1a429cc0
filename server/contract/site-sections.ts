import { type Static, Type } from 'typebox'
import { KPI_IDS } from '#domain/kpis.ts'
import { OneOf } from './text.ts'

/** The parts of site.yaml that may be changed through the page: one shape for the file, the API and the page. */
const closed = { additionalProperties: false }
const Text = Type.Object(
  { id: Type.String({ minLength: 1, maxLength: 200 }), en: Type.String({ minLength: 1, maxLength: 200 }) },
  closed
)
const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Kind = Type.String({ minLength: 1, maxLength: 60 })
const Time = Type.String({ pattern: '^\\d{2}:\\d{2}$' })
const Share = Type.Number({ minimum: 0, maximum: 1 })

/** What the centre has set itself: shares 0..1, whole seconds. */
export const Targets = Type.Object(
  {
    serviceLevel: Type.Optional(
      Type.Object({ share: Share, within_s: Type.Integer({ minimum: 0, maximum: 86_400 }) }, closed)
    ),
    abandonRate: Type.Optional(Type.Object({ share: Share }, closed)),
    responseP90: Type.Optional(Type.Object({ seconds: Type.Integer({ minimum: 0, maximum: 86_400 }) }, closed))
  },
  closed
)
export type Targets = Static<typeof Targets>

/** Ids of the published standards that apply to the centre; every edition of their families does then. */
export const AppliedStandards = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100 })

export const Shifts = Type.Array(Type.Object({ id: Id, label: Text, start: Time, end: Time }, closed), { maxItems: 24 })
export type Shifts = Static<typeof Shifts>

/** Days of its own; a lebaran, ramadan or idul-adha stands instead of the shipped one of its year; `remove` takes away. */
export const SpecialDayEntries = Type.Array(
  Type.Union([
    Type.Object({ from: Day, to: Day, kind: Kind, label: Text, source: Type.String({ maxLength: 300 }) }, closed),
    Type.Object({ remove: Kind, year: Type.Integer({ minimum: 1900, maximum: 2200 }) }, closed),
    Type.Object({ remove: Kind, from: Day }, closed)
  ]),
  { maxItems: 500 }
)
export type SpecialDayEntries = Static<typeof SpecialDayEntries>

/** The kinds of emergency in the order of every list, and how they are called. */
export const Categories = Type.Array(
  Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }), label: Text }, closed),
  { maxItems: 200 }
)
export type Categories = Static<typeof Categories>

/** What a centre has decided a KPI to mean, from a day on or until one. */
export const DeclaredEdition = Type.Object(
  {
    id: Id,
    /** First local day in force, and the first on which it no longer is. */
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    /** The published reading of the KPI that it follows, such as `answered`. */
    reading: Type.String({ minLength: 1 }),
    /** Of serviceLevel: its threshold. */
    within_s: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
    name: Type.Optional(Text),
    /** What changed, in one sentence. */
    change: Text,
    /** The decree or decision. */
    source: Type.String({ minLength: 1, maxLength: 300 })
  },
  closed
)
export type DeclaredEdition = Static<typeof DeclaredEdition>

/** One edition more; an open one of the same KPI that begins earlier ends where this begins. */
export const NewEdition = Type.Object({ kpi: OneOf(KPI_IDS), edition: DeclaredEdition }, closed)
export type NewEdition = Static<typeof NewEdition>

/** The sections by the key of site.yaml that they are written to. */
export const SECTIONS = ['targets', 'standards', 'shifts', 'special_days', 'categories', 'definitions'] as const
export type SectionName = (typeof SECTIONS)[number]
