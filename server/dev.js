// npm run dev: the API with reload on change, and the web by Vite in front of it.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { checkNode, ensureInstalled, ensureSite, ROOT, SERVER_FLAGS, THREADS } from './launch.js'

checkNode()
await ensureInstalled('fastify')
const siteFolder = resolve(process.env.SITE_DIR ?? join(ROOT, 'site'))
await ensureSite(siteFolder)
const env = { ...process.env, SITE_DIR: siteFolder, UV_THREADPOOL_SIZE: THREADS }
const options = { cwd: ROOT, env, stdio: 'inherit' }
const children = [
  spawn(process.execPath, [...SERVER_FLAGS, 'node_modules/tsx/dist/cli.mjs', 'watch', 'server/main.ts'], options),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'dev', '--config', 'web/vite.config.ts'], options)
]
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill('SIGTERM')))
