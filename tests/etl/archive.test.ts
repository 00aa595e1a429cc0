import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import { moveToArchive } from '#etl/archive.ts'
import { parseSite } from '#server/site/site.ts'
import { testApp } from '../fixtures/app.ts'
import { callFile, callLine, SITE_YAML, testSite, type TestSite } from '../fixtures/load-site.ts'
import { loadAt, retainAt, withdrawAt, withRetention } from '../fixtures/retained-site.ts'

const NOW = '2026-03-10T00:00:00Z'
const daysLater = (n: number) => new Date(Date.parse(NOW) + n * 86_400_000).toISOString()

let site: TestSite
beforeEach(() => (site = testSite(withRetention('{ files: 90 days }'))))
afterEach(() => site.remove())

const sha = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const FILE = callFile(callLine({ id: '1' }), callLine({ id: '2' }))
const archived = (content: string | Buffer, end = '.csv') =>
  join(site.folder, 'archive', 'calls', `${sha(content)}${end}`)
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
const names = (...folders: string[]) => {
  const folder = join(site.folder, ...folders)
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
const operators = () =>
  site
    .query<{ id: string; op: string }>('select row_key as id, operator as op from fct_calls order by row_key')
    .then((rows) => Object.fromEntries(rows.map(({ id, op }) => [id, op])))
/** The warehouse as if its make had changed: nothing of it is carried on. */
const forgetWarehouse = () => rmSync(join(site.folder, 'warehouse'), { recursive: true })

describe('a loaded file', () => {
  test('moves to the archive by its content, readable for its owner alone; its name stays known', async () => {
    const packed = gzipSync(callFile(callLine({ id: '3' })))
    site.put('calls', 'Maret 2026.CSV', FILE)
    site.put('calls', 'b.csv.gz', packed)
    expect((await loadAt(site, NOW)).archive).toEqual({ moved: 2, failed: [] })
    expect(names('inbox', 'calls')).toEqual([])
    expect(readFileSync(archived(FILE), 'utf8')).toBe(FILE)
    expect(readFileSync(archived(packed, '.csv.gz')).equals(packed)).toBe(true)
    expect([mode(archived(FILE)), mode(join(site.folder, 'archive', 'calls'))]).toEqual(['600', '700'])
    expect(await site.query('select file from load_files order by file_id')).toEqual([
      { file: 'Maret 2026.CSV' },
      { file: 'b.csv.gz' }
    ])
  })

  test('stays in the inbox unless its source says how long files are kept', async () => {
    writeFileSync(join(site.folder, 'site.yaml'), SITE_YAML)
    site.put('calls', 'a.csv', FILE)
    expect((await loadAt(site, NOW)).archive).toBeUndefined()
    expect([names('inbox', 'calls'), existsSync(join(site.folder, 'archive'))]).toEqual([['a.csv'], false])
    const faulty = SITE_YAML.replace('    kind: calls', '    kind: calls\n    after_load: archive')
    expect(() => parseSite(faulty)).toThrow('site.yaml:7: sources.0.after_load: archive needs retention.files')
  })

  test('that comes again goes, and one that was refused or has changed since stays', async () => {
    site.put('calls', 'a.csv', FILE)
    await loadAt(site, NOW)
    site.put('calls', 'b.csv', FILE)
    const refused = site.put('calls', 'c.csv', 'nonsense')
    const again = await loadAt(site, NOW)
    expect([again.status, again.archive]).toEqual(['refused', { moved: 1, failed: [] }])
    expect([names('inbox', 'calls'), existsSync(refused)]).toEqual([['c.csv'], true])
    expect(names('archive', 'calls')).toHaveLength(1)
  })

  test('whose archived copy is damaged is archived anew when it comes again', async () => {
    site.put('calls', 'a.csv', FILE)
    await loadAt(site, NOW)
    writeFileSync(archived(FILE), 'something else')
    site.put('calls', 'a.csv', FILE)
    expect((await loadAt(site, NOW)).archive).toEqual({ moved: 1, failed: [] })
    expect(readFileSync(archived(FILE), 'utf8')).toBe(FILE)
  })

  test('that cannot be moved is told and loaded all the same', async () => {
    writeFileSync(join(site.folder, 'archive'), 'a file is in the way')
    site.put('calls', 'a.csv', FILE)
    const run = await loadAt(site, NOW)
    expect(run).toMatchObject({
      status: 'published',
      archive: { moved: 0, failed: [{ source: 'calls', file: 'a.csv' }] }
    })
    rmSync(join(site.folder, 'archive'))
    expect(await loadAt(site, NOW)).toMatchObject({ status: 'nothing', archive: { moved: 1, failed: [] } })
    expect(Object.keys(await operators())).toEqual(['1', '2'])
  })
})

const OTHER_DISK = '/dev/shm'
const hasOther = existsSync(OTHER_DISK)
if (!hasOther) console.warn('skipped: there is no second disk to move a file from')

test.skipIf(!hasOther)('a file of another disk is copied, and removed only when the copy has its content', async () => {
  const folder = mkdtempSync(join(OTHER_DISK, 'pantau-'))
  const path = join(folder, 'a.csv')
  const target = join(site.folder, 'archive', 'calls', `${sha(FILE)}.csv`)
  try {
    writeFileSync(path, 'it changed meanwhile')
    await expect(moveToArchive(path, target, sha(FILE))).rejects.toThrow('not the content that was loaded')
    expect([existsSync(path), existsSync(target)]).toEqual([true, false])
    writeFileSync(path, FILE)
    await moveToArchive(path, target, sha(FILE))
    expect([existsSync(path), readFileSync(target, 'utf8'), mode(target)]).toEqual([false, FILE, '600'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

describe('a warehouse that is built anew', () => {
  /** Three versions of one row, in files whose names, hashes and times say another order than the loads. */
  async function threeVersions(): Promise<void> {
    const put = (name: string, op: string, age_s: number) => {
      const path = site.put('calls', name, callFile(callLine({ id: '1', op }), callLine({ id: op, op })))
      const at = new Date(Date.now() - age_s * 1000)
      utimesSync(path, at, at)
    }
    put('z.csv', 'FIRST', 100)
    await loadAt(site, daysLater(0))
    put('a.csv', 'SECOND', 300)
    await loadAt(site, daysLater(1))
    put('m.csv', 'THIRD', 200)
    await loadAt(site, daysLater(2))
  }

  test('reads inbox and archive in the order of the first loads, withdrawals included, and knows their times', async () => {
    await threeVersions()
    await withdrawAt(site, daysLater(3), 'm.csv')
    const before = await operators()
    expect(before).toEqual({ 1: 'SECOND', FIRST: 'FIRST', SECOND: 'SECOND' })
    forgetWarehouse()
    site.put('calls', 'new.csv', callFile(callLine({ id: 'new', op: 'NEW' })))
    const run = await loadAt(site, daysLater(9))
    expect(run.error).toBeUndefined()
    expect(run.sources[0]!.files.map(({ file }) => file)).toEqual(['z.csv', 'a.csv', 'm.csv', 'new.csv'])
    expect(await operators()).toEqual({ ...before, new: 'NEW' })
    expect(
      await site.query('select kind, cast(happened_at as date) as day from load_events order by event_id')
    ).toEqual([
      { kind: 'load', day: '2026-03-10' },
      { kind: 'load', day: '2026-03-11' },
      { kind: 'load', day: '2026-03-12' },
      { kind: 'withdraw', day: '2026-03-13' },
      { kind: 'load', day: '2026-03-19' }
    ])
    await withdrawAt(site, daysLater(10), 'm.csv', 'restore')
    expect(await operators()).toMatchObject({ 1: 'THIRD' })
    expect((await loadAt(site, daysLater(11))).status).toBe('nothing')
  })

  test('can be asked for the same pasts', async () => {
    await threeVersions()
    const offeredAt = async (asOf: string) => {
      const app = await testApp(site.folder)
      const { body } = await app.get<KpisReply>(`/api/v1/kpis?from=2026-03-01&to=2026-03-10&asOf=${asOf}`)
      await app.close()
      return body.data.kpis.find(({ id }) => id === 'offered')!.figure.value
    }
    const pasts = () => Promise.all([daysLater(0), daysLater(1), daysLater(2)].map(offeredAt))
    expect(await pasts()).toEqual([2, 3, 4])
    forgetWarehouse()
    await loadAt(site, daysLater(9))
    expect(await pasts()).toEqual([2, 3, 4])
  })

  test('by a load of one source takes all sources', async () => {
    site.put('calls', 'a.csv', FILE)
    site.put('incidents', 'a.csv', 'UNIT,NO,R,D,S,K\nu1,i1,2026-03-01 23:59:59,,,\n')
    await loadAt(site, NOW)
    forgetWarehouse()
    await site.load({ source: 'incidents', trigger: 'schedule' })
    expect(await site.query('select source from load_files order by 1')).toEqual([
      { source: 'calls' },
      { source: 'incidents' }
    ])
  })

  test('refuses an archived file that is damaged, and takes the others', async () => {
    await threeVersions()
    forgetWarehouse()
    const [first] = names('archive', 'calls')
    writeFileSync(join(site.folder, 'archive', 'calls', first!), FILE)
    const run = await loadAt(site, daysLater(9))
    expect(run.sources[0]!.files.filter(({ code }) => code === 'ARCHIVE_DAMAGED')).toHaveLength(1)
    expect(run.sources[0]!.files.filter(({ status }) => status === 'published')).toHaveLength(2)
  })

  test('does not bring back rows that are past their retention', async () => {
    writeFileSync(join(site.folder, 'site.yaml'), withRetention('{ rows: 30 days, files: 90 days }'))
    const young = { in: '20/03/2026 10:00:00', answer: '20/03/2026 10:00:05', end: '20/03/2026 10:01:00' }
    site.put('calls', 'a.csv', callFile(callLine({ id: 'old' }), callLine({ id: 'young', ...young })))
    await loadAt(site, daysLater(12))
    await retainAt(site, daysLater(30))
    expect(Object.keys(await operators())).toEqual(['young'])
    forgetWarehouse()
    await loadAt(site, daysLater(31))
    expect(Object.keys(await operators())).toEqual(['young'])
  })
})

describe('archived files past their retention', () => {
  test('go by the day of their load, stay known, and can be withdrawn still', async () => {
    site.put('calls', 'a.csv', FILE)
    await loadAt(site, NOW)
    expect((await retainAt(site, daysLater(90))).removed).toEqual([])
    const run = await retainAt(site, daysLater(91))
    expect(run).toMatchObject({
      status: 'nothing',
      published: false,
      removed: [{ source: 'calls', rows: 0, files: 1, rowsFrom: null, filesFrom: '2026-03-11' }]
    })
    expect([names('archive', 'calls'), Object.keys(await operators())]).toEqual([[], ['1', '2']])
    site.put('calls', 'b.csv', FILE)
    expect((await loadAt(site, daysLater(91))).sources[0]!.files).toMatchObject([{ status: 'unchanged' }])
    expect((await retainAt(site, daysLater(92))).removed).toMatchObject([{ files: 1 }])
    await withdrawAt(site, daysLater(93), 'a.csv')
    expect(await operators()).toEqual({})
  })

  test('go with the last of their rows, before their own time', async () => {
    writeFileSync(join(site.folder, 'site.yaml'), withRetention('{ rows: 30 days, files: 90 days }'))
    const young = { in: '20/03/2026 10:00:00', answer: '20/03/2026 10:00:05', end: '20/03/2026 10:01:00' }
    site.put('calls', 'old.csv', FILE)
    site.put('calls', 'both.csv', callFile(callLine({ id: '3' }), callLine({ id: '4', ...young })))
    await loadAt(site, daysLater(12))
    writeFileSync(`${archived(FILE)}.part`, 'half a copy of a killed move')
    expect((await retainAt(site, daysLater(30))).removed).toMatchObject([{ rows: 3, files: 1 }])
    expect(names('archive', 'calls')).toHaveLength(1)
    expect(Object.keys(await operators())).toEqual(['4'])
  })
})
