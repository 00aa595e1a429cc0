import { type Static, Type } from 'typebox'
import { FigureSchema, GRAINS, OneOf, replySchema } from './common.ts'

export const OperatorsReply = replySchema({
  occupancy: FigureSchema,
  /** Seconds on duty and not paused, and paused; null where no operator states are exported. */
  readySeconds: FigureSchema,
  pauseSeconds: FigureSchema,
  handledSeconds: FigureSchema,
  grain: OneOf(GRAINS),
  /** Mean operators in a bucket: seconds / length of the bucket. */
  buckets: Type.Array(
    Type.Object({
      at: Type.String(),
      onDuty: FigureSchema,
      busy: FigureSchema,
      offered: Type.Union([Type.Integer(), Type.Null()])
    })
  ),
  /** The average day by hour: 24 rows. */
  profile: Type.Array(
    Type.Object({
      hour: Type.Integer(),
      onDuty: FigureSchema,
      busy: FigureSchema,
      occupancy: FigureSchema,
      offered: FigureSchema,
      serviceLevel: FigureSchema
    })
  ),
  operators: Type.Array(
    Type.Object({
      id: Type.String(),
      role: Type.Union([Type.String(), Type.Null()]),
      languages: Type.Array(Type.String()),
      /** Null where the calls do not carry what is filtered by. */
      answered: Type.Union([Type.Integer(), Type.Null()]),
      handleMean: FigureSchema,
      talkMean: FigureSchema,
      readySeconds: FigureSchema,
      pauseSeconds: FigureSchema,
      occupancy: FigureSchema,
      callsPerHour: FigureSchema
    })
  ),
  /** Answered calls by the caller's language, with the operators who speak it. */
  languages: Type.Array(
    Type.Object({ id: Type.Union([Type.String(), Type.Null()]), answered: Type.Integer(), speakers: Type.Integer() })
  )
})
export type OperatorsReply = Static<typeof OperatorsReply>
