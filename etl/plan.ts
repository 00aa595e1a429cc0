import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SourceConfig } from '#server/site/schema.ts'
import { archivedFiles } from './archive.ts'
import type { ChangeOptions } from './change.ts'
import { type InboxFile, listGiven } from './inbox.ts'
import { knownFiles, type KnownFiles } from './known-files.ts'
import { readRuns, refusedBefore, type RunResult } from './ledger.ts'
import { readPointer } from './publish.ts'
import { settledInbox, type SettledFiles } from './settled.ts'
import { type Told, toldBy } from './told.ts'

export type FileResult = RunResult['sources'][number]['files'][number]

export interface PlanOptions extends ChangeOptions {
  /** Only this source; all when absent. */
  source?: string
  /** Files by hand instead of the inbox; needs `source`. */
  files?: readonly string[]
}

/** What a load has to do, in this order. */
export interface Plan {
  /** What is known of files without reading them, by source. */
  sources: { source: SourceConfig; known: FileResult[] }[]
  tasks: Task[]
}

/** A file to be loaded, or, where the warehouse is built anew, a withdrawal to be made again. */
export type Task = LoadTask | { change: Told & { kind: 'withdraw' | 'restore' } }
export interface LoadTask {
  source: SourceConfig
  input: InboxFile
  isArchived: boolean
  /** Where the warehouse is built anew: when the file was loaded first. */
  loadedAt?: Date
}

interface Past {
  loaded: KnownFiles
  runs: readonly RunResult[]
  told: readonly Told[]
  /** Place in `told` of the load of a file, by source and content. */
  places: ReadonlyMap<string, number>
  /** There is no warehouse of this make, though the ledger tells of loads. */
  isAnew: boolean
}

/**
 * Lists what is due: files of the inbox (or those given), and files of the archive that the warehouse does not know. A
 * warehouse that is built anew takes everything of every source, in the order and with the times of the ledger.
 */
export async function planLoad(options: PlanOptions): Promise<Plan> {
  const past = await readPast(options)
  const all = options.site.sources as SourceConfig[]
  const sources = all.filter(({ id }) => past.isAnew || options.source === undefined || id === options.source)
  const hasInbox = past.isAnew || options.files === undefined
  const inbox = hasInbox ? await settledInbox(options.siteFolder, sources, options.trigger, options.now) : null
  const plan: Plan = { sources: [], tasks: [] }
  for (const source of sources) await planSource(plan, options, past, source, inbox?.get(source.id))
  if (past.isAnew) for (const change of past.told) if (isChange(change)) plan.tasks.push({ change })
  plan.tasks = inToldOrder(plan.tasks, past)
  return plan
}

async function readPast({ siteFolder }: PlanOptions): Promise<Past> {
  const pointer = await readPointer(siteFolder)
  const runs = await readRuns(siteFolder)
  const told = toldBy(runs)
  const isAnew = pointer === null && told.length > 0
  const siteChanged = (await stat(join(siteFolder, 'site.yaml'))).mtime.toISOString()
  const loaded = await knownFiles(siteFolder, pointer)
  const loads = told.flatMap((each, i) => (each.kind === 'load' ? [[keyOf(each.source, each.sha256), i] as const] : []))
  const sinceSite = runs.filter((run) => run.startedAt > siteChanged)
  return { loaded, told, places: new Map(loads), isAnew, runs: sinceSite }
}

async function planSource(
  plan: Plan,
  { siteFolder, files, source: asked, trigger }: PlanOptions,
  { loaded, runs, told, places, isAnew }: Past,
  source: SourceConfig,
  inbox: SettledFiles | undefined
): Promise<void> {
  const known = loaded.get(source.id) ?? new Map<string, never>()
  const refused = trigger === 'hand' ? new Set<string>() : refusedBefore(runs, source.id)
  const given = files !== undefined && source.id === asked ? await listGiven(siteFolder, files) : []
  const results: FileResult[] = []
  const taken = new Set<string>()
  const take = (input: InboxFile, isArchived: boolean) => {
    const { sha256 } = input
    const first = told[places.get(keyOf(source.id, sha256)) ?? -1]
    const loadedAt = isAnew && first !== undefined ? { loadedAt: new Date(first.at) } : {}
    if (!refused.has(sha256) && !taken.has(sha256)) plan.tasks.push({ source, input, isArchived, ...loadedAt })
    taken.add(sha256)
  }
  for (const input of [...(inbox?.files ?? []), ...given]) {
    const before = known.get(input.sha256)
    if (before === undefined) take(input, false)
    else results.push(knownResult(input, before))
    taken.add(input.sha256)
  }
  for (const [sha256, path] of inbox === undefined ? [] : await archivedFiles(siteFolder, source.id)) {
    if (known.has(sha256)) continue
    const name = told[places.get(keyOf(source.id, sha256)) ?? -1]?.file ?? basename(path)
    take({ path, file: name, sha256 }, true)
  }
  plan.sources.push({ source, known: [...results, ...(inbox?.waiting ?? [])] })
}

function knownResult({ file, sha256 }: InboxFile, before: { rowsRead: number; isWithdrawn: boolean }): FileResult {
  const read = before.rowsRead
  const status = before.isWithdrawn ? 'withdrawn' : 'unchanged'
  return { file, sha256, read, loaded: 0, unchanged: read, replaced: 0, rejected: 0, status }
}

function isChange(told: Told): told is Told & { kind: 'withdraw' | 'restore' } {
  return told.kind !== 'load'
}

/** What the ledger does not tell of comes last, in the order in which it was found. */
function inToldOrder(tasks: readonly Task[], { told, places }: Past): Task[] {
  const placeOf = (task: Task) =>
    'change' in task ? told.indexOf(task.change) : (places.get(keyOf(task.source.id, task.input.sha256)) ?? told.length)
  const placed = tasks.map((task) => ({ task, place: placeOf(task) }))
  return placed.sort((a, b) => a.place - b.place).map(({ task }) => task)
}

function keyOf(source: string, sha256: string): string {
  return `${source} ${sha256}`
}
