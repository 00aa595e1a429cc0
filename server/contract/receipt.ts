import { type Static, Type } from 'typebox'
import { KPI_IDS } from '#domain/kpis.ts'
import { VARIANTS } from '#domain/waits.ts'
import { Coverage, FigureSchema, querySchema } from './common.ts'
import { Definition } from './definitions.ts'
import { LocalDate, OneOf } from './text.ts'

const Count = Type.Integer({ minimum: 0 })
const MaybeText = Type.Union([Type.String(), Type.Null()])
const Edges = Type.Union([Type.Array(Type.Number()), Type.Null()])

export const ReceiptQuery = querySchema({ kpi: OneOf(KPI_IDS) })

/** A file whose rows stand in the period, as its load counted them. */
export const ReceiptLoad = Type.Object({
  load: Count,
  kind: Type.String(),
  source: Type.String(),
  file: Type.String(),
  sha256: Type.String(),
  runId: Type.String(),
  loadedAt: Type.String(),
  read: Count,
  loaded: Count,
  unchanged: Count,
  replaced: Count,
  rejected: Count,
  /** Its rows that stand in the period. */
  here: Count
})
export type ReceiptLoad = Static<typeof ReceiptLoad>

/** Everything that one figure rests on: enough to form it again without us. */
export const Receipt = Type.Object({
  /** Make of the receipt. */
  receipt: Type.Literal(1),
  kpi: OneOf(KPI_IDS),
  site: Type.Object({
    id: Type.String(),
    centres: Type.Array(Type.Object({ id: Type.String(), timeZone: Type.String() })),
    sources: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), centre: Type.String() }))
  }),
  /** The definition in words, and `measure` and `needs` for machines. */
  definition: Type.Intersect([Definition, Type.Object({ measure: Type.Unknown(), needs: Type.Array(Type.String()) })]),
  asked: Type.Object({
    from: LocalDate,
    to: LocalDate,
    /** Zone of the local dates. */
    timeZone: Type.String(),
    filters: Type.Record(Type.String(), Type.Array(Type.String())),
    /** Threshold and variant of the service level. */
    within: Count,
    variant: OneOf(VARIANTS)
  }),
  data: Type.Object({
    version: Type.String(),
    /** The newest change of the data that the figure knows of. */
    event: Count,
    /** As the reader asked, where the figure is one of the past. */
    asOf: MaybeText,
    loads: Type.Array(ReceiptLoad),
    /** Rows that stand in the period, by kind. */
    rows: Type.Record(Type.String(), Count)
  }),
  coverage: Coverage,
  /** What the exports can tell: fields by kind, and the seconds at which they split waits (null: at every one). */
  exported: Type.Record(Type.String(), Type.Boolean()),
  edges: Type.Object({ answered: Edges, unanswered: Edges }),
  /** The words that the statements share: to be run before them on the published file. */
  prelude: Type.String(),
  statements: Type.Array(
    Type.Object({
      name: Type.String(),
      sql: Type.String(),
      values: Type.Record(Type.String(), Type.Unknown()),
      rows: Type.Array(Type.Record(Type.String(), Type.Unknown()))
    })
  ),
  figure: FigureSchema,
  /** SHA-256 over the canonical JSON of all the rest. */
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' })
})
export type Receipt = Static<typeof Receipt>
