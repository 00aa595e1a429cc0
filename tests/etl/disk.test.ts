import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { campaign } from '../fixtures/campaign.ts'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'
import { giveToNobody, IS_ROOT, type LoaderEnd, loaderProcess } from '../fixtures/loader-process.ts'

const { size } = campaign('DISK_LIMITS', 3)
const NEW_ROWS = 20_000
const CAN_MOUNT = canMount()
/** From less than a fresh warehouse to more than the whole load needs. */
const LIMITS_KB = Array.from({ length: size }, (_, i) => Math.round(200 * 60 ** (i / (size - 1))))

let site: TestSite
beforeEach(async () => {
  site = testSite()
  site.put('calls', 'a.csv', manyCalls('a', 500))
  await site.load()
  site.put('calls', 'b.csv', manyCalls('b', NEW_ROWS))
})
afterEach(() => site.remove())

function manyCalls(prefix: string, n: number): string {
  return callFile(...Array.from({ length: n }, (_, i) => callLine({ id: `${prefix}${i}`, op: `${prefix}-${i % 997}` })))
}

async function calls(): Promise<number> {
  const [row] = await site.query<{ n: number }>('select cast(count(*) as integer) as n from fct_calls')
  return row!.n
}

async function expectRefused(end: LoaderEnd, version: string | null): Promise<void> {
  expect([end.code, end.signal], end.errors).toEqual([1, null])
  expect(end.run, `tells JSON, not only:\n${end.errors}`).not.toBeNull()
  expect([end.run!.status, end.run!.published, end.run!.error?.code]).toEqual(['refused', false, 'DISK'])
  expect(site.version()).toBe(version)
  expect(await calls()).toBe(500)
}

async function expectCompletes(): Promise<void> {
  const run = await site.load()
  expect(run.status).toBe('published')
  expect(await calls()).toBe(500 + NEW_ROWS)
}

describe('a disk that is full', () => {
  test.skipIf(process.platform === 'win32')(
    `at ${size} sizes: refused or complete, and the next run completes`,
    async () => {
      const seen = new Set<string>()
      for (const fileLimitKb of LIMITS_KB) {
        const version = site.version()
        const end = await loaderProcess(site.folder, { fileLimitKb })
        if (end.code === 0) {
          expect(end.run!.published).toBe(true)
          expect(await calls()).toBe(500 + NEW_ROWS)
          seen.add('complete')
          break
        }
        await expectRefused(end, version)
        seen.add('refused')
      }
      expect([...seen], 'limits on both sides of what a load needs').toEqual(['refused', 'complete'])
    }
  )

  test.skipIf(process.platform === 'win32')('a file that was refused for want of space is loaded later', async () => {
    await expectRefused(await loaderProcess(site.folder, { fileLimitKb: 500 }), site.version())
    await expectCompletes()
  })

  test.skipIf(!CAN_MOUNT)('no byte is left: told all the same, and the next run with space completes', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'pantau-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', disk])
    try {
      cpSync(site.folder, disk, { recursive: true })
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=4096'])
      const end = await loaderProcess(disk)
      await expectRefused(end, site.version())
      rmSync(join(disk, 'filler'))
      execFileSync('mount', ['-o', 'remount,size=100m', disk])
      expect((await loaderProcess(disk)).run?.status).toBe('published')
    } finally {
      execFileSync('umount', [disk])
      rmSync(disk, { recursive: true })
    }
  })
})

describe('a folder that cannot be written', () => {
  test('the warehouse folder: told as DISK, nothing changes, and the next run completes', async () => {
    await tryClosed((root) => chmodSync(join(root, 'warehouse'), 0o555))
  })

  test('the ledger folder: told as DISK, nothing changes, and the next run completes', async () => {
    await tryClosed((root) => chmodSync(join(root, 'ledger'), 0o555))
  })

  test('lock.db alone: told as DISK, nothing changes, and the next run completes', async () => {
    await tryClosed((root) => lockAway(join(root, 'warehouse', 'lock.db')))
  })

  test.skipIf(!CAN_MOUNT)('a disk mounted read-only: told as DISK, nothing changes', async () => {
    execFileSync('mount', ['--bind', site.folder, site.folder])
    execFileSync('mount', ['-o', 'remount,bind,ro', site.folder])
    const version = site.version()
    const end = await loaderProcess(site.folder)
    execFileSync('umount', [site.folder])
    await expectRefused(end, version)
    await expectCompletes()
  })
})

/** Closes a part of the site to the loader, runs it, and opens it again. */
async function tryClosed(close: (root: string) => void): Promise<void> {
  chmodSync(site.folder, 0o755)
  mkdirSync(join(site.folder, 'warehouse', 'work'), { recursive: true })
  giveToNobody(site.folder)
  close(site.folder)
  const version = site.version()
  const end = await loaderProcess(site.folder, { asNobody: true })
  for (const name of ['warehouse', 'ledger']) chmodSync(join(site.folder, name), 0o755)
  if (!IS_ROOT) chmodSync(join(site.folder, 'warehouse', 'lock.db'), 0o644)
  await expectRefused(end, version)
  await expectCompletes()
}

/** Another's file that we may read and not write. */
function lockAway(path: string): void {
  if (IS_ROOT) chownSync(path, 0, 0)
  chmodSync(path, 0o444)
}

/** A disk of a test's own needs root and a kernel that lets it mount. */
function canMount(): boolean {
  if (!IS_ROOT) return false
  const folder = mkdtempSync(join(tmpdir(), 'pantau-mount-'))
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (made) execFileSync('umount', [folder])
  rmSync(folder, { recursive: true })
  if (!made) console.log('skipped: tests that need a disk of their own (no right to mount)')
  return made
}
