import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { IntakeChoice, IntakeItem } from '#contract/intake.ts'
import { RequestError } from '#contract/request-error.ts'
import { type Entry, entryOf, type Run } from './entry.ts'
import { findingOf, trialOf } from './look.ts'
import type { RunLoader } from './run-loader.ts'
import { keptName, receive } from './upload.ts'
import { takeIn } from './take-in.ts'

/** Files that lie here at once at the most; a page that is closed leaves its file behind until it is old. */
const MOST = 8
const OLD_MS = 3_600_000

export interface DeskOptions {
  siteFolder: string
  runLoader: RunLoader
  /** What readers are answered from: a file counts as loaded once they get what it published. */
  warehouse: { refresh(): Promise<void> }
  now(): Date
}

/**
 * Where files lie that were given through a page, until they are loaded or thrown away: each is looked at, tried and
 * loaded by the loader in a process of its own. What lies here is no part of the data.
 */
export class IntakeDesk {
  readonly folder: string
  readonly options: DeskOptions
  readonly #entries = new Map<string, Entry>()

  constructor(options: DeskOptions) {
    this.options = options
    this.folder = join(options.siteFolder, 'intake')
  }

  /** Removes what an earlier server left behind. */
  async open(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    for (const { work } of this.#entries.values()) work?.abort()
    this.#entries.clear()
    await rm(this.folder, { recursive: true, force: true })
  }

  /** @throws {RequestError} BUSY, TOO_LARGE, EMPTY, BAD_NAME */
  async receive(name: string, body: Readable): Promise<IntakeItem> {
    await this.#removeOld()
    if (this.#waiting() >= MOST) throw new RequestError('BUSY', `${MOST} files wait to be loaded already`, 429)
    const id = randomBytes(8).toString('hex')
    const kept = keptName(name)
    const path = join(this.folder, id, kept)
    const entry = entryOf(id, kept, path, this.options.now().getTime())
    this.#entries.set(id, entry)
    try {
      entry.item.bytes = await receive(body, path)
    } catch (error) {
      this.#entries.delete(id)
      throw error
    }
    this.#start(entry, 'looking', async (run) => {
      entry.item.finding = await findingOf(run, this.options.siteFolder, entry)
    })
    return entry.item
  }

  /** @throws {RequestError} NOT_FOUND */
  item(id: string): IntakeItem {
    return this.#entry(id).item
  }

  /** Tries how a choice would read the file; what was tried before is forgotten. @throws {RequestError} */
  try(id: string, choice: IntakeChoice): IntakeItem {
    const entry = this.#entry(id)
    this.#start(entry, 'trying', async (run) => {
      entry.item.trial = null
      entry.item.trial = await trialOf(run, this.options.siteFolder, entry, choice)
    })
    return entry.item
  }

  /** Saves a draft as a source where it is one, moves the file to its inbox and loads it. @throws {RequestError} */
  load(id: string, choice: IntakeChoice): IntakeItem {
    const entry = this.#entry(id)
    this.#start(entry, 'loading', async (run) => {
      await takeIn(run, this.options.siteFolder, entry, choice)
      await this.options.warehouse.refresh()
    })
    return entry.item
  }

  /** Stops the work on a file; a file that was not loaded stays as it was given. @throws {RequestError} NOT_FOUND */
  cancel(id: string): IntakeItem {
    const entry = this.#entry(id)
    if (!isPublishing(entry.item)) entry.work?.abort()
    return entry.item
  }

  /** Throws a file away. @throws {RequestError} NOT_FOUND */
  async remove(id: string): Promise<void> {
    const entry = this.#entry(id)
    entry.work?.abort()
    this.#entries.delete(id)
    await rm(join(this.folder, id), { recursive: true, force: true })
  }

  /** Files that lie here; a loaded one has left. */
  #waiting(): number {
    return [...this.#entries.values()].filter(({ item }) => item.phase !== 'loaded').length
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id)
    if (entry === undefined) throw new RequestError('NOT_FOUND', 'this file is no longer here; give it again', 404)
    return entry
  }

  #start(entry: Entry, phase: IntakeItem['phase'], work: (run: Run) => Promise<void>): void {
    if (entry.work !== null) throw new RequestError('BUSY', 'this file is being worked on', 409)
    if (entry.item.phase === 'loaded') throw new RequestError('LOADED', 'this file is loaded already', 409)
    const before = entry.item.finding === null ? 'failed' : 'open'
    const stop = new AbortController()
    entry.work = stop
    Object.assign(entry.item, { phase, error: null, progress: null })
    const run: Run = (args, onProgress) =>
      this.options.runLoader(args, { signal: stop.signal, ...(onProgress === undefined ? {} : { onProgress }) })
    void work(run)
      .then(() => void (entry.item.phase = entry.item.phase === 'loading' ? 'loaded' : 'open'))
      .catch((error: unknown) => {
        entry.item.phase = before
        entry.item.error = stop.signal.aborted ? STOPPED : faultOf(error)
      })
      .finally(() => {
        entry.work = null
        entry.item.progress = null
      })
  }

  async #removeOld(): Promise<void> {
    const now = this.options.now().getTime()
    for (const [id, { givenAt, work }] of this.#entries) {
      if (work === null && now - givenAt > OLD_MS) await this.remove(id)
    }
  }
}

/** Too late to be stopped: the next moment readers see it. */
function isPublishing({ progress }: IntakeItem): boolean {
  return progress !== null && (progress.step === 'closed' || progress.step === 'pointed')
}

const STOPPED = { code: 'STOPPED', message: 'stopped before its end; nothing was published' }

function faultOf(error: unknown): { code: string; message: string } {
  const message = error instanceof Error ? error.message : String(error)
  return { code: (error as { code?: string }).code ?? 'INTERNAL', message }
}
