// npm run campaign:NAME: one long campaign at its full size; SIZE and SEED of the environment go before the table.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, quietly, ROOT, THREADS } from '../server/launch.js'

const CAMPAIGNS = {
  order: { variable: 'ORDER_RUNS', size: 300, file: 'tests/etl/order.property.test.ts' },
  crash: { variable: 'CRASHES', size: 200, file: 'tests/etl/crash' },
  disk: { variable: 'DISK_LIMITS', size: 40, file: 'tests/etl/disk.test.ts' },
  publishes: { variable: 'PUBLISHES', size: 1000, file: 'tests/api/publishes.test.ts' },
  hostile: { variable: 'HOSTILE', size: 10_000, file: 'tests/etl/hostile.test.ts' },
  oracle: { variable: 'ORACLE', size: 3000, file: 'tests/oracle/oracle.test.ts' }
}

const campaign = CAMPAIGNS[process.argv[2]]
if (campaign === undefined) {
  console.error(`usage: node tests/campaign.js ${Object.keys(CAMPAIGNS).join('|')}`)
  process.exit(2)
}
checkNode()
// what tsconfig.json builds on is made by the kit, and not there in a fresh clone
if (!existsSync(join(ROOT, 'web', '.svelte-kit', 'tsconfig.json'))) {
  await quietly(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'])
}
const size = process.env.SIZE ?? process.env[campaign.variable] ?? String(campaign.size)
const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--project', 'campaign']
spawn(process.execPath, [...args, campaign.file, '--disable-console-intercept'], {
  cwd: ROOT,
  env: { ...process.env, UV_THREADPOOL_SIZE: THREADS, [campaign.variable]: size },
  stdio: 'inherit'
}).on('exit', (code) => (process.exitCode = code ?? 1))
