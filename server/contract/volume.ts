import { type Static, Type } from 'typebox'
import { ComparedPeriod, FigureSchema, GRAINS, KnownShare, LocalDate, OneOf, replySchema } from './common.ts'

/** A count, or null where the feed has no data for the bucket. Never 0 for absent. */
const Count = Type.Union([Type.Integer(), Type.Null()])

/** `at` is the local start of the bucket: YYYY-MM-DD, or YYYY-MM-DDTHH:MM for hours and slots. */
export const VolumeBucket = Type.Object({
  at: Type.String(),
  offered: Count,
  answered: Count,
  abandoned: Count,
  cutOff: Count,
  known: KnownShare
})

const SERIES = {
  grain: OneOf(GRAINS),
  buckets: Type.Array(VolumeBucket),
  /** Aligned bucket by bucket with `buckets`: the n-th of one is the n-th of the other. */
  comparisons: Type.Array(Type.Intersect([ComparedPeriod, Type.Object({ buckets: Type.Array(VolumeBucket) })]))
}

/** Calls over time alone: what is drawn at a glance. */
export const VolumeSeriesReply = replySchema(SERIES)
export type VolumeSeriesReply = Static<typeof VolumeSeriesReply>

export const VolumeReply = replySchema({
  ...SERIES,
  /** 7 x 24 cells; ISO weekday 1 = Monday. `days` = days of that weekday with data; mean = offered / days. */
  heat: Type.Array(
    Type.Object({
      weekday: Type.Integer(),
      hour: Type.Integer(),
      offered: Type.Integer(),
      days: Type.Integer(),
      mean: FigureSchema
    })
  ),
  calendar: Type.Array(Type.Object({ date: LocalDate, offered: Count })),
  /** The 20 busiest clock hours; ties earliest first. */
  busiest: Type.Array(
    Type.Object({ date: LocalDate, hour: Type.Integer(), offered: Type.Integer(), answered: Type.Integer() })
  ),
  repeatCallers: FigureSchema,
  dispositions: Type.Array(Type.Object({ disposition: Type.String(), calls: Type.Integer(), handleSeconds: Count }))
})
export type VolumeReply = Static<typeof VolumeReply>
