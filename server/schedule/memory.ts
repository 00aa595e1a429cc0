import { readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** When a job was last due and when the run that answered it ended, ISO. */
export interface Remembered {
  due: string
  ran: string | null
}

/** What `warehouse/schedule.json` remembers, so that a stopped server knows what it missed. */
export class ScheduleMemory {
  readonly path: string
  readonly log: (message: string) => void
  known: Record<string, Remembered>
  writing: Promise<void> = Promise.resolve()

  constructor(siteFolder: string, log: (message: string) => void) {
    this.path = join(siteFolder, 'warehouse', 'schedule.json')
    this.log = log
    this.known = read(this.path, log)
  }

  of(job: string): Remembered | null {
    return this.known[job] ?? null
  }

  noteDue(job: string, due: Date): void {
    this.keep({ ...this.known, [job]: { due: due.toISOString(), ran: this.known[job]?.ran ?? null } })
  }

  noteRan(job: string, ran: Date): void {
    const due = this.known[job]?.due ?? ran.toISOString()
    this.keep({ ...this.known, [job]: { due, ran: ran.toISOString() } })
  }

  forget(job: string): void {
    const { [job]: _gone, ...rest } = this.known
    this.keep(rest)
  }

  /** Resolves when everything noted is on disk. */
  settled(): Promise<void> {
    return this.writing
  }

  keep(known: Record<string, Remembered>): void {
    this.known = known
    const text = `${JSON.stringify(known, null, 1)}\n`
    const complain = (error: unknown) => this.log(`${this.path} could not be written: ${String(error)}`)
    this.writing = this.writing.then(() => write(this.path, text)).catch(complain)
  }
}

function read(path: string, log: (message: string) => void): Record<string, Remembered> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, Remembered>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log(`${path} cannot be read and is begun anew`)
    return {}
  }
}

/** Beside, flushed, renamed: a killed server leaves the old text or the new one. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.next`
  const file = await open(beside, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}
