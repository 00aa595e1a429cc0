import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RequestError } from '#contract/request-error.ts'
import type { Receipt } from '#contract/receipt.ts'
import { type DuckdbOptions, openDuckdb, type OpenDuckdb } from '../engine/duckdb.ts'
import type { Engine } from '../engine/engine.ts'
import { changeEventsSql, eventAt } from '../queries/changes.ts'
import { NO_DATA } from '../routes/answer.ts'
import { readQuestion } from '../routes/question.ts'
import { receiptOf } from '../routes/receipt-of.ts'
import type { Site } from '../site/schema.ts'
import { readSite } from '../site/site.ts'
import { checkArithmetic, checkHash } from './arithmetic.ts'
import { differences } from './compare.ts'
import { type Later, type Verdict, verdict } from './verdict.ts'

const OPTIONS: DuckdbOptions = { pool: 2, timeoutSeconds: 300 }
const AT_LAST = new Date('9999-12-31T00:00:00Z')
const MOST_CHANGES = 1000

/** Whether the receipt is whole and its figure follows from its own sums; nothing but the receipt is read. */
export async function verifyAlone(receipt: Receipt): Promise<Verdict> {
  const findings = [...checkHash(receipt), ...(await checkArithmetic(receipt))]
  return verdict({ checked: ['hash', 'arithmetic'], findings })
}

/**
 * The same, and whether the site's data give it: as they were known when the receipt was made.
 *
 * @param buildPast makes the warehouse as of an event and gives its name in warehouse/as-of
 */
export async function verifyAgainst(
  receipt: Receipt,
  siteFolder: string,
  buildPast: (siteFolder: string, event: number) => Promise<string>
): Promise<Verdict> {
  const alone = await verifyAlone(receipt)
  const site = await readSite(siteFolder)
  const published = await openPublished(siteFolder)
  try {
    const { event: newest } = await eventAt(published ?? NO_DATA, AT_LAST)
    const { event } = receipt.data
    if (event > newest) {
      const message = `the receipt knows of change ${event} of the data, this warehouse of ${newest} only`
      return verdict({ ...alone, findings: [...alone.findings, { code: 'DATA_MISSING', message }] })
    }
    const past = event < newest && event > 0 ? await openPast(siteFolder, event, buildPast) : null
    try {
      const then = event === 0 ? NO_DATA : (past ?? published ?? NO_DATA)
      const compared = await compare(receipt, site, then)
      const since = event < newest ? await later(published!, event) : []
      const today = event < newest ? await figureOf(receipt, site, published!) : null
      return verdict({
        checked: [...alone.checked, 'data'],
        findings: [...alone.findings, ...compared.findings],
        notes: [...compared.notes, ...retentionNotes(since)],
        event,
        since,
        today
      })
    } finally {
      past?.close()
    }
  } finally {
    published?.close()
  }
}

async function compare(receipt: Receipt, site: Site, engine: Engine) {
  try {
    return differences(receipt, await anew(receipt, site, engine))
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    return { findings: [{ code: 'DEFINITION_CHANGED' as const, message: `asked here: ${error.message}` }], notes: [] }
  }
}

/** The same question, asked of these data. */
async function anew(receipt: Receipt, site: Site, engine: Engine): Promise<Receipt> {
  const { asked, definition, data, kpi } = receipt
  const isLevel = kpi === 'serviceLevel'
  const query = {
    ...asked.filters,
    from: asked.from,
    to: asked.to,
    edition: [definition.edition],
    ...(isLevel && definition.withinSeconds === null ? { within: asked.within } : {})
  }
  const question = await readQuestion(query, { engine, site, now: new Date() })
  // Threshold and variant are told by every receipt, but are of the service level alone.
  const meant = isLevel ? question : { ...question, within: asked.within, variant: asked.variant }
  return receiptOf(meant, kpi, { version: data.version, event: data.event, asOf: data.asOf })
}

async function figureOf(receipt: Receipt, site: Site, engine: Engine): Promise<Verdict['today']> {
  try {
    const { figure } = await anew(receipt, site, engine)
    return figure.value === null ? figure : { value: figure.value, n: figure.n }
  } catch (error) {
    if (error instanceof RequestError) return null
    throw error
  }
}

async function later(engine: Engine, event: number): Promise<Later[]> {
  const rows = await engine.select(changeEventsSql, { event, limit: MOST_CHANGES })
  return rows.map(({ run_id: _run, ...change }) => change).reverse()
}

function retentionNotes(since: readonly Later[]): string[] {
  const removals = since.filter(({ kind }) => kind === 'retention')
  return removals.map(
    ({ source, at, removed }) => `retention removed ${removed} rows of ${source} at ${at}, also as of before`
  )
}

async function openPublished(siteFolder: string): Promise<OpenDuckdb | null> {
  const folder = join(siteFolder, 'warehouse')
  const text = await readFile(join(folder, 'current.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  return openDuckdb(join(folder, (JSON.parse(text) as { file: string }).file), OPTIONS)
}

async function openPast(
  siteFolder: string,
  event: number,
  build: (siteFolder: string, event: number) => Promise<string>
) {
  return openDuckdb(join(siteFolder, 'warehouse', 'as-of', await build(siteFolder, event)), OPTIONS)
}
