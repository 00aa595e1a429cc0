// npm start: from a fresh clone to a served dashboard. Plain JavaScript, because it installs what the rest needs.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkNode, ensureBuilt, ensureInstalled, ensureSite, ROOT, SERVER_FLAGS, THREADS } from './launch.js'

const siteFolder = resolve(process.env.SITE_DIR ?? join(ROOT, 'site'))

let child = null
let ending = false
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => {
    ending = true
    if (child === null) process.exit(0)
    // Ctrl-C reaches the whole group by itself; a second one of ours would be read as "at once".
    if (signal !== 'SIGINT') child.kill('SIGTERM')
  })
}

// npm may be killed without passing it on: whoever has lost its parent ends too.
const parent = process.ppid
setInterval(() => {
  if (process.ppid === parent) return
  ending = true
  if (child === null) process.exit(0)
  child.kill('SIGTERM')
}, 1000).unref()

function run(script, { args = [], flags = [] } = {}) {
  return new Promise((done) => {
    child = spawn(process.execPath, [...flags, '--import', 'tsx/esm', script, ...args], {
      cwd: ROOT,
      env: { ...process.env, SITE_DIR: siteFolder, UV_THREADPOOL_SIZE: THREADS },
      stdio: 'inherit'
    })
    child.on('exit', (code, signal) => {
      child = null
      done(signal === null ? (code ?? 1) : ending ? 0 : 1)
    })
  })
}

try {
  checkNode()
  await ensureInstalled('fastify')
  await ensureBuilt()
  await ensureSite(siteFolder)
  if (!existsSync(join(siteFolder, 'warehouse', 'current.json'))) {
    console.log('load: the first load reads every export in the inbox')
    await run('etl/main.ts', { args: ['load', '--trigger', 'start'] })
  }
  if (!ending) process.exitCode = await run('server/main.ts', { flags: SERVER_FLAGS })
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
