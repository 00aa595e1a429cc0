import { type Static, Type } from 'typebox'
import { BASES, UNITS } from '#domain/kpis/kpi.ts'
import { LocalDate, OneOf, TextSchema } from './text.ts'

const MaybeDate = Type.Union([LocalDate, Type.Null()])

/** A KPI as one edition defines it. */
export const Definition = Type.Object({
  id: Type.String(),
  label: TextSchema,
  meaning: TextSchema,
  unit: OneOf(UNITS),
  better: OneOf(['higher', 'lower', 'neither']),
  /** What the count or the denominator is a number of. */
  countedIn: OneOf(BASES),
  formula: TextSchema,
  /** The formula in the letters that `/definitions` explains. */
  symbols: Type.String(),
  numerator: TextSchema,
  denominator: TextSchema,
  /** What is left out. */
  excluded: TextSchema,
  /** Clause, paper or decree; "own definition" where it was read nowhere. */
  source: Type.String(),
  /** Id of the edition: ask for it with `edition=`. */
  edition: Type.String(),
  name: TextSchema,
  /** What sets the edition apart, or what it changed. */
  change: TextSchema,
  /** In force from this day, and until before that one; null: not limited. */
  from: MaybeDate,
  until: MaybeDate,
  /** The published reading that it follows. */
  reading: Type.String(),
  declaredBy: OneOf(['built-in', 'site']),
  /** The threshold that it states itself. */
  withinSeconds: Type.Union([Type.Integer(), Type.Null()])
})
export type Definition = Static<typeof Definition>

/** A day within the period on which the definition of a KPI changes. */
export const Break = Type.Object({
  kpi: Type.String(),
  at: LocalDate,
  /** Ids of the editions. */
  before: Type.String(),
  after: Type.String(),
  /** Of the newer edition. */
  name: TextSchema,
  change: TextSchema,
  source: Type.String()
})
export type Break = Static<typeof Break>

export const DefinitionsReply = Type.Object({
  data: Type.Object({
    symbols: Type.Array(Type.Object({ symbol: Type.String(), meaning: TextSchema })),
    kpis: Type.Array(
      Type.Object({
        id: Type.String(),
        label: TextSchema,
        meaning: TextSchema,
        unit: OneOf(UNITS),
        better: OneOf(['higher', 'lower', 'neither']),
        /** The edition in force today. */
        current: Type.String(),
        editions: Type.Array(Definition)
      })
    )
  })
})
export type DefinitionsReply = Static<typeof DefinitionsReply>
