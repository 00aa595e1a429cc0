import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JobEnd } from '#server/schedule/loader.ts'
import { jitterMs } from '#server/schedule/ticks.ts'
import { type Scheduler, startScheduler } from '#server/scheduler.ts'
import { parseSite } from '#server/site/site.ts'
import { GOOD, HandClock, jobLog } from '../fixtures/schedule.ts'

let folder: string
let running: Scheduler[]
let said: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-schedule-'))
  running = []
  said = []
})
afterEach(async () => {
  for (const scheduler of running) await scheduler.stop()
  rmSync(folder, { recursive: true, force: true })
})

function siteOf(sources: Record<string, string>, zone = 'Asia/Jakarta', more = '') {
  const list = Object.entries(sources).map(
    ([id, schedule]) => `
  - { id: ${id}, kind: calls, centre: c, files: '*', time_zone: ${zone}, format: { type: csv }, key: [A],
      columns: { arrived: { column: A, format: '%Y-%m-%d %H:%M:%S' }, outcome: { value: answered } }, schedule: ${schedule}${more} }`
  )
  return parseSite(`
site: { id: s, name: { id: S, en: S } }
centres: [{ id: c, name: C, time_zone: ${zone} }]
sources:${list.join('')}
`)
}

function start(site: ReturnType<typeof siteOf>, clock: HandClock, ends: (JobEnd | Promise<JobEnd>)[] = []) {
  const { start, started } = jobLog(clock, ends)
  const scheduler = startScheduler(folder, site, (words) => said.push(words), { clock, start })
  running.push(scheduler)
  return { scheduler, started }
}

const killed: JobEnd = { code: null, signal: 'SIGKILL', complaint: '' }
const refused: JobEnd = { code: 1, signal: null, complaint: '' }
const locked: JobEnd = { code: 1, signal: null, complaint: 'LOCKED: another load of this site is still running' }

describe('the spread after a tick', () => {
  test('lies between 0 and jitter_s, is the same each time and differs by source', () => {
    const ticks = Array.from({ length: 500 }, (_, i) => new Date(Date.UTC(2026, 0, 1) + i * 900_000))
    const spread = ticks.map((tick) => jitterMs('calls', tick, 60))
    expect(Math.min(...spread)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...spread)).toBeLessThan(60_000)
    expect(Math.max(...spread) - Math.min(...spread)).toBeGreaterThan(50_000)
    expect(ticks.map((tick) => jitterMs('calls', tick, 60))).toEqual(spread)
    expect(ticks.map((tick) => jitterMs('other', tick, 60))).not.toEqual(spread)
  })

  test('is what the next run says, and every tick runs once', async () => {
    const clock = new HandClock('2026-03-01T00:00:00Z')
    const { scheduler, started } = start(siteOf({ calls: `{ cron: '*/15 * * * *', jitter_s: 300 }` }), clock)
    const told = Date.parse(scheduler.nextRun('calls')!) - Date.parse('2026-03-01T00:15:00Z')
    expect(told).toBe(jitterMs('calls', new Date('2026-03-01T00:15:00Z'), 300))
    await clock.moveTo('2026-03-01T01:05:00Z')
    expect(started).toHaveLength(4)
  })
})

describe('after a stop', () => {
  const daily = { calls: `'30 2 * * *'` }

  async function stoppedAfterARun() {
    const clock = new HandClock('2026-03-27T20:00:00Z')
    const first = start(siteOf(daily, 'Europe/Berlin'), clock)
    await clock.moveTo('2026-03-28T03:00:00Z')
    expect(first.started).toEqual(['2026-03-28T01:30:00 calls'])
    await running.pop()!.stop()
  }

  test('what was missed over a change of the clocks runs once, and that is said', async () => {
    await stoppedAfterARun()
    const clock = new HandClock('2026-04-02T10:00:00Z')
    const { scheduler, started } = start(siteOf(daily, 'Europe/Berlin'), clock)
    scheduler.catchUp()
    await new Promise(setImmediate)
    expect(started).toEqual(['2026-04-02T10:00:00 calls'])
    expect(said).toEqual(['schedule: calls was due 2026-04-02T00:30:00.000Z while nothing ran; it runs once now'])
    await clock.moveTo('2026-04-03T01:00:00Z')
    expect(started.slice(1)).toEqual(['2026-04-03T00:30:00 calls'])
  })

  test.each([
    ['2026-03-29T00:59:00Z', 0],
    ['2026-03-29T01:00:00Z', 1]
  ])('02:30 does not exist on the night of the change: at %s %i run is missed', async (at, runs) => {
    await stoppedAfterARun()
    const { scheduler, started } = start(siteOf(daily, 'Europe/Berlin'), new HandClock(at))
    scheduler.catchUp()
    expect(started).toHaveLength(runs)
  })

  test('a run that was due but did not end is carried out', async () => {
    const clock = new HandClock('2026-03-01T00:00:00Z')
    start(siteOf({ calls: `'0 * * * *'` }), clock, [new Promise<JobEnd>(() => undefined)])
    await clock.moveTo('2026-03-01T01:10:00Z')
    await new Promise((done) => setTimeout(done, 50))
    running.pop()
    const next = start(siteOf({ calls: `'0 * * * *'` }), clock)
    next.scheduler.catchUp()
    expect(next.started).toEqual(['2026-03-01T01:10:00 calls'])
  })

  test('a source that never ran runs without a word; then nothing is missed', async () => {
    const clock = new HandClock('2026-03-01T00:10:00Z')
    const { scheduler, started } = start(siteOf({ a: `'0 * * * *'`, b: `'0 * * * *'` }), clock)
    scheduler.catchUp()
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    scheduler.catchUp()
    expect(started.map((line) => line.slice(-1))).toEqual(['a', 'b'])
    expect(said).toEqual([])
    await running.pop()!.stop()
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'warehouse', 'schedule.json'), 'utf8')))).toEqual([
      'a',
      'b'
    ])
  })
})

describe('a load that could not be carried out', () => {
  const site = () => siteOf({ calls: `{ cron: '0 0 * * *', retry: { times: 3, first_s: 10, factor: 3 } }` }, 'UTC')

  test('is tried again after growing waits, each try told, and given up after the last', async () => {
    const clock = new HandClock('2026-03-01T12:00:00Z')
    const { started } = start(site(), clock, [killed, locked, { ...killed, signal: null, code: 7 }, killed])
    await clock.moveTo('2026-03-02T12:00:00Z')
    expect(started.map((line) => line.slice(11, 19))).toEqual(['00:00:00', '00:00:10', '00:00:40', '00:02:10'])
    expect(said).toEqual([
      'schedule: calls was stopped by SIGKILL; try 1 of 3 in 10 s',
      'schedule: calls ended with 1: LOCKED: another load of this site is still running; try 2 of 3 in 30 s',
      'schedule: calls ended with 7; try 3 of 3 in 90 s',
      'schedule: calls was stopped by SIGKILL after 3 more tries; it waits for its next time'
    ])
  })

  test('is tried until it succeeds; the next tick begins anew', async () => {
    const clock = new HandClock('2026-03-01T12:00:00Z')
    const { started } = start(site(), clock, [killed, GOOD, killed, GOOD])
    await clock.moveTo('2026-03-03T12:00:00Z')
    expect(started.map((line) => line.slice(8, 19))).toEqual([
      '02T00:00:00',
      '02T00:00:10',
      '03T00:00:00',
      '03T00:00:10'
    ])
  })

  test('is not tried again where data were refused', async () => {
    const clock = new HandClock('2026-03-01T12:00:00Z')
    const { started } = start(site(), clock, [refused])
    await clock.moveTo('2026-03-02T12:00:00Z')
    expect(started).toHaveLength(1)
    expect(said).toEqual(['schedule: calls ended with 1'])
  })
})

describe('one job at a time', () => {
  test('what is due meanwhile waits, once', async () => {
    let end = (_: JobEnd) => {}
    const long = new Promise<JobEnd>((done) => (end = done))
    const clock = new HandClock('2026-03-01T00:00:00Z')
    const { started } = start(siteOf({ a: `'0 * * * *'`, b: `'*/10 * * * *'` }), clock, [long])
    await clock.moveTo('2026-03-01T00:45:00Z')
    expect(started).toEqual(['2026-03-01T00:10:00 b'])
    end(GOOD)
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    expect(started).toEqual(['2026-03-01T00:10:00 b', '2026-03-01T00:45:00 b'])
  })
})

describe('a changed site.yaml', () => {
  test('a source removed while it waits in the queue or for its retry does not run', async () => {
    let end = (_: JobEnd) => {}
    const long = new Promise<JobEnd>((done) => (end = done))
    const both = { a: `'0 * * * *'`, b: `'1 * * * *'`, c: `'2 * * * *'` }
    const clock = new HandClock('2026-03-01T00:30:00Z')
    const { scheduler, started } = start(siteOf(both), clock, [killed, long])
    await clock.moveTo('2026-03-01T01:03:00Z')
    expect(started).toEqual(['2026-03-01T01:00:00 a', '2026-03-01T01:01:00 b'])
    scheduler.follow(siteOf({ c: both.c }))
    end(killed)
    await new Promise(setImmediate)
    await clock.moveTo('2026-03-01T02:30:00Z')
    expect(started.slice(2)).toEqual(['2026-03-01T01:03:00 c', '2026-03-01T02:02:00 c'])
    expect([scheduler.nextRun('a'), scheduler.nextRun('c')]).toEqual([null, '2026-03-01T03:02:00.000Z'])
  })

  test('a new source and a new time are taken over, a faulty one is told and stays as it was', async () => {
    const clock = new HandClock('2026-03-01T00:30:00Z')
    const { scheduler } = start(siteOf({ a: `'0 * * * *'` }), clock)
    scheduler.follow(siteOf({ a: `'45 * * * *'`, b: `'0 5 * * *'` }, 'UTC'))
    expect([scheduler.nextRun('a'), scheduler.nextRun('b')]).toEqual([
      '2026-03-01T00:45:00.000Z',
      '2026-03-01T05:00:00.000Z'
    ])
    scheduler.follow(siteOf({ a: `'61 * * * *'` }, 'UTC'))
    expect(scheduler.nextRun('a')).toBe('2026-03-01T00:45:00.000Z')
    expect(said.at(-1)).toContain('sources.a.schedule: "61 * * * *"')
  })
})

describe('removal by retention', () => {
  test('runs daily at 03:40 of the first centre where any source has a limit, and follows site.yaml', async () => {
    const clock = new HandClock('2026-03-01T12:00:00Z')
    const kept = siteOf({ calls: `'0 3 * * *'` }, 'Asia/Jayapura')
    const limited = siteOf({ calls: `'0 3 * * *'` }, 'Asia/Jayapura', ', retention: { rows: 5 years }')
    const args: string[][] = []
    const scheduler = startScheduler(folder, limited, (words) => said.push(words), {
      clock,
      start: (given) => {
        args.push([clock.now().toISOString().slice(0, 16), ...given.slice(5)])
        return { ended: Promise.resolve(GOOD), stop: () => undefined }
      }
    })
    running.push(scheduler)
    await clock.moveTo('2026-03-02T12:00:00Z')
    expect(args).toEqual([
      ['2026-03-01T18:00', '--source', 'calls'],
      ['2026-03-01T18:40', '--retention']
    ])
    scheduler.follow(kept)
    await clock.moveTo('2026-03-03T12:00:00Z')
    expect(args.slice(2)).toEqual([['2026-03-02T18:00', '--source', 'calls']])
  })
})
