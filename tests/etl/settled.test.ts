import { appendFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settledInbox } from '#etl/settled.ts'
import type { SourceConfig } from '#server/site/schema.ts'
import { readSite } from '#server/site/site.ts'
import { callFile, callLine, SITE_YAML, testSite, type TestSite } from '../fixtures/load-site.ts'

const FILE = callFile(callLine({}))
let site: TestSite
beforeEach(() => {
  site = testSite()
})
afterEach(() => site.remove())

function put(name: string, secondsAgo: number): string {
  const path = site.put('calls', name, FILE)
  const at = new Date(Date.now() - secondsAgo * 1000)
  utimesSync(path, at, at)
  return path
}

/** Names taken and names left waiting; `between` happens between the two looks. */
async function look(trigger: 'hand' | 'schedule' = 'schedule', between: () => void = () => undefined) {
  const { sources } = await readSite(site.folder)
  let pauses = 0
  const pause = async () => {
    pauses++
    between()
  }
  const calls = (sources as SourceConfig[]).filter(({ id }) => id === 'calls')
  const inbox = await settledInbox(site.folder, calls, trigger, () => new Date(), pause)
  const { files, waiting } = inbox.get('calls')!
  return { taken: files.map(({ file }) => file), waiting: waiting.map(({ file }) => file), pauses }
}

describe('a scheduled load', () => {
  test('leaves what changed a moment ago, takes what has lain and what claims to come from the future', async () => {
    put('lain.csv', 11)
    put('new.csv', 3)
    put('future.csv', -3600)
    expect(await look()).toEqual({ taken: ['future.csv', 'lain.csv'], waiting: ['new.csv'], pauses: 1 })
  })

  test('leaves what differs between two looks, whatever its time says', async () => {
    const growing = put('growing.csv', 3600)
    const future = put('future.csv', -3600)
    const grow = () => {
      for (const path of [growing, future]) appendFileSync(path, 'x')
      utimesSync(growing, 1e9, 1e9)
      utimesSync(future, 4e9, 4e9)
    }
    expect(await look('schedule', grow)).toMatchObject({ taken: [], waiting: ['future.csv', 'growing.csv'] })
  })

  test('looks once at what an earlier run has seen as it lies', async () => {
    put('lain.csv', 60)
    expect((await look()).pauses).toBe(1)
    expect(await look()).toEqual({ taken: ['lain.csv'], waiting: [], pauses: 0 })
  })

  test('a file that goes away between the looks is not taken', async () => {
    const path = put('gone.csv', 60)
    expect((await look('schedule', () => renameSync(path, join(site.folder, 'gone')))).taken).toEqual([])
  })

  test('settle_s of the source is kept', async () => {
    writeFileSync(join(site.folder, 'site.yaml'), SITE_YAML.replace('kind: calls', 'kind: calls\n    settle_s: 2'))
    put('a.csv', 3)
    expect((await look()).taken).toEqual(['a.csv'])
  })

  test('tells a waiting file in the ledger, and takes it when it has settled', async () => {
    const path = put('a.csv', 1)
    const run = await site.load({ source: 'calls', trigger: 'schedule' })
    expect([run.status, run.sources[0]!.files[0]]).toEqual([
      'nothing',
      expect.objectContaining({ file: 'a.csv', status: 'waiting', read: 0, sha256: '' })
    ])
    utimesSync(path, 1e9, 1e9)
    expect((await site.load({ source: 'calls', trigger: 'schedule' })).status).toBe('published')
  })
})

test('a load by hand takes everything at once', async () => {
  put('new.csv', 0)
  expect(await look('hand')).toEqual({ taken: ['new.csv'], waiting: [], pauses: 0 })
})

test('temporary and hidden files are no files', async () => {
  for (const name of ['a.csv.part', 'b.csv.TMP', 'c.csv.crdownload', '~$d.csv', '.e.csv', 'partial.csv']) put(name, 60)
  expect((await look('hand')).taken).toEqual(['partial.csv'])
})
