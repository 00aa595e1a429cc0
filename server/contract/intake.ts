import { type Static, Type } from 'typebox'

const Count = Type.Integer({ minimum: 0 })
const MaybeText = Type.Union([Type.String(), Type.Null()])
const closed = { additionalProperties: false }

/** Longest name of a file that is taken, characters. */
export const MAX_FILE_NAME = 200
/** Largest file that is taken through a page, bytes; larger ones are laid into the inbox. */
export const MAX_UPLOAD_BYTES = 2 * 2 ** 30

const DetectedColumn = Type.Object({
  name: Type.String(),
  /** Share of the rows looked at that have a value, 0 to 1. */
  filled: Type.Number(),
  kind: Type.String(),
  distinct: Count,
  /** Digits of telephone numbers are hidden. */
  examples: Type.Array(Type.String()),
  words: Type.Array(Type.Object({ text: Type.String(), n: Count })),
  time: Type.Optional(
    Type.Object({
      formats: Type.Array(Type.String()),
      ambiguous: Type.Boolean(),
      part: Type.String(),
      months: Type.Optional(Type.String()),
      zone: Type.Optional(Type.String())
    })
  ),
  duration: Type.Optional(Type.String())
})

const Question = Type.Object({
  code: Type.String(),
  field: Type.Optional(Type.String()),
  column: Type.Optional(Type.String()),
  options: Type.Optional(Type.Array(Type.String())),
  /** The word that is asked about, where one is. */
  word: Type.Optional(Type.String()),
  message: Type.String()
})

/** What a file is, and how it could be read. */
export const IntakeFinding = Type.Object({
  detected: Type.Object({
    name: Type.String(),
    format: Type.Record(Type.String(), Type.Unknown()),
    header: Type.Array(Type.String()),
    headerRow: Type.Integer(),
    samples: Type.Array(Type.Array(Type.String())),
    columns: Type.Array(DetectedColumn),
    keys: Type.Array(Type.Array(Type.String())),
    rows: Type.Integer(),
    warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() }))
  }),
  /** Mappings that exist and fit: sources of this site, and built-in layouts. */
  candidates: Type.Object({ sources: Type.Array(Type.String()), layouts: Type.Array(Type.String()) }),
  proposal: Type.Object({
    source: Type.Record(Type.String(), Type.Unknown()),
    /** Which columns fill which field, and how surely, 0 to 1. */
    fields: Type.Array(
      Type.Object({ field: Type.String(), columns: Type.Array(Type.String()), confidence: Type.Number() })
    ),
    confidence: Type.Number(),
    unread: Type.Array(Type.String()),
    questions: Type.Array(Question)
  })
})
export type IntakeFinding = Static<typeof IntakeFinding>

/** What loading a file would do, tried on a copy of the data. */
export const IntakeTrial = Type.Object({
  /** Why it would be refused whole; null: it would be loaded. */
  refused: Type.Union([
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      line: Type.Union([Type.Integer(), Type.Null()]),
      column: MaybeText
    }),
    Type.Null()
  ]),
  counts: Type.Union([
    Type.Object({ read: Count, loaded: Count, unchanged: Count, replaced: Count, rejected: Count }),
    Type.Null()
  ]),
  notes: Type.Array(Type.Object({ code: Type.String(), n: Count, detail: MaybeText })),
  /** First and last time of its rows, UTC. */
  range: Type.Union([Type.Object({ first: Type.String(), last: Type.String() }), Type.Null()]),
  /** The first rows as they are understood; times UTC. */
  samples: Type.Object({ columns: Type.Array(Type.String()), rows: Type.Array(Type.Array(MaybeText)) }),
  groups: Type.Array(Type.Object({ code: Type.String(), column: MaybeText, n: Count })),
  rejects: Type.Array(Type.Object({ line: Type.Integer(), column: MaybeText, value: MaybeText, code: Type.String() }))
})
export type IntakeTrial = Static<typeof IntakeTrial>

export const INTAKE_PHASES = ['looking', 'open', 'trying', 'loading', 'loaded', 'failed'] as const

/** A file that was given through a page, and how far it has come. */
export const IntakeItem = Type.Object({
  id: Type.String(),
  name: Type.String(),
  bytes: Count,
  phase: Type.Unsafe<(typeof INTAKE_PHASES)[number]>(Type.String({ enum: [...INTAKE_PHASES] })),
  finding: Type.Union([IntakeFinding, Type.Null()]),
  trial: Type.Union([IntakeTrial, Type.Null()]),
  /** While it loads: the step reached, of so many. */
  progress: Type.Union([Type.Object({ step: Type.String(), done: Count, of: Count }), Type.Null()]),
  /** The source whose inbox it went to. */
  source: MaybeText,
  /** The load that took it: its id, and whether it was published. */
  run: Type.Union([Type.Object({ runId: Type.String(), published: Type.Boolean() }), Type.Null()]),
  /** What went wrong last, in the loader's words. */
  error: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()])
})
export type IntakeItem = Static<typeof IntakeItem>

export const IntakeQuery = Type.Object({ name: Type.String({ minLength: 1, maxLength: MAX_FILE_NAME }) }, closed)
export const IntakeParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) }, closed)
/** How it is to be read: a source of the site, or a draft of a new one as it would stand in site.yaml. */
export const IntakeChoice = Type.Union([
  Type.Object({ source: Type.String({ minLength: 1, maxLength: 60 }) }, closed),
  Type.Object({ draft: Type.Record(Type.String(), Type.Unknown()) }, closed)
])
export type IntakeChoice = Static<typeof IntakeChoice>
