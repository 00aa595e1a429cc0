import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { SERVER_FLAGS, THREADS } from '../../server/launch.js'

export interface Served {
  base: string
  get<Body>(path: string): Promise<Body>
}

export interface Product extends Served {
  stop(): Promise<number | null>
}

const LIMIT_MS = 30_000

/** The product that serves the sample, the same for all files of a run; it ends with the run. */
export function sampleProduct(base: string): Served {
  return { base, get: getter(base) }
}

/** Serves a site's folder as `npm start` does, on a free port; a site without data is never ready, only alive. */
export async function startProduct(siteFolder: string, { isEmpty = false } = {}): Promise<Product> {
  const child = spawn(process.execPath, [...SERVER_FLAGS, '--import', 'tsx', 'server/main.ts'], {
    env: { ...process.env, SITE_DIR: siteFolder, PORT: '0', HOST: '127.0.0.1', UV_THREADPOOL_SIZE: THREADS },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const base = await address(child)
  await ready(base, isEmpty ? 'healthz' : 'readyz')
  return {
    base,
    get: getter(base),
    async stop() {
      const ended = new Promise<number | null>((done) => child.on('exit', done))
      child.kill('SIGTERM')
      return ended
    }
  }
}

function getter(base: string): Served['get'] {
  return async <Body>(path: string) => (await (await fetch(`${base}/api/v1/${path}`)).json()) as Body
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let output = ''
    child.stdout!.on('data', (text: Buffer) => {
      output += text.toString()
      const match = /Pantau 112: (http:\S+)/.exec(output)
      if (match) found(match[1]!)
    })
    child.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${output}`)))
  })
}

async function ready(base: string, sign: 'healthz' | 'readyz'): Promise<void> {
  for (const until = Date.now() + LIMIT_MS; Date.now() < until; await sleep(100)) {
    const reply = await fetch(`${base}/${sign}`).catch(() => null)
    if (reply?.ok) return
  }
  throw new Error('the server did not become ready')
}
