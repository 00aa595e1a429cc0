import { type Static, Type } from 'typebox'
import { AsOf, replySchema } from './common.ts'

const Count = Type.Integer({ minimum: 0 })
const MaybeText = Type.Union([Type.String(), Type.Null()])

export const ChangesQuery = Type.Object(
  {
    /** Without it: a week ago. */
    since: Type.Optional(AsOf),
    source: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 }))
  },
  { additionalProperties: false }
)

export const FileParams = Type.Object(
  { sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
  { additionalProperties: false }
)

/** What taking a file back, or bringing it back, did to the rows as they are known now. */
export const FileChanged = Type.Object({
  kind: Type.Union([Type.Literal('withdraw'), Type.Literal('restore')]),
  runId: Type.String(),
  /** False where it was so already. */
  isChanged: Type.Boolean(),
  removed: Count,
  returned: Count
})
export type FileChanged = Static<typeof FileChanged>

/** What is known otherwise now than it was at a moment. */
export const ChangesReply = replySchema({
  /** The moment that was asked for, UTC. */
  since: Type.String(),
  events: Type.Array(
    Type.Object({
      event: Type.Integer(),
      kind: Type.String(),
      source: Type.String(),
      file: MaybeText,
      sha256: MaybeText,
      runId: Type.String(),
      at: Type.String(),
      added: Count,
      changed: Count,
      removed: Count
    })
  ),
  /** Rows by source and local day. */
  days: Type.Array(
    Type.Object({ source: Type.String(), date: MaybeText, added: Count, corrected: Count, removed: Count })
  ),
  /** Rows that were known then and are corrected or gone now, with the fields that differ; no caller among them. */
  rows: Type.Array(
    Type.Object({
      source: Type.String(),
      key: Type.String(),
      at: MaybeText,
      isGone: Type.Boolean(),
      fields: Type.Array(Type.Object({ name: Type.String(), before: MaybeText, after: MaybeText }))
    })
  )
})
export type ChangesReply = Static<typeof ChangesReply>
