import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { readSite, SiteError, sourceOf } from '#server/site/site.ts'
import { isRepairable } from '#server/site/repairable.ts'
import type { Site, SourceConfig } from '#server/site/schema.ts'
import { buildAsOf } from './as-of.ts'
import type { ChangeOptions } from './change.ts'
import { EtlError } from './errors.ts'
import { detect, tryOut, UsageError } from './look.ts'
import { writeRepair } from './repair.ts'
import { retain } from './retention.ts'
import { LOAD_STEPS } from './steps.ts'
import { withdraw } from './withdraw.ts'
import { sourceByHeader } from './source-by-header.ts'
import { type FileResult, load } from './load.ts'
import type { RunResult } from './ledger.ts'

const USAGE = `usage: npm run load -- [--site DIR] [--source ID] [--json] [FILE...]
       npm run load -- [--site DIR] [--json] --withdraw SHA256 | --restore SHA256
       npm run load -- [--site DIR] [--source ID] [--json] --retention [--dry-run]
       npm run load -- [--site DIR] --repair FILE --source ID
       npm run load -- [--site DIR] --detect FILE
       npm run load -- [--site DIR] --try FILE --source ID | --draft JSON`

const TRIGGERS = ['hand', 'schedule', 'start'] as const

/** Exit code 0: published or nothing to do; 1: refused, nothing published; 2: wrong use. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2).filter((word, i) => !(i === 0 && word === 'load')),
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      source: { type: 'string' },
      trigger: { type: 'string', default: 'hand' },
      json: { type: 'boolean', default: false },
      withdraw: { type: 'string' },
      restore: { type: 'string' },
      'as-of': { type: 'string' },
      retention: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      steps: { type: 'boolean', default: false },
      progress: { type: 'boolean', default: false },
      detect: { type: 'boolean', default: false },
      repair: { type: 'string' },
      try: { type: 'string' },
      draft: { type: 'string' },
      name: { type: 'string' }
    }
  })
  if (values.steps) {
    process.stdout.write(`${LOAD_STEPS.join('\n')}\n`)
    return 0
  }
  const trigger = TRIGGERS.find((each) => each === values.trigger)
  if (trigger === undefined) return wrongUse(`--trigger must be one of ${TRIGGERS.join(', ')}`)
  const siteFolder = resolve(values.site ?? process.env['SITE_DIR'] ?? 'site')
  if (values.detect) return detect(positionals, values.name, siteFolder)
  if (!existsSync(siteFolder)) return wrongUse(`there is no site folder ${siteFolder}; "npm start" makes one`)
  if (values.try !== undefined) return tryOut(siteFolder, values, values.try)
  const site = await readSite(siteFolder)
  const base = { siteFolder, site, trigger, now: () => new Date(), ...(values.progress ? tellSteps() : stopAt()) }
  if (values['as-of'] !== undefined) {
    process.stdout.write(`${await buildAsOf(siteFolder, site, Number(values['as-of']))}\n`)
    return 0
  }
  const sha256 = values.withdraw ?? values.restore
  if (sha256 !== undefined) {
    const kind = values.withdraw === undefined ? 'restore' : 'withdraw'
    return tell(await withdraw({ ...base, sha256, kind }), values.json)
  }
  if (values.source !== undefined && !sourceOf(site, values.source)) {
    return wrongUse(
      `no source "${values.source}" in site.yaml; there are: ${site.sources.map(({ id }) => id).join(', ')}`
    )
  }
  if (values.repair !== undefined) return repair(siteFolder, sourceOf(site, values.source ?? ''), values.repair)
  if (values['dry-run'] && !values.retention) return wrongUse('--dry-run goes with --retention')
  if (values.retention) {
    if (positionals.length > 0) return wrongUse('--retention takes no files')
    const only = values.source === undefined ? {} : { source: values.source }
    return tell(await retain({ ...base, ...only, isDryRun: values['dry-run'] }), values.json)
  }
  const missing = positionals.find((path) => !existsSync(path))
  if (missing !== undefined) return wrongUse(`there is no file ${missing}`)
  const source = values.source ?? (positionals.length > 0 ? await guessSource(site, positionals) : undefined)
  const run = await load({
    ...base,
    ...(source === undefined ? {} : { source }),
    ...(positionals.length === 0 ? {} : { files: positionals }),
    ...(values.json ? {} : { onFile: printFile })
  })
  return tell(run, values.json)
}

/** Rejected rows into a file of their source's own layout. */
async function repair(siteFolder: string, source: SourceConfig | undefined, path: string): Promise<number> {
  if (source === undefined) return wrongUse('--repair goes with --source')
  if (!isRepairable(source)) {
    throw new EtlError('NOT_REPAIRABLE', {}, 'rows of this layout are corrected in the original, which is given again')
  }
  process.stdout.write(`${JSON.stringify(await writeRepair(siteFolder, source, path))}\n`)
  return 0
}

/** Errors go to stderr in either form: the scheduler reads their code there. @returns the exit code */
function tell(run: RunResult, asJson: boolean): number {
  if (asJson) process.stdout.write(`${JSON.stringify(run)}\n`)
  else if (run.job === 'retention') printRetention(run)
  else printRun(run)
  if (run.error) process.stderr.write(`${run.error.code}: ${run.error.message}\n`)
  for (const { file, message } of run.archive?.failed ?? []) process.stderr.write(`not archived: ${file}: ${message}\n`)
  return run.status === 'refused' ? 1 : 0
}

/** For crash tests alone: the process kills itself at a named step. */
function stopAt(): Pick<ChangeOptions, 'onStep'> {
  const wanted = process.env['PANTAU_CRASH_AT']
  if (process.env['NODE_ENV'] !== 'test' || wanted === undefined) return {}
  return { onStep: (step) => void (step === wanted && process.kill(process.pid, 'SIGKILL')) }
}

/** A line a step on stderr, for whoever started this process. */
function tellSteps(): Pick<ChangeOptions, 'onStep'> {
  return {
    onStep: (step, file) => void process.stderr.write(`progress ${JSON.stringify({ step, file: file ?? null })}\n`)
  }
}

async function guessSource(site: Site, paths: readonly string[]): Promise<string> {
  const found = await Promise.all(paths.map((path) => sourceByHeader(site, path)))
  const names = new Set(found)
  if (names.size === 1 && found[0] !== null) return found[0]!
  throw new UsageError('the columns do not tell which source these files belong to; name it with --source ID')
}

function wrongUse(message: string): number {
  process.stderr.write(`${message}\n${USAGE}\n`)
  return 2
}

function printFile(source: string, file: FileResult): void {
  const counts = `${file.read} read = ${file.loaded} loaded + ${file.unchanged} unchanged + ${file.replaced} replaced + ${file.rejected} rejected`
  const outcome = file.status === 'refused' ? `REFUSED ${file.code}: ${file.message}` : counts
  process.stdout.write(`  ${source}  ${file.file}  ${outcome}\n`)
}

function printRun(run: RunResult): void {
  const known = run.sources.flatMap(({ files }) => files).filter(({ status }) => status === 'unchanged').length
  const words: Partial<Record<RunResult['status'], string>> = {
    published: `published as ${run.dataVersion}`,
    nothing: `nothing to do (${known} files are loaded already)`,
    refused: 'refused: nothing was published, the figures stay as they were'
  }
  process.stdout.write(`load ${run.runId}: ${words[run.status] ?? run.status}\n`)
}

function printRetention({ runId, removed = [], status, dataVersion }: RunResult): void {
  for (const { source, rows, versions, rejects, files, rowsFrom, filesFrom } of removed) {
    const ofRows = `${rows} rows, ${versions} earlier versions, ${rejects} rejects (rows are kept from ${rowsFrom ?? 'ever'})`
    process.stdout.write(
      `  ${source}  past: ${ofRows}; ${files} files (loaded ones are kept from ${filesFrom ?? 'ever'})\n`
    )
  }
  const outcome = status === 'published' ? `published as ${dataVersion}` : status
  process.stdout.write(`retention ${runId}: ${outcome}\n`)
}

try {
  process.exitCode = await main()
} catch (error) {
  const usage = error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  if (usage) process.exitCode = wrongUse((error as Error).message)
  else {
    const known = error instanceof EtlError || error instanceof SiteError
    process.stderr.write(`${known ? `${error.code}: ${error.message}` : (error as Error).stack}\n`)
    process.exitCode = 1
  }
}
