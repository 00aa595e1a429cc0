import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DuckdbOptions, openDuckdb, type OpenDuckdb } from './duckdb.ts'
import type { Engine } from './engine.ts'
import { remembering } from './remembered.ts'
import { wholeQuarters } from './whole-quarters.ts'

/** The published data at one moment. A request works on one snapshot from its first query to its last. */
export interface Snapshot {
  engine: Engine
  version: string
  publishedAt: string
  /** By centre, how its days are counted in the data. */
  calendar?: Readonly<Record<string, string>>
}

interface Opened extends Snapshot {
  file: string
  db: OpenDuckdb
  users: number
  retired: boolean
}

/**
 * The warehouse that `warehouse/current.json` points to. When the pointer moves, later requests get the new file; the
 * old one is closed when the last request that holds it has ended.
 */
export class Warehouse {
  readonly folder: string
  readonly options: DuckdbOptions
  #current: Opened | null = null
  #look: Promise<void> = Promise.resolve()
  #nextLook: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #statements = 0
  readonly #listeners = new Set<() => void>()

  constructor(siteFolder: string, options: DuckdbOptions) {
    this.folder = join(siteFolder, 'warehouse')
    this.options = options
  }

  /** Looks at the pointer now and then every `everyMs`. */
  async start(everyMs: number, onError: (error: unknown) => void): Promise<void> {
    await this.refresh().catch(onError)
    this.#timer = setInterval(() => void this.refresh().catch(onError), everyMs)
    this.#timer.unref()
  }

  /** The version that readers get now; null before the first publication. */
  get version(): string | null {
    return this.#current?.version ?? null
  }

  /** When the data that readers get now were published, ISO; null before the first publication. */
  get publishedAt(): string | null {
    return this.#current?.publishedAt ?? null
  }

  /** Statements asked of the data since the start. */
  get statements(): number {
    return this.#statements
  }

  /** Calls `listener` whenever readers get other data than before; gives how to stop that. */
  onPublished(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Opens the file that the pointer names, unless it is open already. What was published before the call is what
   * readers get after it: a look that began earlier may have read the pointer before it moved, so one more follows it.
   */
  refresh(): Promise<void> {
    this.#nextLook ??= this.#look
      .catch(() => undefined)
      .then(() => {
        this.#nextLook = null
        this.#look = this.#reopen()
        return this.#look
      })
    return this.#nextLook
  }

  /** Runs `work` on the current data, which stay open and unchanged until it has ended; null where there are none. */
  async withSnapshot<T>(work: (snapshot: Snapshot | null) => Promise<T>): Promise<T> {
    const held = this.#current
    if (held === null) return work(null)
    held.users++
    try {
      return await work(held)
    } finally {
      held.users--
      closeIfUnused(held)
    }
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    await (this.#nextLook ?? this.#look).catch(() => undefined)
    this.#retire(null)
  }

  async #reopen(): Promise<void> {
    const pointer = await this.#pointer()
    if (pointer === null || pointer.file === this.#current?.file) return
    const db = await this.#open(pointer.file)
    if (db === null) return this.#reopen()
    const counted: Engine = {
      select: (statement, values) => {
        this.#statements++
        return db.select(statement, values)
      }
    }
    // Kept twice: the quarters, and what was put together from them.
    this.#retire({ ...pointer, engine: remembering(wholeQuarters(remembering(counted))), db, users: 0, retired: false })
    for (const listener of this.#listeners) listener()
  }

  #pointer() {
    return readPointer(join(this.folder, 'current.json'))
  }

  /** null: the pointer has moved since it was read, and the file that it named then may be gone. */
  async #open(file: string): Promise<OpenDuckdb | null> {
    try {
      return await openDuckdb(join(this.folder, file), this.options)
    } catch (error) {
      if ((await this.#pointer())?.file === file) throw error
      return null
    }
  }

  #retire(next: Opened | null): void {
    const old = this.#current
    this.#current = next
    if (old === null) return
    old.retired = true
    closeIfUnused(old)
  }
}

function closeIfUnused(opened: Opened): void {
  if (!opened.retired || opened.users > 0) return
  opened.users = -1
  opened.db.close()
}

async function readPointer(path: string): Promise<(Omit<Snapshot, 'engine'> & { file: string }) | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Omit<Snapshot, 'engine'> & { file: string }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
