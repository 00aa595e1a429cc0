import { type Static, Type } from 'typebox'
import { ComparedPeriod, FigureSchema, GRAINS, KnownShare, OneOf, replySchema } from './common.ts'

/** What became of the paid time, under the editions asked for. */
const Paid = { utilisation: FigureSchema, shrinkage: FigureSchema, adherence: FigureSchema }

/** Seconds on duty and not paused, and paused; null where no operator states are exported. */
const Staffed = {
  ...Paid,
  occupancy: FigureSchema,
  readySeconds: FigureSchema,
  pauseSeconds: FigureSchema,
  handledSeconds: FigureSchema
}

/** Mean operators in a bucket: seconds / real length of the bucket; `known`: of its hours of calls. */
const StaffedBucket = Type.Object({
  at: Type.String(),
  onDuty: FigureSchema,
  busy: FigureSchema,
  offered: Type.Union([Type.Integer(), Type.Null()]),
  known: KnownShare
})

/** The average day by hour: 24 rows, from the hour at which days start. */
const Profile = Type.Array(
  Type.Object({
    hour: Type.Integer(),
    onDuty: FigureSchema,
    busy: FigureSchema,
    occupancy: FigureSchema,
    offered: FigureSchema,
    serviceLevel: FigureSchema
  })
)

/** The average day alone: what is drawn at a glance. */
export const OperatorProfileReply = replySchema({ profile: Profile })
export type OperatorProfileReply = Static<typeof OperatorProfileReply>

export const OperatorsReply = replySchema({
  ...Staffed,
  /** `buckets` aligned with those of the period: the n-th of one is the n-th of the other. */
  comparisons: Type.Array(
    Type.Intersect([ComparedPeriod, Type.Object({ ...Staffed, buckets: Type.Array(StaffedBucket) })])
  ),
  grain: OneOf(GRAINS),
  buckets: Type.Array(StaffedBucket),
  profile: Profile,
  operators: Type.Array(
    Type.Object({
      id: Type.String(),
      role: Type.Union([Type.String(), Type.Null()]),
      /** The team, as site.yaml says. */
      group: Type.Union([Type.String(), Type.Null()]),
      languages: Type.Array(Type.String()),
      /** Null where the calls do not carry what is filtered by. */
      answered: Type.Union([Type.Integer(), Type.Null()]),
      handleMean: FigureSchema,
      talkMean: FigureSchema,
      readySeconds: FigureSchema,
      pauseSeconds: FigureSchema,
      occupancy: FigureSchema,
      ...Paid,
      callsPerHour: FigureSchema
    })
  ),
  /** Answered calls by the caller's language, with the operators who speak it. */
  languages: Type.Array(
    Type.Object({ id: Type.Union([Type.String(), Type.Null()]), answered: Type.Integer(), speakers: Type.Integer() })
  )
})
export type OperatorsReply = Static<typeof OperatorsReply>
