import { createHash } from 'node:crypto'
import type { Receipt, ReceiptLoad } from '#contract/receipt.ts'
import { canonicalJson } from '#domain/canonical.ts'
import { definitionOf } from '#domain/definition.ts'
import { factsOf, kpiFigure } from '#domain/kpi-figure.ts'
import { kpi, type KpiId, type Measure } from '#domain/kpis.ts'
import { recording } from '../engine/recorded.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { receiptLoads, type StandingLoad } from '../queries/receipts.ts'
import { gatherFacts } from './facts.ts'
import type { Question } from './question.ts'

const PRELUDE = sqlFile('../engine/duckdb.prelude.sql', import.meta.url)

/** Which data a receipt is made of. */
export interface ReceiptData {
  version: string
  event: number
  asOf: string | null
}

/** Forms a figure once more and writes down all that it rests on. */
export async function receiptOf(question: Question, id: KpiId, data: ReceiptData): Promise<Receipt> {
  const { asked, edges, site, within, variant } = question
  const edition = question.editions.get(id)!
  const noted = recording(question.engine)
  const exported: Record<string, boolean> = {}
  const exports: Question['exports'] = (kind, field) => (exported[`${kind}.${field}`] = question.exports(kind, field))
  const facts = await gatherFacts({ ...question, engine: noted.engine, exports }, asked, [edition])
  const figure = kpiFigure(kpi(id), facts)
  const statements = noted.statements().map((each) => ({ ...each, rows: inOrder(each.rows) }))
  const loads = (await receiptLoads(question.engine, asked, kindsOf(edition.measure))).map(toLoad)
  const { from, to, filters } = asked
  return sealed({
    receipt: 1,
    kpi: id,
    site: {
      id: site.site.id,
      centres: site.centres.map((centre) => ({ id: centre.id, timeZone: centre.time_zone })),
      sources: site.sources.map((source) => ({ id: source.id, kind: source.kind, centre: source.centre }))
    },
    definition: { ...definitionOf(kpi(id), edition), measure: edition.measure, needs: [...edition.needs] },
    asked: { from, to, timeZone: zoneOf(question), filters: plainFilters(filters), within, variant },
    data: { ...data, loads, rows: rowsByKind(loads) },
    coverage: facts.coverage,
    exported,
    edges: { answered: edges.answered && [...edges.answered], unanswered: edges.unanswered && [...edges.unanswered] },
    prelude: PRELUDE,
    statements,
    figure
  })
}

/** Adds the hash of all the rest. */
export function sealed(content: Omit<Receipt, 'sha256'>): Receipt {
  return { ...content, sha256: sealOf(content) }
}

/** SHA-256 over the canonical JSON of a receipt but for its own hash. */
export function sealOf(receipt: Partial<Receipt>): string {
  const { sha256: _own, ...content } = receipt
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** The zone of the asked centre; of the first one where several are asked for. */
function zoneOf({ site, asked }: Question): string {
  const [first] = asked.filters.centre
  return (site.centres.find(({ id }) => id === first) ?? site.centres[0]!).time_zone
}

/** The rows of a group have no order of their own. */
function inOrder(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const texts = new Map(rows.map((row) => [row, canonicalJson(row)]))
  return [...rows].sort((a, b) => (texts.get(a)! < texts.get(b)! ? -1 : 1))
}

function kindsOf(measure: Measure): string[] {
  const facts = factsOf(measure)
  return [
    ...(facts.includes('calls') ? ['calls', 'call-counts'] : []),
    ...(facts.includes('incidents') ? ['incidents'] : []),
    ...(facts.includes('operators') || facts.includes('roster') ? ['operator-states'] : []),
    ...(facts.includes('roster') ? ['roster'] : [])
  ]
}

function toLoad({ run_id, loaded_at, ...load }: StandingLoad): ReceiptLoad {
  return { ...load, runId: run_id, loadedAt: loaded_at }
}

function rowsByKind(loads: readonly ReceiptLoad[]): Record<string, number> {
  const rows: Record<string, number> = {}
  for (const { kind, here } of loads) rows[kind] = (rows[kind] ?? 0) + here
  return rows
}

function plainFilters(filters: Question['asked']['filters']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([name, words]) => [name, [...words]]))
}
