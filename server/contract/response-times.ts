import { type Static, Type } from 'typebox'
import { INTERVAL_IDS } from '#domain/intervals.ts'
import { ComparedPeriod, FigureSchema, LocalDate, OneOf, replySchema } from './common.ts'

const Stage = Type.Object({
  id: OneOf(INTERVAL_IDS),
  /** Incidents that carry both stamps. */
  n: Type.Integer(),
  mean: FigureSchema,
  p50: FigureSchema,
  p90: FigureSchema,
  p95: FigureSchema
})

export const ResponseTimesReply = replySchema({
  incidents: FigureSchema,
  intervals: Type.Array(Stage),
  /** The same of the periods compared. */
  comparisons: Type.Array(
    Type.Intersect([ComparedPeriod, Type.Object({ incidents: FigureSchema, intervals: Type.Array(Stage) })])
  ),
  /** The 20 clock hours with most incidents; ties earliest first. */
  busiest: Type.Array(Type.Object({ date: LocalDate, hour: Type.Integer(), incidents: Type.Integer() }))
})
export type ResponseTimesReply = Static<typeof ResponseTimesReply>
