import { rmSync } from 'node:fs'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Problem } from '#contract/common.ts'
import { type GoalBench, StandardsReply, type VerdictsReply } from '#contract/standards.ts'
import { STANDARDS } from '#domain/standards.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, incident, publishedSite, SITE_YAML } from '../fixtures/warehouse.ts'

/** So many calls at a local time, each waiting so long. */
const many = (n: number, about: Parameters<typeof call>[0]) => Array.from({ length: n }, () => call(about))

/**
 * 2 March 2026 at ten: the example of domain.md 3.2, all in one hour. On the 3rd two hours with 40 calls each, so the
 * earlier is the busy hour. Around the turn of 2020 to 2021: every call within 12 s.
 */
const WORLD = {
  calls: [
    ...many(70, { at: '2026-03-02 10:00:00', waited: 8 }),
    ...many(10, { at: '2026-03-02 10:20:00', waited: 40 }),
    ...many(10, { at: '2026-03-02 10:40:00', outcome: 'abandoned', waited: 7 }),
    ...many(10, { at: '2026-03-02 10:50:00', outcome: 'abandoned', waited: 60 }),
    ...many(40, { at: '2026-03-03 09:00:00', waited: 11 }),
    ...many(40, { at: '2026-03-03 15:00:00', waited: 3 }),
    ...many(5, { at: '2026-03-03 20:00:00', waited: 3 }),
    ...many(60, { at: '2020-12-15 09:00:00', waited: 12 }),
    ...many(60, { at: '2021-01-15 09:00:00', waited: 12 })
  ],
  incidents: [
    ...Array.from({ length: 40 }, (_, i) =>
      incident({ at: '2026-03-02 10:00:00', arrived: true, response_s: 700 + i, processing_s: 120, category: 'fire' })
    ),
    ...Array.from({ length: 31 }, () =>
      incident({ at: '2026-03-02 11:00:00', arrived: true, response_s: 2000, category: 'medical' })
    ),
    incident({ at: '2026-03-02 12:00:00', category: 'fire' })
  ]
}
/** Cisco's own example: 70 in time, 20 later, 10 gone in time. */
const CISCO = {
  calls: [
    ...many(70, { at: '2026-03-02 10:00:00', waited: 8 }),
    ...many(20, { at: '2026-03-02 10:20:00', waited: 40 }),
    ...many(10, { at: '2026-03-02 10:40:00', outcome: 'abandoned', waited: 7 })
  ]
}

/** What the verdicts tell of a standard. */
const atAGlance = ({ id, force, goals }: StandardsReply['data']['standards'][number]) => ({
  id,
  force,
  goals: goals.map(({ id, latest: { at, verdict, standing, reasons } }) => ({
    id,
    latest: { at, verdict, standing, reasons }
  }))
})

let folders: string[]
let world: TestApp
let cisco: TestApp
let sample: TestApp
beforeAll(async () => {
  folders = [await publishedSite(WORLD), await publishedSite(CISCO)]
  world = await testApp(folders[0]!)
  cisco = await testApp(folders[1]!)
  sample = await testApp(inject('sampleSite'))
})
afterAll(async () => {
  await Promise.all([world.close(), cisco.close(), sample.close()])
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const DAY = 'from=2026-03-02&to=2026-03-03'

async function bench(app: TestApp, query: string): Promise<StandardsReply['data']> {
  const { status, body } = await app.get<StandardsReply>(`/api/v1/standards?${query}`)
  expect([status, status === 200 ? '' : body]).toEqual([200, ''])
  expect([...Value.Errors(StandardsReply, body)].slice(0, 3)).toEqual([])
  return body.data
}

function goalOf(data: StandardsReply['data'], id: string): GoalBench {
  return data.standards.flatMap(({ goals }) => goals).find((goal) => goal.id === id)!
}

test.each(['', '&variant=answered&unit=month', '&standard=nena-56-005-10'])(
  'the verdicts alone are those of the whole%s',
  async (more) => {
    const { standards } = await bench(world, `${DAY}${more}`)
    const { data } = (await world.get<VerdictsReply>(`/api/v1/standards/verdicts?${DAY}${more}`)).body
    expect(data.standards).toEqual(standards.map(atAGlance))
  }
)

describe('all denominators together', () => {
  test.each([
    ["Cisco's example", () => cisco, { ignore: 70 / 90, negative: 0.7, positive: 0.8, answered: 70 / 90, short: 0.7 }],
    ['the second check', () => world, { ignore: 70 / 90, negative: 0.7, positive: 0.8, answered: 70 / 80, short: 0.7 }]
  ])('%s', async (_name, app, expected) => {
    const { details } = await bench(app(), `${DAY}&standard=nena-56-005-10`)
    const shown = Object.fromEntries(details[0]!.variants.map(({ variant, figure }) => [variant, figure.value]))
    expect(Object.keys(shown).sort()).toEqual(Object.keys(expected).sort())
    for (const [variant, value] of Object.entries(expected)) expect(shown[variant]).toBeCloseTo(value, 12)
  })

  test('calls short under each: 90 of 100, 81 of 90 without the early hang-ups, 72 of the 80 answered', async () => {
    const { details } = await bench(world, `${DAY}&standard=nena-56-005-10`)
    const short = Object.fromEntries(details[0]!.variants.map(({ variant, callsShort }) => [variant, callsShort]))
    expect(short).toEqual({ negative: 20, answered: 2, ignore: 11, positive: 10, short: 20 })
  })

  test('the Kominfo formula is one of 30 s: elsewhere it is what it excludes, and says so', async () => {
    const data = await bench(world, `${DAY}&variant=kominfo`)
    expect(goalOf(data, 'kominfo-16-2013').variant).toBe('kominfo')
    expect(goalOf(data, 'nena-020-15')).toMatchObject({ variant: 'short' })
    expect(goalOf(data, 'nena-020-15').reasons).toContain('variant')
  })

  test('the variant can be switched for every standard at once', async () => {
    const data = await bench(world, `${DAY}&variant=answered&unit=day`)
    expect(goalOf(data, 'nena-020-15').overall.figure).toMatchObject({ numerator: 70, denominator: 80 })
    expect(goalOf(data, 'nena-020-15').reasons).toEqual(['unit', 'variant'])
  })
})

describe('the period decides', () => {
  test('a month that the range cuts, or of which hours are missing, is told but not judged as whole', async () => {
    const cut = goalOf(await bench(world, 'from=2026-03-02&to=2026-04-01'), 'nena-020-15')
    expect(cut.periods).toMatchObject([{ at: '2026-03-01', standing: 'indicative', reasons: ['cut', 'coverage'] }])
    expect(cut.latest).toMatchObject({ at: null, standing: 'indicative' })
    const whole = goalOf(await bench(world, 'from=2026-03-01&to=2026-04-01'), 'nena-020-15')
    expect(whole.periods).toMatchObject([{ reasons: ['coverage'], hours: 744, hoursKnown: 48 }])
    expect(whole.counts).toMatchObject({ periods: 1, partial: 1, met: 0, missed: 0 })
  })

  test('a day is official for a standard of days, indicative for one of months', async () => {
    const data = await bench(world, `${DAY}&unit=day`)
    expect(goalOf(data, 'au-ecp-10').periods[0]).toMatchObject({
      standing: 'official',
      verdict: 'missed',
      callsShort: 25
    })
    expect(goalOf(data, 'nena-020-15').periods[0]).toMatchObject({ standing: 'indicative', verdict: 'missed' })
    expect(goalOf(data, 'nena-020-15').reasons).toEqual(['unit'])
  })

  test('the busy hour: most calls, of equals the earliest; superseded, so indicative', async () => {
    const goal = goalOf(await bench(world, 'from=2026-03-03&to=2026-03-04'), 'nena-56-005-10')
    expect(goal.periods).toMatchObject([
      {
        at: '2026-03-03',
        hour: 9,
        figure: { value: 0, n: 40 },
        verdict: 'missed',
        callsShort: 36,
        standing: 'indicative',
        reasons: ['not-in-force']
      }
    ])
  })

  test('below 30 calls there is no verdict; a day without data has none either', async () => {
    const data = await bench(world, 'from=2026-03-03&to=2026-03-05&unit=hour&standard=own-answer')
    const periods = data.standards[0]!.goals[0]!.periods
    expect(periods.filter(({ at }) => at === '2026-03-03T20:00')).toMatchObject([
      { verdict: 'too-few', figure: { n: 5 } }
    ])
    expect(periods.find(({ at }) => at === '2026-03-03T03:00')).toMatchObject({
      verdict: 'too-few',
      figure: { value: null, why: 'no-calls' }
    })
    expect(periods.find(({ at }) => at === '2026-03-04T09:00')).toMatchObject({
      verdict: 'no-data',
      figure: { value: null, why: 'no-data' }
    })
  })

  test('a filter other than centre and line makes every verdict indicative', async () => {
    const data = await bench(world, `${DAY}&unit=day&outcome=answered`)
    expect(goalOf(data, 'au-ecp-10').reasons).toEqual(['filter'])
    expect(goalOf(data, 'au-ecp-10').periods[0]!.standing).toBe('indicative')
  })
})

describe('editions', () => {
  const TURN = 'from=2020-12-01&to=2021-02-01&unit=month'
  test('by the edition in force then the rule changes at the turn of the year', async () => {
    const { standards } = await bench(world, `${TURN}&judge=in-force&standard=nena-020`)
    expect(standards.map(({ id }) => id)).toEqual(['nena-020'])
    expect(standards[0]!.goals[0]!.periods.map(({ at, goal, verdict }) => [at, goal, verdict])).toEqual([
      ['2020-12-01', 'nena-56-005-10', 'missed'],
      ['2021-01-01', 'nena-020-15', 'met']
    ])
  })

  test('by one edition the old month is judged too, and marked', async () => {
    const goal = goalOf(await bench(world, `${TURN}&standard=nena-020`), 'nena-020-15')
    expect(goal.periods.map(({ verdict, reasons }) => [verdict, reasons])).toEqual([
      ['met', ['coverage', 'not-in-force']],
      ['met', ['coverage']]
    ])
  })

  test('where no edition was in force there is a figure and no verdict', async () => {
    const query = 'from=2021-01-01&to=2021-02-01&judge=in-force&standard=in-ners-112&standard=polri-110'
    const polri = goalOf(await bench(world, query), 'polri-110')
    expect(polri.periods).toMatchObject([{ goal: null, verdict: 'not-in-force', figure: { value: 0, n: 60 } }])
  })
})

describe('response standards', () => {
  test('the mean of fire incidents alone, and the excess in seconds', async () => {
    const goal = goalOf(await bench(world, `${DAY}&unit=day`), 'damkar-114-2018-900')
    const sum = Array.from({ length: 40 }, (_, i) => 700 + i).reduce((a, b) => a + b, 0)
    expect(goal.periods[0]).toMatchObject({ figure: { value: sum / 40, n: 40 }, verdict: 'met', callsShort: null })
    expect(goal.periods[0]!.margin).toBeCloseTo(900 - sum / 40, 9)
    expect(goal.shareWithin).toMatchObject({ numerator: 40, denominator: 40 })
  })

  test('from being passed on until arrival: 600 s of 120 to 700 and more', async () => {
    const data = await bench(world, `${DAY}&standard=semarang-112`)
    // response - processing <= 600 holds for 700 .. 720 of 700 .. 739.
    expect(goalOf(data, 'semarang-112-600').overall).toMatchObject({
      figure: { numerator: 21, denominator: 40 },
      verdict: 'no-share'
    })
    expect(data.details[0]!.withoutStamps).toBe(32)
    expect(data.details[0]!.worst).toEqual([{ at: '2026-03-02T10:00', n: 40, inTime: 21, late: 19 }])
  })

  test('what the export does not tell is not measurable, with the reason', async () => {
    const data = await bench(world, DAY)
    expect(goalOf(data, 'nfpa-1710-turnout-80').latest).toMatchObject({
      verdict: 'not-measurable',
      figure: { value: null, why: 'not-exported' }
    })
    for (const standard of data.standards.filter(({ whyNothing }) => whyNothing !== null)) {
      for (const goal of standard.goals) expect([goal.id, goal.latest.verdict]).toEqual([goal.id, 'not-measurable'])
    }
  })
})

describe('the whole bench', () => {
  test('every standard and goal is there with source and mark, the own targets first', async () => {
    const data = await bench(sample, 'from=2026-03-01&to=2026-04-01')
    expect(data.standards.map(({ id }) => id)).toEqual(['own-answer', 'own-response', ...STANDARDS.map(({ id }) => id)])
    for (const { id, source } of data.standards) expect([id, source.length > 0]).toEqual([id, true])
    expect(data.standards.filter(({ verified }) => !verified).map(({ id }) => id)).toEqual(
      STANDARDS.filter(({ verified }) => !verified).map(({ id }) => id)
    )
  })

  test('worst quarter hours are those counted by hand', async () => {
    const { details } = await bench(world, `${DAY}&standard=nena-020-15`)
    expect(details[0]).toMatchObject({
      goal: 'nena-020-15',
      grain: 'slot',
      worst: [
        { at: '2026-03-02T10:30', n: 10, inTime: 0, late: 10 },
        { at: '2026-03-02T10:45', n: 10, inTime: 0, late: 10 },
        { at: '2026-03-02T10:15', n: 10, inTime: 0, late: 10 }
      ].sort((a, b) => a.at.localeCompare(b.at))
    })
    const { details: answered } = await bench(world, `${DAY}&standard=nena-020-15&variant=answered`)
    expect(answered[0]!.worst).toEqual([{ at: '2026-03-02T10:15', n: 10, inTime: 0, late: 10 }])
    const { details: ignore } = await bench(world, `${DAY}&standard=nena-020-15&variant=ignore`)
    expect(ignore[0]!.worst.map(({ at }) => at)).toEqual(['2026-03-02T10:15', '2026-03-02T10:45'])
  })

  test.each([
    ['standard=nothing', 'UNKNOWN_STANDARD'],
    ['from=2025-11-01&to=2026-11-01&unit=slot&standard=own-answer', 'GRAIN_TOO_FINE'],
    ['from=2026-03-01&to=2026-04-01&unit=slot', 'GRAIN_TOO_FINE'],
    ['unit=decade', 'BAD_QUERY'],
    ['colour=red', 'BAD_QUERY']
  ])('%s is refused: %s', async (query, code) => {
    const { status, body } = await sample.get<Problem>(`/api/v1/standards?${query}`)
    expect([status, body.code]).toEqual([400, code])
  })

  test('an empty range and a centre without targets', async () => {
    const yaml = SITE_YAML.replace(/^targets:.*$/m, '')
    const folder = await publishedSite({}, yaml)
    const app = await testApp(folder)
    const data = await bench(app, 'from=2020-01-01&to=2020-02-01')
    expect(data.standards.map(({ id }) => id)).toEqual(STANDARDS.map(({ id }) => id))
    expect(goalOf(data, 'nena-020-15').latest).toMatchObject({ verdict: 'no-data', at: null })
    await app.close()
    rmSync(folder, { recursive: true })
  })
})
