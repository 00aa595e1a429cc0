import { type Static, Type } from 'typebox'
import { CommonQuery, LocalDate, OneOf, replySchema, TextSchema } from './common.ts'

/** `waiting`: it still changes, and is left for the next run. */
export const FILE_STATUSES = ['published', 'unchanged', 'withdrawn', 'refused', 'waiting'] as const
export const RUN_STATUSES = ['running', 'published', 'nothing', 'refused', 'interrupted'] as const

const Count = Type.Integer({ minimum: 0 })
const MaybeText = Type.Union([Type.String(), Type.Null()])

/** Every row of a file is counted once: read = loaded + unchanged + replaced + rejected. */
export const FileResult = Type.Object({
  file: Type.String(),
  sha256: Type.String(),
  read: Count,
  loaded: Count,
  unchanged: Count,
  replaced: Count,
  rejected: Count,
  status: OneOf(FILE_STATUSES),
  /** Why it was refused: code, sentence, and where. */
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  line: Type.Optional(Type.Integer()),
  column: Type.Optional(Type.String()),
  /** What is worth knowing and no reject: `TIME_TWICE`, `TIME_NEVER`, `COLUMNS_UNREAD`. */
  notes: Type.Optional(Type.Array(Type.Object({ code: Type.String(), n: Count, detail: MaybeText })))
})

const MaybeDay = Type.Union([LocalDate, Type.Null()])

/** What retention removed of a source: rows as known, versions that they had replaced, rejects, archived files. */
export const Removed = Type.Object({
  source: Type.String(),
  rows: Count,
  versions: Count,
  rejects: Count,
  files: Count,
  /** First local day of which rows are kept, and on which a kept file may have been loaded; null: kept for ever. */
  rowsFrom: MaybeDay,
  filesFrom: MaybeDay
})
export type Removed = Static<typeof Removed>

/** What became of loaded inbox files: how many moved to the archive, and which could not. */
export const Archived = Type.Object({
  moved: Count,
  failed: Type.Array(Type.Object({ source: Type.String(), file: Type.String(), message: Type.String() }))
})
export type Archived = Static<typeof Archived>

/** One load, as `npm run load -- --json` prints it and the ledger keeps it. */
export const RunResult = Type.Object({
  runId: Type.String(),
  trigger: OneOf(['schedule', 'hand', 'start']),
  status: OneOf(RUN_STATUSES),
  startedAt: Type.String(),
  endedAt: MaybeText,
  sources: Type.Array(Type.Object({ source: Type.String(), files: Type.Array(FileResult) })),
  published: Type.Boolean(),
  dataVersion: MaybeText,
  /** A file taken back, or brought back: rows that went and rows that returned. */
  change: Type.Optional(
    Type.Object({ kind: Type.String(), file: Type.String(), sha256: Type.String(), removed: Count, returned: Count })
  ),
  /** Absent: a load. */
  job: Type.Optional(Type.Literal('retention')),
  removed: Type.Optional(Type.Array(Removed)),
  archive: Type.Optional(Archived),
  /** Centres whose days were counted anew, because site.yaml states another zone or start of the day. */
  recounted: Type.Optional(Type.Array(Type.String())),
  /** What stopped the whole run, where something did. */
  error: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() }))
})
export type RunResult = Static<typeof RunResult>

export const LoadsQuery = Type.Object(
  { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) },
  { additionalProperties: false }
)
export const LoadsReply = replySchema({ runs: Type.Array(RunResult) })
export type LoadsReply = Static<typeof LoadsReply>

export const SourcesReply = replySchema({
  sources: Type.Array(
    Type.Object({
      id: Type.String(),
      label: TextSchema,
      kind: Type.String(),
      centre: Type.String(),
      schedule: MaybeText,
      nextRun: MaybeText,
      lastRun: MaybeText,
      /** Newest data time, UTC. */
      dataUntil: MaybeText,
      rows: Count,
      files: Count,
      rejected: Count,
      /** Whether its rejected rows can be handed out in its own layout, to be corrected and given again. */
      isRepairable: Type.Boolean(),
      /** Rows kept although a stamp was out of order; the interval concerned is unknown. */
      outOfOrder: Count
    })
  )
})
export type SourcesReply = Static<typeof SourcesReply>

export const RejectsQuery = Type.Object(
  {
    source: Type.Optional(Type.String({ maxLength: 100 })),
    code: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }))
  },
  { additionalProperties: false }
)
/** Rows that are rejected and that no later file has brought right. */
export const RejectsReply = replySchema({
  total: Count,
  /** Rejected rows that a later file has brought right. */
  repaired: Count,
  groups: Type.Array(Type.Object({ source: Type.String(), code: Type.String(), column: MaybeText, n: Count })),
  rows: Type.Array(
    Type.Object({
      source: Type.String(),
      file: Type.String(),
      line: Type.Integer(),
      column: MaybeText,
      value: MaybeText,
      code: Type.String(),
      runId: Type.String()
    })
  )
})
export type RejectsReply = Static<typeof RejectsReply>

/** What is in a file of rejected rows, and what could not be: fields that cannot be told apart, files that are gone. */
export const RepairFile = Type.Object({ source: Type.String(), rows: Count, misshapen: Count, gone: Count })
export type RepairFile = Static<typeof RepairFile>
export const RepairQuery = Type.Object({ source: Type.String({ maxLength: 100 }) }, { additionalProperties: false })

export const CoverageQuery = Type.Pick(CommonQuery, ['from', 'to', 'centre'], { additionalProperties: false })
/**
 * Rows of each source and local day of the range (null: no data of that feed on that day), and of its 24 hours what is
 * known: `r` rows, `z` the feed was alive and none came, `n` no data.
 */
export const CoverageReply = replySchema({
  days: Type.Array(LocalDate),
  sources: Type.Array(
    Type.Object({
      id: Type.String(),
      rows: Type.Array(Type.Union([Type.Integer(), Type.Null()])),
      hours: Type.Array(Type.String({ pattern: '^[rzn]{24}$' })),
      totals: Type.Object({ rows: Count, zero: Count, none: Count })
    })
  )
})
export type CoverageReply = Static<typeof CoverageReply>
