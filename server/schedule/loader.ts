import { spawn } from 'node:child_process'

/** How a job ended. */
export interface JobEnd {
  code: number | null
  signal: string | null
  /** What it wrote to stderr. */
  complaint: string
}

/** A job that runs. */
export interface RunningJob {
  ended: Promise<JobEnd>
  stop(): void
}

/** Starts the loader with arguments; a test passes its own. */
export type StartJob = (args: readonly string[]) => RunningJob

/** The loader as a process of its own, so that a load never delays a reply. */
export const startLoader: StartJob = (args) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'etl/main.ts', 'load', ...args], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['ignore', 'ignore', 'pipe']
  })
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  const ended = new Promise<JobEnd>((done) => {
    child.on('error', (error) => done({ code: null, signal: null, complaint: error.message }))
    child.on('close', (code, signal) => done({ code, signal, complaint: complaint.trim() }))
  })
  return { ended, stop: () => void child.kill('SIGTERM') }
}

/** Codes that say that the machine, not the data, was in the way. */
const PASSING = /^(LOCKED|DISK|INTERNAL): /m
const REFUSED = 1

/** Whether a job that ended so may succeed when tried again: all but data that were refused. */
export function mayHeal({ code, complaint }: JobEnd): boolean {
  return code !== 0 && (code !== REFUSED || PASSING.test(complaint))
}

/** How a job ended, in words for the log. */
export function wordsOf({ code, signal, complaint }: JobEnd): string {
  const how = signal !== null ? `was stopped by ${signal}` : code === null ? 'could not start' : `ended with ${code}`
  return complaint === '' ? how : `${how}: ${complaint}`
}
