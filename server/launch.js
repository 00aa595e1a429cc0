// Plain JavaScript without packages: this runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const TICK_MS = 2000

/**
 * How Node runs the server. An answer of a page is 10 MB of objects that live for one request: with a young generation
 * of 32 MB they are swept once in three answers, where Node's own, which shrinks to 1 MB in a quiet minute, takes fourteen
 * sweeps for the first answer and moves what it should drop to the old generation.
 */
export const SERVER_FLAGS = ['--min-semi-space-size=32', '--max-semi-space-size=32']

/** DuckDB works on Node's thread pool: with the usual four threads, four heavy queries would stop everything else. */
export const THREADS = process.env.UV_THREADPOOL_SIZE ?? '16'

/** Says a step, and while it lasts says every few seconds that it still does. */
export async function step(title, work) {
  const began = Date.now()
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1)
  const ticker = setInterval(() => console.log(`  ... ${title} (${seconds()} s)`), TICK_MS)
  try {
    const result = await work()
    console.log(`${title}: ${result} (${seconds()} s)`)
  } finally {
    clearInterval(ticker)
  }
}

/** Runs a program in the project folder; its output is shown only where it fails. */
export function quietly(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      shell: process.platform === 'win32'
    })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ${args.join(' ')} ended with code ${code}\n${output}`))
    })
  })
}

/** Node is new enough, or one sentence says what is needed. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Pantau 112 needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Installs the packages of the lock file when they are missing or older than it. `needs`: one that must be there. */
export async function ensureInstalled(needs) {
  if (isInstalled(needs)) return
  await step('packages', async () => {
    await quietly(NPM, ['ci', '--include=dev', '--no-audit', '--no-fund'])
    return 'installed from package-lock.json'
  })
}

function isInstalled(needs) {
  const mark = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(mark) || !existsSync(join(ROOT, 'node_modules', needs))) return false
  return statSync(mark).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs
}

/** Builds the web when its sources are not those of the last build. */
export async function ensureBuilt({ always = false } = {}) {
  const stamp = join(ROOT, 'web', 'build', '.sources')
  const now = sourcesDigest()
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  await step('web', async () => {
    await quietly(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts'])
    writeFileSync(stamp, now)
    return 'built'
  })
}

function sourcesDigest() {
  const hash = createHash('sha256')
  for (const file of [
    'package-lock.json',
    'svelte.config.js',
    ...['web', 'server/domain', 'server/contract'].flatMap(files)
  ]) {
    hash.update(file).update(readFileSync(join(ROOT, file)))
  }
  return hash.digest('hex')
}

function files(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'build' && name !== '.svelte-kit')
    .flatMap((entry) => (entry.isDirectory() ? files(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort()
}

/** Makes the sample site where there is no site yet; an existing folder is never touched. */
export async function ensureSite(siteFolder) {
  if (existsSync(join(siteFolder, 'site.yaml'))) return
  if (existsSync(siteFolder) && readdirSync(siteFolder).length > 0) {
    throw new Error(
      `${siteFolder} has no site.yaml, and is not empty: put a site.yaml there or name another folder in SITE_DIR`
    )
  }
  await step('site', async () => {
    const beside = `${siteFolder}.new`
    rmSync(beside, { recursive: true, force: true })
    mkdirSync(beside, { recursive: true })
    cpSync(join(ROOT, 'sample-data', 'exports'), join(beside, 'inbox'), { recursive: true })
    settle(join(beside, 'inbox'))
    cpSync(join(ROOT, 'sample-data', 'site.yaml'), join(beside, 'site.yaml'))
    if (existsSync(siteFolder)) rmSync(siteFolder, { recursive: true })
    renameSync(beside, siteFolder)
    return `made ${siteFolder} from the generated sample`
  })
}

/** Copies of ours are whole: the first load need not wait to see whether they still grow. */
function settle(folder) {
  const past = new Date(Date.now() - 86_400_000)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) utimesSync(join(entry.parentPath, entry.name), past, past)
  }
}
