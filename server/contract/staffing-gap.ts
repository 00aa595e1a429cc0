import { type Static, Type } from 'typebox'
import { ABSENCES } from '#domain/figure.ts'
import { FigureSchema, LocalDate, OneOf, querySchema, replySchema } from './common.ts'

export const StaffingGapQuery = querySchema({})

/**
 * Operators that each hour of the week asked for, by the site's target and the load measured in it, against those on
 * duty. All calls of the centres count, whatever else is filtered: operators take them all.
 */
export const StaffingGapReply = replySchema({
  /** Why there are no hours; null where there are. `no-target`: the site states no service level to reach. */
  why: Type.Union([OneOf([...ABSENCES, 'no-target'] as const), Type.Null()]),
  target: Type.Union([Type.Object({ share: Type.Number(), withinSeconds: Type.Integer() }), Type.Null()]),
  /** Mean handle time, seconds. */
  handleMean: FigureSchema,
  /** Days that were measured, half-open: of long periods the last. */
  measuredFrom: LocalDate,
  measuredTo: LocalDate,
  /** By weekday (ISO, Monday = 1) and hour; an hour of the week that nothing is known of is left out. */
  hours: Type.Array(
    Type.Object({
      weekday: Type.Integer(),
      hour: Type.Integer(),
      /** Hours measured. */
      hours: Type.Integer(),
      callsPerHour: Type.Number(),
      onDuty: Type.Number(),
      required: Type.Integer()
    })
  )
})
export type StaffingGapReply = Static<typeof StaffingGapReply>
