import { join } from 'node:path'
import { type DuckdbOptions, openDuckdb, type OpenDuckdb } from './duckdb.ts'
import type { Engine } from './engine.ts'

/** Pasts that stay open at the most; the one that was asked for longest ago is closed first. */
const OPEN_PASTS = 3

/**
 * Warehouses as they were known after an event, built on the first question and kept open for the next.
 *
 * @param build makes the file and gives its name in warehouse/as-of
 */
export class PastWarehouses {
  readonly folder: string
  readonly options: DuckdbOptions
  readonly build: (event: number) => Promise<string>
  readonly #open = new Map<string, Promise<OpenDuckdb>>()

  constructor(siteFolder: string, options: DuckdbOptions, build: (event: number) => Promise<string>) {
    this.folder = join(siteFolder, 'warehouse', 'as-of')
    this.options = options
    this.build = build
  }

  async engineAt(version: string, event: number): Promise<Engine> {
    const key = `${version} ${event}`
    const known = this.#open.get(key)
    const opening = known ?? this.#make(event)
    this.#open.delete(key)
    this.#open.set(key, opening)
    opening.catch(() => this.#open.delete(key))
    this.#closeOldest()
    return opening
  }

  async close(): Promise<void> {
    const open = [...this.#open.values()]
    this.#open.clear()
    for (const opening of open) await opening.then((db) => db.close()).catch(() => undefined)
  }

  async #make(event: number): Promise<OpenDuckdb> {
    const name = await this.build(event)
    return openDuckdb(join(this.folder, name), { ...this.options, pool: Math.min(2, this.options.pool) })
  }

  /** A reader may be on it still: it is closed after the longest time that a statement may take. */
  #closeOldest(): void {
    while (this.#open.size > OPEN_PASTS) {
      const [key, opening] = this.#open.entries().next().value!
      this.#open.delete(key)
      const later = setTimeout(
        () => void opening.then((db) => db.close()).catch(() => undefined),
        this.options.timeoutSeconds * 2000
      )
      later.unref()
    }
  }
}
