// Starts the product as the README says, in a fresh site folder, and looks for a real figure over HTTP.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../server/launch.js'

const PORT = process.env.PORT ?? '18112'
const LIMIT_MS = 180_000
const folder = mkdtempSync(join(tmpdir(), 'pantau-start-'))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const began = Date.now()
const child = spawn(npm, ['start'], {
  cwd: ROOT,
  env: { ...process.env, SITE_DIR: join(folder, 'site'), PORT, HOST: '127.0.0.1' },
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32'
})

/** Offered calls of all months, from the generator's own count. */
const expected = JSON.parse(readFileSync(join(ROOT, 'sample-data', 'truth.json'), 'utf8')).overall.offered

async function offered() {
  const url = `http://127.0.0.1:${PORT}/api/v1/kpis?from=2025-10-01&to=2026-11-01`
  const { data } = await (await fetch(url)).json()
  return data.kpis.find(({ id }) => id === 'offered').figure.value
}

let found = null
while (found === null && Date.now() - began < LIMIT_MS && child.exitCode === null) {
  await new Promise((done) => setTimeout(done, 250))
  found = await offered().catch(() => null)
}
const seconds = ((Date.now() - began) / 1000).toFixed(1)
console.log(`npm start: offered ${found}, the generator counted ${expected} (${seconds} s after the command)`)

const ended = new Promise((done) => child.on('exit', (code) => done(code)))
process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM')
const code = await Promise.race([ended, new Promise((done) => setTimeout(() => done('still running'), 10_000))])
if (code === 'still running') process.kill(-child.pid, 'SIGKILL')
console.log(`SIGTERM: ended with ${code}`)
rmSync(folder, { recursive: true, force: true })
process.exitCode = found === expected && code !== 'still running' ? 0 : 1
