import { type Static, Type } from 'typebox'
import { PlanProgress } from './staffing-common.ts'
import { CoverReply, CoverSlotRow } from './staffing-cover.ts'
import { ReplayResult, SurgeResult } from './staffing-replay.ts'
import { RosterReply } from './staffing-roster.ts'
import { OneOf } from './text.ts'

export const JOB_KINDS = ['replay', 'surge', 'cover', 'roster'] as const
export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

/** Long work: what it is, how far it is, and its result when it is done. */
export const JobReply = Type.Object({
  id: Type.String(),
  kind: OneOf(JOB_KINDS),
  state: OneOf(JOB_STATES),
  /** Jobs that are done before it. */
  ahead: Type.Integer(),
  /** 0..1; of a solver: of the time that it may take. */
  progress: Type.Number(),
  /** What a solver knows so far; null for other work. */
  solving: Type.Union([PlanProgress, Type.Null()]),
  /** Of the data that it read; null: it read none. */
  dataVersion: Type.Union([Type.String(), Type.Null()]),
  failure: Type.Union([Type.String(), Type.Null()]),
  result: Type.Union([ReplayResult, SurgeResult, CoverReply, RosterReply, Type.Null()])
})
export type JobReply = Static<typeof JobReply>

export const JobParams = Type.Object(
  { id: Type.String({ pattern: '^[0-9a-f]{24}$' }) },
  { additionalProperties: false }
)

/** The slots of a cover by themselves, also as CSV and Arrow. */
export const CoverSlotsReply = Type.Object({
  data: Type.Object({
    slots: Type.Array(Type.Object({ weekday: Type.Integer(), start: Type.String(), ...CoverSlotRow.properties }))
  })
})
