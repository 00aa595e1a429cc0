import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildPast } from '../build-past.ts'
import { SiteError } from '../site/site.ts'
import { readReceipt } from './arithmetic.ts'
import { type Verdict, verdict } from './verdict.ts'
import { verifyAgainst, verifyAlone } from './verify.ts'

const USAGE = `usage: npm run verify -- RECEIPT.json [--site DIR] [--arithmetic] [--json]
  --arithmetic   only the receipt itself: its hash, and the figure from its own sums; no site is read`

/** Exit code 0: verified; 1: not; 2: wrong use. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      arithmetic: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false }
    }
  })
  if (positionals.length !== 1) return wrongUse('name one receipt')
  const read = await readJson(positionals[0]!)
  if ('fault' in read) return wrongUse(read.fault)
  const siteFolder = resolve(values.site ?? process.env['SITE_DIR'] ?? 'site')
  if (!values.arithmetic && !existsSync(siteFolder)) return wrongUse(`there is no site folder ${siteFolder}`)
  const found = readReceipt(read.value)
  if ('findings' in found) return tell(verdict({ checked: [], findings: found.findings }), values.json)
  const { receipt } = found
  const judged = values.arithmetic ? verifyAlone(receipt) : verifyAgainst(receipt, siteFolder, buildPast)
  return tell(await judged, values.json)
}

async function readJson(path: string): Promise<{ value: unknown } | { fault: string }> {
  try {
    return { value: JSON.parse(await readFile(path, 'utf8')) as unknown }
  } catch (error) {
    return { fault: `${path} cannot be read as JSON: ${(error as Error).message}` }
  }
}

function tell(judged: Verdict, asJson: boolean): number {
  process.stdout.write(asJson ? `${JSON.stringify(judged)}\n` : wordsOf(judged))
  return judged.isVerified ? 0 : 1
}

function wordsOf({ isVerified, checked, findings, notes, event, since, today }: Verdict): string {
  const lines = [
    isVerified ? `verified: ${checked.join(', ')}` : 'NOT verified',
    ...findings.map(({ code, message }) => `  ${code}: ${message}`),
    ...notes.map((note) => `  note: ${note}`)
  ]
  if (since.length > 0) {
    const value = today === null ? 'not to be told' : (today.value ?? `none (${today.why})`)
    lines.push(`changed since (data as of change ${event} were asked; the figure by today's data: ${value}):`)
    lines.push(
      ...since.map((each) => `  ${each.at}  ${each.kind}  ${each.source}  ${each.file ?? ''}  ${counts(each)}`)
    )
  }
  return `${lines.join('\n')}\n`
}

function counts({ added, changed, removed }: Verdict['since'][number]): string {
  return `+${added} ~${changed} -${removed}`
}

function wrongUse(message: string): number {
  process.stderr.write(`${message}\n${USAGE}\n`)
  return 2
}

try {
  process.exitCode = await main()
} catch (error) {
  const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ?? false
  if (isUsage || error instanceof SiteError) process.exitCode = wrongUse((error as Error).message)
  else {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exitCode = 1
  }
}
