import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { GhostMeterReply } from '#contract/ghost-meter.ts'
import { meter, type MeteredCall } from '#domain/ghost-meter.ts'
import { dutySteps } from '#domain/queueing/duty.ts'
import { checkReplay, isReproduced } from '#domain/replay-check.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, publishedSite } from '../fixtures/warehouse.ts'
import { exported } from '../sample/exports.ts'

const NUISANCE = ['PRANK', 'GHOST', 'SILENT', 'UJI COBA']
const STAMP = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/

/** The calls of the raw exports by their number, read with loops of our own: the last whole row of a key stands. */
function rawCalls(): Map<string, Record<string, string>> {
  const rows = new Map<string, Record<string, string>>()
  for (const { text } of exported('acd')) {
    const [header, ...lines] = text.trim().split('\r\n')
    const names = header!.split(';')
    for (const line of lines) {
      const cells = line.split(';')
      const row = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
      const stamps = ['WAKTU_MASUK', 'WAKTU_JAWAB', 'WAKTU_SELESAI'].map((name) => row[name]!)
      const isWhole =
        cells.length === names.length &&
        /^\d{6}-\d{4}$/.test(row['ID_PANGGILAN']!) &&
        !/-9\d{3}$/.test(row['ID_PANGGILAN']!) &&
        stamps.every((stamp) => stamp === '' || STAMP.test(stamp))
      if (isWhole) rows.set(row['ID_PANGGILAN']!, row)
    }
  }
  return rows
}

function seconds(stamp: string): number {
  const [, day, month, year, time] = STAMP.exec(stamp)!
  return Date.parse(`${year}-${month}-${day}T${time}Z`) / 1000
}

function recount(keep: (row: Record<string, string>) => boolean) {
  const sum = { calls: 0, talk: 0, wrap: 0, all: 0, answered: 0 }
  for (const row of RAW) {
    if (row['STATUS'] !== 'DIJAWAB' || !keep(row)) continue
    const talk = seconds(row['WAKTU_SELESAI']!) - seconds(row['WAKTU_JAWAB']!)
    sum.answered++
    sum.all += talk + Number(row['DETIK_PASCA'])
    if (!NUISANCE.includes(row['JENIS_PANGGILAN']!)) continue
    sum.calls++
    sum.talk += talk
    sum.wrap += Number(row['DETIK_PASCA'])
  }
  return sum
}

const RAW = [...rawCalls().values()]

describe('the sample', () => {
  let app: TestApp
  const ask = async (query: string) => (await app.get<GhostMeterReply>(`/api/v1/ghost-meter?${query}`)).body.data
  beforeAll(async () => {
    app = await testApp(inject('sampleSite'))
  })
  afterAll(() => app.close())

  test('operator seconds equal a recount of the raw exports', async () => {
    const data = await ask('from=2026-03-01&to=2026-05-01')
    const own = recount((row) => /\/(03|04)\/2026 /.test(row['WAKTU_MASUK']!))
    expect(own.calls).toBeGreaterThan(4000)
    expect(data.seconds).toEqual({ value: own.talk + own.wrap, n: own.calls })
    expect(data.share).toMatchObject({ numerator: own.talk + own.wrap, denominator: own.all, n: own.answered })
    expect(data.kinds.reduce((sum, { talkSeconds }) => sum + talkSeconds, 0)).toBe(own.talk)
    expect(data.kinds.reduce((sum, { wrapSeconds }) => sum + wrapSeconds, 0)).toBe(own.wrap)
    expect(data.secondsPerMonth.value).toBeCloseTo(((own.talk + own.wrap) / 61) * (365.25 / 12), 6)
    expect(data.fullTime.value).toBeCloseTo((((own.talk + own.wrap) / 61) * 365.25) / 3600 / 1768, 9)
    expect(data.months.map(({ month }) => month)).toEqual(['2026-03-01', '2026-04-01'])
    for (const month of data.months) {
      const of = recount((row) => row['WAKTU_MASUK']!.slice(3, 10) === `${month.month.slice(5, 7)}/2026`)
      expect([month.calls, month.seconds, month.allSeconds]).toEqual([of.calls, of.talk + of.wrap, of.all])
      expect(month.parts.reduce((sum, part) => sum + part, 0)).toBe(month.seconds)
    }
  })

  test('under a filter the seconds are those of the chosen calls', async () => {
    const data = await ask('from=2026-03-01&to=2026-04-01&operator=OP-05')
    const own = recount((row) => /\/03\/2026 /.test(row['WAKTU_MASUK']!) && row['OPERATOR'] === 'OP-05')
    expect([data.seconds.value, data.share.value]).toEqual([own.talk + own.wrap, (own.talk + own.wrap) / own.all])
    const pranks = await ask('from=2026-03-01&to=2026-04-01&disposition=prank')
    expect(pranks.share.value).toBe(1)
    expect(pranks.replay.why).toBe('no-calls')
  })

  test('the replay reproduces what was recorded, and calls without the nuisance wait less', async () => {
    const { replay } = await ask('from=2026-03-01&to=2026-05-01')
    const own = RAW.filter((row) => /\/(03|04)\/2026 /.test(row['WAKTU_MASUK']!) && row['STATUS'] !== 'TERPUTUS')
    const real = own.filter((row) => !NUISANCE.includes(row['JENIS_PANGGILAN']!))
    const waits = real
      .filter((row) => row['STATUS'] === 'DIJAWAB')
      .map((row) => seconds(row['WAKTU_JAWAB']!) - seconds(row['WAKTU_MASUK']!))
      .filter((wait) => wait >= 0)
    expect([replay.why, replay.basis]).toEqual([null, 'states'])
    expect(replay.check!.waitMean.observed).toBeCloseTo(waits.reduce((sum, wait) => sum + wait, 0) / waits.length, 6)
    const within = replay.check!.answeredWithin
    expect(Math.abs(within.replayed.value - within.observed)).toBeLessThan(0.01)
    expect(replay.check!.contended.n).toBeGreaterThan(500)
    const met = replay.check!.contended
    expect(Math.abs(met.waitMean.replayed.value / met.waitMean.observed - 1)).toBeLessThan(0.15)
    expect(replay.answeredWithin.difference.value).toBeGreaterThan(0)
    expect(replay.waitMean.difference.value).toBeLessThan(0)
    // Supervisors help after half a minute: the generator's rule, which the program reads off the calls.
    expect(replay.reserveAfterSeconds).toBeGreaterThan(24)
    expect(replay.reserveAfterSeconds).toBeLessThan(34)
  })

  test('the same question gives the same answer', async () => {
    const twice = [await ask('from=2026-03-01&to=2026-03-08'), await ask('from=2026-03-01&to=2026-03-08')]
    expect(twice[0]).toEqual(twice[1])
  })

  test('unknown words are refused', async () => {
    expect((await app.get('/api/v1/ghost-meter?colour=red')).status).toBe(400)
  })
})

test.each([
  ['the bank has no kinds of call', inject('bankSite'), 'from=1999-02-01&to=1999-03-01'],
  ['a fire register has no calls', inject('sfFireSite'), 'from=2016-12-01&to=2017-01-01']
])('%s: not exported', async (_name, folder, query) => {
  if (folder === null) return console.warn('skipped: the real data are not beside the project')
  const app = await testApp(folder)
  const { body } = await app.get<GhostMeterReply>(`/api/v1/ghost-meter?${query}`)
  const none = { value: null, why: 'not-exported' }
  expect([body.data.seconds, body.data.share, body.data.fullTime, body.data.replay.why]).toEqual([
    none,
    none,
    none,
    'not-exported'
  ])
  expect([body.data.kinds, body.data.months, body.data.replay.check]).toEqual([[], [], null])
  await app.close()
})

test('calls without operator states on their days are not replayed', async () => {
  const folder = await publishedSite({
    calls: [
      call({ at: '2026-03-01 10:00:00', waited: 3, talked: 40, handled: 50, disposition: 'prank', operator: 'OP-1' })
    ]
  })
  const app = await testApp(folder)
  const { body } = await app.get<GhostMeterReply>('/api/v1/ghost-meter?from=2026-03-01&to=2026-03-02')
  expect(body.data.seconds).toEqual({ value: 50, n: 1 })
  expect([body.data.replay.why, body.data.replay.waitMean.with]).toEqual(['no-data', { value: null, why: 'no-data' }])
  await app.close()
  rmSync(folder, { recursive: true })
})

describe('the meter', () => {
  const OPERATORS = dutySteps([
    { operator: 'a', from: 0, to: 4e6, isReserve: false },
    { operator: 'b', from: 0, to: 4e6, isReserve: false }
  ])

  /** Calls of two busy operators, served first come, first served, with 5 s of ringing: every third is a nuisance. */
  function busy(n: number, nuisanceEvery: number): MeteredCall[] {
    const freeAt = [0, 0]
    return Array.from({ length: n }, (_, i) => {
      const arrivedAt = i * 40 + ((i * 7919) % 37)
      const handleSeconds = 20 + ((i * 104_729) % 101)
      const desk = freeAt[0]! <= freeAt[1]! ? 0 : 1
      const answeredAt = Math.max(arrivedAt, freeAt[desk]!) + 5
      freeAt[desk] = answeredAt + handleSeconds
      const isNuisance = nuisanceEvery > 0 && i % nuisanceEvery === 0
      return {
        arrivedAt,
        isAnswered: true,
        waitSeconds: answeredAt - arrivedAt,
        handleSeconds,
        isNuisance,
        isMeasured: !isNuisance
      }
    })
  }

  function metered(calls: MeteredCall[], duty = OPERATORS) {
    const metering = meter([{ calls, duty, reserveAfterSeconds: null }], { within: 10, seed: 7, runs: 3 })
    for (;;) {
      const step = metering.next()
      if (step.done) return step.value
    }
  }

  test('removing no call changes nothing', () => {
    for (const { all, allWithout } of metered(busy(5_000, 0)).runs) expect(allWithout).toEqual(all)
  })

  test('a queue that is as the model says is reproduced to the second, and without the nuisance it is shorter', () => {
    const result = metered(busy(5_000, 3))
    const check = checkReplay(result)
    expect(isReproduced(check)).toBe(true)
    expect(check.waitMean.replayed.value).toBeCloseTo(check.waitMean.observed, 6)
    expect(check.contended.n).toBeGreaterThan(500)
    for (const { all, allWithout } of result.runs) expect(allWithout.wait_s).toBeLessThan(0.8 * all.wait_s)
  })

  test('with another number of operators than there were the record is not reproduced', () => {
    const duty = [{ at: 0, operators: 1, reserve: 0 }]
    expect(isReproduced(checkReplay(metered(busy(5_000, 3), duty)))).toBe(false)
  })
})
