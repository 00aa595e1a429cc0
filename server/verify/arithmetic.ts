import { Value } from 'typebox/value'
import { Receipt } from '#contract/receipt.ts'
import { isSame } from '#domain/canonical.ts'
import type { Edition } from '#domain/editions.ts'
import type { Figure } from '#domain/figure.ts'
import { kpi, type Measure } from '#domain/kpis.ts'
import { kpiFigure } from '#domain/kpi-figure.ts'
import { replaying } from '../engine/recorded.ts'
import { gatherFacts } from '../routes/facts.ts'
import type { Question } from '../routes/question.ts'
import { sealOf } from '../routes/receipt-of.ts'
import type { Site } from '../site/schema.ts'
import type { Finding } from './verdict.ts'

/** Reads a receipt out of any value; the faults name the field. */
export function readReceipt(value: unknown): { receipt: Receipt } | { findings: Finding[] } {
  if (Value.Check(Receipt, value)) return { receipt: value }
  const [fault] = Value.Errors(Receipt, value)
  const where = fault === undefined ? '' : `: ${fault.instancePath || 'document'} ${fault.message}`
  return { findings: [{ code: 'NOT_A_RECEIPT', message: `this is no receipt that we know${where}` }] }
}

/** Whether the receipt is as it was made. */
export function checkHash(receipt: Receipt): Finding[] {
  const found = sealOf(receipt)
  if (found === receipt.sha256) return []
  const message = `the content has SHA-256 ${found}, the receipt states ${receipt.sha256}: it was changed after it was made`
  return [{ code: 'HASH_BROKEN', message }]
}

/** Forms the figure anew from the sums that the receipt holds, by its definition; no warehouse is needed. */
export async function checkArithmetic(receipt: Receipt): Promise<Finding[]> {
  try {
    const figure = await figureFrom(receipt)
    if (isSame(figure, receipt.figure)) return []
    const message = `the sums of the receipt give ${text(figure)}, the receipt states ${text(receipt.figure)}`
    return [{ code: 'ARITHMETIC_DIFFERS', message }]
  } catch (error) {
    return [{ code: 'ARITHMETIC_DIFFERS', message: `the figure cannot be formed: ${(error as Error).message}` }]
  }
}

/** @throws {RangeError} where sums that the definition needs are not in the receipt */
async function figureFrom(receipt: Receipt): Promise<Figure> {
  const { asked, definition, edges, kpi: id } = receipt
  const defined = kpi(id)
  const { edition: editionId, declaredBy, ...words } = definition
  const measure = definition.measure as Measure
  const edition: Edition = { ...defined.readings[0], ...words, id: editionId, kpi: id, measure, declaredBy }
  const period = { from: asked.from, to: asked.to }
  const question = {
    engine: replaying(receipt.statements),
    site: siteOf(receipt),
    asked: { ...period, filters: asked.filters },
    within: asked.within,
    variant: asked.variant,
    edges,
    editions: new Map([[id, edition]]),
    exports: (kind: string, field: string) => receipt.exported[`${kind}.${field}`] ?? false
  } as unknown as Question
  return kpiFigure(defined, await gatherFacts(question, question.asked, [edition]))
}

function siteOf({ site }: Receipt): Site {
  const centres = site.centres.map(({ id, timeZone }) => ({ id, name: id, time_zone: timeZone }))
  return {
    site: { id: site.id, name: { id: site.id, en: site.id } },
    centres,
    sources: site.sources
  } as unknown as Site
}

/** A figure in a message. */
export function text(figure: Figure | Receipt['figure']): string {
  return figure.value === null ? `no figure (${figure.why})` : `${figure.value} (n = ${figure.n})`
}
