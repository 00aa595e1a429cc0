// npm test: installs what is missing, then types, lint, unit and browser tests side by side, and one closing line.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, ensureBuilt, ensureInstalled, quietly, ROOT, THREADS } from '../server/launch.js'

const RESULTS = join(ROOT, 'test-results')
const only = process.argv.slice(2)

const count = { passed: 0, failed: 0, skipped: 0 }

/** A tool that passes or fails as a whole. */
async function tool(name, args) {
  if (only.length > 0 && !only.includes(name)) return
  const began = Date.now()
  try {
    await quietly(process.execPath, args)
    count.passed++
    console.log(`PASS ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  } catch (error) {
    count.failed++
    console.log(`FAIL ${name}\n${error.message}`)
  }
}

/** A vitest project, whose tests are counted one by one. */
async function suite(name) {
  if (only.length > 0 && !only.includes(name)) return
  const file = join(RESULTS, `${name}.json`)
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--project', name]
  const began = Date.now()
  await stream(name, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  if (!existsSync(file)) {
    count.failed++
    console.log(`FAIL ${name}: the suite wrote no result`)
    return
  }
  const result = JSON.parse(readFileSync(file, 'utf8'))
  const broken = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
  )
  count.passed += result.numPassedTests
  count.failed += result.numFailedTests + broken.length
  count.skipped += result.numPendingTests + result.numTodoTests
  console.log(`${result.success ? 'PASS' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}

function stream(name, args) {
  return new Promise((done) => {
    const env = { ...process.env, UV_THREADPOOL_SIZE: THREADS, NO_COLOR: '1' }
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const show = (text) => process.stdout.write(String(text).replace(/^(?=.)/gm, `[${name}] `))
    child.stdout.on('data', show)
    child.stderr.on('data', show)
    child.on('exit', done)
  })
}

checkNode()
await ensureInstalled('vitest')
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
await quietly(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'])
await ensureBuilt()
await Promise.all([
  (async () => {
    await tool('types', [
      'node_modules/svelte-check/bin/svelte-check',
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings'
    ])
    await tool('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.'])
    await tool('lint', ['node_modules/eslint/bin/eslint.js', '-c', 'tests/eslint.config.js', '.'])
    await suite('e2e')
  })(),
  suite('unit')
])
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`)
process.exitCode = count.failed === 0 ? 0 : 1
