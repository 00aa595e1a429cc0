import { type Static, Type } from 'typebox'
import { WARNING_CODES } from '#domain/comparability.ts'
import { Coverage, FigureSchema, GRAINS, OneOf, querySchema, replySchema } from './common.ts'
import { Targets } from './site-sections.ts'

/** Centres side by side, at least and at most. */
export const FEWEST_CENTRES = 2
export const MOST_CENTRES = 12
export const STATUSES = ['met', 'missed', 'too-few', 'no-data'] as const

export const CompareQuery = querySchema({
  centres: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
    minItems: FEWEST_CENTRES,
    maxItems: MOST_CENTRES,
    uniqueItems: true,
    description: 'Ids of the centres, in the order of the columns; `centre` and `compare` are not asked here'
  })
})
export type CompareQuery = Static<typeof CompareQuery>

const MaybeNumber = Type.Union([Type.Number(), Type.Null()])

const Cell = Type.Object({
  centre: Type.String(),
  /** As `/kpis` with `centre=` answers it. */
  figure: FigureSchema,
  edition: Type.String(),
  /** Of that centre, in the unit of the figure. */
  target: Type.Optional(Type.Number()),
  status: Type.Optional(OneOf(STATUSES)),
  /** 1 is best; null where the centres are not ranked by this KPI, or this one cannot be placed. */
  rank: MaybeNumber,
  /** Of a count: for every 100,000 inhabitants, over the whole period; null where the site states no population. */
  per100k: MaybeNumber
})

const ComparedCentre = Type.Object({
  id: Type.String(),
  name: Type.String(),
  timeZone: Type.String(),
  dayStarts: Type.Integer(),
  coverage: Coverage,
  targets: Targets,
  /** Threshold and variant of its service level. */
  within: Type.Integer(),
  variant: Type.String(),
  population: Type.Union([Type.Object({ count: Type.Integer(), source: Type.String() }), Type.Null()])
})

const Warning = Type.Object({
  code: OneOf(WARNING_CODES),
  kpis: Type.Array(Type.String()),
  isBlocking: Type.Boolean(),
  centres: Type.Array(
    Type.Object({
      centre: Type.String(),
      says: Type.Union([Type.String(), Type.Number(), Type.Array(Type.String()), Type.Null()])
    })
  )
})

const Series = Type.Array(MaybeNumber)

export const CompareReply = replySchema({
  centres: Type.Array(ComparedCentre),
  kpis: Type.Array(Type.Object({ id: Type.String(), isRanked: Type.Boolean(), cells: Type.Array(Cell) })),
  warnings: Type.Array(Warning),
  /** The same buckets for every centre; `known`: how much of each is known, 0..1. */
  series: Type.Object({
    grain: OneOf(GRAINS),
    buckets: Type.Array(Type.String()),
    centres: Type.Array(
      Type.Object({ centre: Type.String(), offered: Series, serviceLevel: Series, known: Type.Array(Type.Number()) })
    )
  })
})
export type CompareReply = Static<typeof CompareReply>
export type Compared = CompareReply['data']
