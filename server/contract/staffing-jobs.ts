import { type Static, Type } from 'typebox'
import { PLAN_PHASES, PlanProgress } from './staffing-common.ts'
import { CoverReply, CoverSlotRow } from './staffing-cover.ts'
import { RosterReply } from './staffing-roster.ts'
import { OneOf } from './text.ts'

/** A plan that is being solved, or was. Kept for an hour. */
export const StaffingJob = Type.Object({
  id: Type.String(),
  kind: OneOf(['cover', 'roster']),
  phase: OneOf(PLAN_PHASES),
  /** Jobs that are solved before it. */
  ahead: Type.Integer(),
  progress: Type.Union([PlanProgress, Type.Null()]),
  cover: Type.Union([CoverReply, Type.Null()]),
  roster: Type.Union([RosterReply, Type.Null()]),
  error: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()])
})
export type StaffingJob = Static<typeof StaffingJob>

export const JobParams = Type.Object(
  { id: Type.String({ pattern: '^[0-9a-f]{16}$' }) },
  { additionalProperties: false }
)

/** The slots of a cover by themselves, also as CSV and Arrow. */
export const CoverSlotsReply = Type.Object({
  data: Type.Object({
    slots: Type.Array(Type.Object({ weekday: Type.Integer(), start: Type.String(), ...CoverSlotRow.properties }))
  })
})
