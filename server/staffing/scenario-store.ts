import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scenario, ScenarioChange, ScenarioDraft } from '#contract/staffing-scenarios.ts'
import { RequestError } from '#contract/request-error.ts'

/** One line of the file: what a scenario is from now on, or that it is gone. */
type Line = { at: string; put: Scenario } | { at: string; removed: string }

const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_RDWR | constants.O_NOFOLLOW
/** Scenarios that are kept at the most. */
const MOST = 500

/**
 * Named staffing plans of a site, in `state/scenarios.jsonl`: a line a change, only ever appended and flushed before it is
 * answered. A line that a crash cut off was never answered and is passed over; the next change begins on a new line.
 */
export class ScenarioStore {
  readonly #folder: string
  readonly #now: () => Date
  #last: Promise<unknown> = Promise.resolve()

  constructor(siteFolder: string, now: () => Date) {
    this.#folder = join(siteFolder, 'state')
    this.#now = now
  }

  /** Newest change first. */
  async all(): Promise<Scenario[]> {
    const known = await this.#read()
    return [...known.values()].sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.id.localeCompare(b.id))
  }

  /** @throws {RequestError} 404 */
  async one(id: string): Promise<Scenario> {
    return found(await this.#read(), id)
  }

  /** @throws {RequestError} 409 where there are too many */
  add(draft: ScenarioDraft): Promise<Scenario> {
    return this.#change((known, at) => {
      if (known.size >= MOST)
        throw new RequestError('TOO_MANY_SCENARIOS', `${MOST} scenarios are kept at the most`, 409)
      const id = randomBytes(8).toString('hex')
      return { at, put: { ...draft, id, version: 1, createdAt: at, changedAt: at, publishedAt: null } }
    })
  }

  /** Publishing one takes back the other of its centre. @throws {RequestError} 404; 409 where somebody changed it before */
  put(id: string, { version, draft, isPublished }: ScenarioChange): Promise<Scenario> {
    return this.#change((known, at) => {
      const before = found(known, id)
      if (before.version !== version)
        throw new RequestError('CHANGED_MEANWHILE', 'somebody has changed this scenario since you opened it', 409)
      const publishedAt = isPublished === undefined ? before.publishedAt : isPublished ? at : null
      return { at, put: { ...before, ...draft, version: version + 1, changedAt: at, publishedAt } }
    })
  }

  /** @throws {RequestError} 404 */
  async remove(id: string): Promise<void> {
    await this.#change((known, at) => {
      found(known, id)
      return { at, removed: id }
    })
  }

  /** One change after the other: each is decided on what the ones before have left. */
  #change(decide: (known: ReadonlyMap<string, Scenario>, at: string) => Line): Promise<Scenario> {
    const done = this.#last.then(async () => {
      const line = decide(await this.#read(), this.#now().toISOString())
      await this.#append(line)
      return 'put' in line ? line.put : (undefined as unknown as Scenario)
    })
    this.#last = done.catch(() => undefined)
    return done
  }

  async #read(): Promise<Map<string, Scenario>> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    return fold(text)
  }

  async #append(line: Line): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const file = await open(this.#path, APPEND, 0o600)
    try {
      const { size } = await file.stat()
      const isWhole = size === 0 || (await endsLine(file, size))
      await file.writeFile(`${isWhole ? '' : '\n'}${JSON.stringify(line)}\n`)
      await file.datasync()
    } finally {
      await file.close()
    }
    await flushFolder(this.#folder)
  }

  get #path(): string {
    return join(this.#folder, 'scenarios.jsonl')
  }
}

/** The scenarios that lines leave: the last of an id stands, of a centre the last published alone. */
export function fold(text: string): Map<string, Scenario> {
  const known = new Map<string, Scenario>()
  for (const each of text.split('\n')) {
    const line = parsed(each)
    if (line === null) continue
    if ('removed' in line) known.delete(line.removed)
    else known.set(line.put.id, line.put)
  }
  const published = new Map<string, Scenario>()
  for (const scenario of known.values()) {
    const other = published.get(scenario.centre)
    if (scenario.publishedAt === null || (other !== undefined && other.publishedAt! > scenario.publishedAt)) continue
    published.set(scenario.centre, scenario)
  }
  for (const [id, scenario] of known)
    if (scenario.publishedAt !== null && published.get(scenario.centre)?.id !== id)
      known.set(id, { ...scenario, publishedAt: null })
  return known
}

/** null: cut off by a crash, or empty. */
function parsed(line: string): Line | null {
  try {
    return line === '' ? null : (JSON.parse(line) as Line)
  } catch {
    return null
  }
}

function found(known: ReadonlyMap<string, Scenario>, id: string): Scenario {
  const scenario = known.get(id)
  if (scenario === undefined) throw new RequestError('NO_SUCH_SCENARIO', 'there is no such scenario', 404)
  return scenario
}

async function endsLine(file: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] === 10
}

/** A new file is only there after a crash once its folder is flushed too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined)
  await handle.close()
}
