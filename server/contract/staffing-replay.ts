import { type Static, Type } from 'typebox'
import { SURGES } from '#domain/staffing/surge.ts'
import { LocalDate, OneOf, querySchema } from './common.ts'

const Interval = Type.Tuple([Type.Number(), Type.Number()])
const Replayed = Type.Object({ value: Type.Number(), interval: Interval })
const figures = <T extends Parameters<typeof Type.Object>[0][string]>(of: T) =>
  Type.Object({ answeredWithin: of, abandoned: of, waitMean: of, waitP90: of })

/** Of a replay: what was observed, what the model gives through those who worked, and through others. */
export const ReplayResult = Type.Object({
  from: LocalDate,
  to: LocalDate,
  calls: Type.Integer(),
  /** Calls that met nobody surely free: those that the replay has to decide. */
  contended: Type.Integer(),
  runs: Type.Integer(),
  seed: Type.Integer(),
  withinSeconds: Type.Integer(),
  basis: OneOf(['states', 'calls']),
  reserveAfterSeconds: Type.Union([Type.Number(), Type.Null()]),
  toleratedPoints: Type.Number(),
  isReproduced: Type.Boolean(),
  observed: figures(Type.Number()),
  worked: figures(Replayed),
  proposals: Type.Array(
    Type.Object({
      name: Type.String(),
      operatorHours: Type.Number(),
      workedHours: Type.Number(),
      figures: figures(Replayed),
      /** Proposed less worked, run by run with the same callers. */
      change: figures(Replayed)
    })
  )
})
export type ReplayResult = Static<typeof ReplayResult>

export const SurgeBody = querySchema({
  kind: OneOf(SURGES),
  /** The day it happens on; the calls and operators are that day's. */
  date: LocalDate,
  at: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  minutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  extraCalls: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
  extraHandleSeconds: Type.Optional(Type.Integer({ minimum: 5, maximum: 3600 })),
  times: Type.Optional(Type.Number({ minimum: 1, maximum: 20 })),
  operators: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  runs: Type.Optional(Type.Integer({ minimum: 2, maximum: 100 })),
  seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 }))
})
export type SurgeBody = Static<typeof SurgeBody>

export const SurgeResult = Type.Object({
  kind: OneOf(SURGES),
  /** Local time at which it begins. */
  from: Type.String(),
  minutes: Type.Integer(),
  calls: Type.Integer(),
  runs: Type.Integer(),
  seed: Type.Integer(),
  basis: OneOf(['states', 'calls']),
  /** Seconds from its beginning until real callers wait as on the day without it. */
  recovery: Replayed,
  /** Real callers who are not answered because of it. */
  lost: Replayed,
  waitMean: Replayed,
  usualWaitMean: Replayed,
  extraAnswered: Type.Union([Replayed, Type.Null()])
})
export type SurgeResult = Static<typeof SurgeResult>

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

/** Long work: what it is, how far it is, and its result when it is done. */
export const JobReply = Type.Object({
  id: Type.String(),
  kind: OneOf(['replay', 'surge']),
  state: OneOf(JOB_STATES),
  /** 0..1 */
  progress: Type.Number(),
  dataVersion: Type.String(),
  failure: Type.Union([Type.String(), Type.Null()]),
  result: Type.Union([ReplayResult, SurgeResult, Type.Null()])
})
export type JobReply = Static<typeof JobReply>

export const JobParams = Type.Object(
  { id: Type.String({ pattern: '^[0-9a-f]{24}$' }) },
  { additionalProperties: false }
)
