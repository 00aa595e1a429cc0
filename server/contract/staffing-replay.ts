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
  /** Callers of a language that only some operators speak; null: nothing tells of them, or none was answered. */
  languages: Type.Union([
    Type.Object({
      /** That some operators speak and others do not. */
      names: Type.Array(Type.String()),
      /** Seconds for which such a caller waits for a speaker on duty, as the calls show it; null: until one is free. */
      othersAfterSeconds: Type.Union([Type.Number(), Type.Null()]),
      /** Answered ones, as recorded. */
      calls: Type.Integer(),
      /** Shares of the answered whom somebody answered who speaks their language. */
      observed: Type.Number(),
      worked: Replayed,
      /** In the order of the proposals; null: it is not known what its people speak. */
      proposals: Type.Array(Type.Union([Replayed, Type.Null()])),
      isReproduced: Type.Boolean()
    }),
    Type.Null()
  ]),
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
