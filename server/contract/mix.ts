import { type Static, Type } from 'typebox'
import { ComparedPeriod, FigureSchema, GRAINS, KnownShare, OneOf, querySchema, replySchema } from './common.ts'

/** `incidents` of the register, or emergency `calls` as typed by the operator. */
export const BASES = ['incidents', 'calls'] as const
export const MixQuery = querySchema({ basis: Type.Optional(OneOf(BASES)) })
export type MixQuery = Static<typeof MixQuery>

/** `id` null: rows that carry no value. */
const Id = Type.Union([Type.String(), Type.Null()])

const Part = Type.Object({
  id: Id,
  n: Type.Integer(),
  share: FigureSchema,
  /** Same order as `comparisons`; a row missing on one side stays: `n` 0 here or there, with its mark. */
  before: Type.Array(Type.Object({ n: Type.Integer(), mark: OneOf(['both', 'new', 'gone']) }))
})

export const MixReply = replySchema({
  basis: OneOf(BASES),
  /** The bases that this site's sources can answer. */
  bases: Type.Array(OneOf(BASES)),
  total: FigureSchema,
  grain: OneOf(GRAINS),
  comparisons: Type.Array(Type.Intersect([ComparedPeriod, Type.Object({ total: FigureSchema })])),
  categories: Type.Array(Part),
  subcategories: Type.Array(Type.Object({ category: Id, id: Id, n: Type.Integer(), share: FigureSchema })),
  districts: Type.Array(Part),
  agencies: Type.Array(Part),
  languages: Type.Array(Part),
  /** Counts a bucket and category; null where the feed has no data. */
  series: Type.Object({
    buckets: Type.Array(Type.String()),
    known: Type.Array(KnownShare),
    categories: Type.Array(Type.Object({ id: Id, counts: Type.Array(Type.Union([Type.Integer(), Type.Null()])) }))
  }),
  /** Counts by district and category, only pairs that occur. */
  table: Type.Array(Type.Object({ district: Id, category: Id, n: Type.Integer() }))
})
export type MixReply = Static<typeof MixReply>
