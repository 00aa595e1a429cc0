import { spawn } from 'node:child_process'

/** How a run of the loader ended. */
export interface LoaderEnd {
  /** 0: done, 1: refused, 2: wrong use; null where it was stopped or could not start. */
  code: number | null
  /** The one JSON object that it printed at its end; null where it printed none. */
  told: unknown
  /** What it wrote to stderr, progress left out. */
  complaint: string
}

/**
 * Runs the loader with arguments in a process of its own and waits for its end; a test passes its own.
 *
 * @param onProgress told of every line of `--progress`
 * @param signal stops it: what it was about to publish is not published
 */
export type RunLoader = (
  args: readonly string[],
  options?: { signal?: AbortSignal; onProgress?: (progress: LoaderProgress) => void }
) => Promise<LoaderEnd>

/** How far a run is: a step of the loader, of which file. */
export interface LoaderProgress {
  step: string
  file: string | null
}

const ROOT = new URL('../..', import.meta.url)
/** Output beyond this is not kept, characters. */
const MAX_OUTPUT = 16_000_000

export const runLoader: RunLoader = (args, { signal, onProgress } = {}) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'etl/main.ts', 'load', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const stop = () => void child.kill('SIGTERM')
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  let output = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output.length < MAX_OUTPUT) output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = progressOut(complaint + text, onProgress)
  })
  return new Promise((done) => {
    const end = (code: number | null, words: string) => {
      signal?.removeEventListener('abort', stop)
      done({ code, told: objectIn(output), complaint: words.trim() })
    }
    child.on('error', (error) => end(null, error.message))
    child.on('close', (code) => end(code, complaint))
  })
}

const PROGRESS = /^progress (\{.*\})\n/gm

/** Takes whole lines of progress out of a text and tells them. */
function progressOut(text: string, onProgress: ((progress: LoaderProgress) => void) | undefined): string {
  return text.replace(PROGRESS, (_line, json: string) => {
    onProgress?.(JSON.parse(json) as LoaderProgress)
    return ''
  })
}

function objectIn(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return null
  }
}
