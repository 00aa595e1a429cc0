import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompareReply } from '#contract/compare.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { callOf, CALLS_OF, centresSite } from '../fixtures/centres-site.ts'
import type { TestSite } from '../fixtures/load-site.ts'

let site: TestSite
let app: TestApp
beforeAll(async () => {
  site = await centresSite()
  app = await testApp(site.folder)
})
afterAll(async () => {
  await app.close()
  site.remove()
})

const FEBRUARY = 'from=2026-02-01&to=2026-03-01'
const compare = async (centres: readonly string[], more = '') =>
  (await app.get<CompareReply>(`/api/v1/compare?${FEBRUARY}${more}&${centres.map((id) => `centres=${id}`).join('&')}`))
    .body
const row = ({ data }: CompareReply, id: string) => data.kpis.find((each) => each.id === id)!

test.each(['', '&category=fire', '&within=7', '&variant=answered'])(
  'every cell is the figure, target and status of /kpis of that centre (%s)',
  async (more) => {
    const centres = Object.keys(CALLS_OF)
    const { data } = await compare(centres, more)
    for (const [i, centre] of centres.entries()) {
      const { kpis } = (await app.get<KpisReply>(`/api/v1/kpis?${FEBRUARY}${more}&centre=${centre}`)).body.data
      expect(data.kpis.map(({ id, cells }) => ({ id, centre: cells[i]!.centre, ...cellOf(cells[i]!) }))).toEqual(
        kpis.map((kpi) => ({ id: kpi.id, centre, ...cellOf(kpi) }))
      )
    }
  }
)

const cellOf = ({
  figure,
  edition,
  target,
  status
}: Omit<CompareReply['data']['kpis'][number]['cells'][number], 'centre' | 'rank' | 'per100k'>) => ({
  figure,
  edition,
  target,
  status
})

test('counted by hand from the lines: calls, abandoned share, service level by the own threshold, per 100,000', async () => {
  const centres = ['satu', 'dua', 'empat']
  const reply = await compare(centres)
  for (const [i, centre] of centres.entries()) {
    const calls = CALLS_OF[centre]!.map(callOf)
    const within = centre === 'dua' ? 5 : 10
    const inTime = calls.filter(({ isAnswered, wait }) => isAnswered && wait <= within).length
    expect(row(reply, 'offered').cells[i]!.figure.value).toBe(calls.length)
    expect(row(reply, 'abandonRate').cells[i]!.figure.value).toBeCloseTo(
      calls.filter(({ isAnswered }) => !isAnswered).length / calls.length,
      12
    )
    expect(row(reply, 'serviceLevel').cells[i]!.figure.value).toBeCloseTo(inTime / calls.length, 12)
  }
  const per = row(reply, 'offered').cells.map(({ per100k }) => per100k)
  expect(per.map((each) => (each === null ? null : Number(each.toFixed(6))))).toEqual([
    CALLS_OF['satu']!.length / 2,
    null,
    CALLS_OF['empat']!.length * 2
  ])
  expect(row(reply, 'answerRate').cells.map(({ per100k }) => per100k)).toEqual([null, null, null])
  expect(reply.data.centres.map(({ population }) => population?.source)).toEqual(['BPS 2020', undefined, 'BPS 2021'])
})

test('the targets are those of each centre', async () => {
  const reply = await compare(['satu', 'dua'])
  expect(row(reply, 'serviceLevel').cells.map(({ target }) => target)).toEqual([0.9, 0.8])
  expect(row(reply, 'abandonRate').cells.map(({ target, status }) => [target, status])).toEqual([
    [0.05, 'missed'],
    [0.2, 'met']
  ])
})

/** No centre has a word for a ghost call, and lima none for a prank either. */
const PRANKS = ['invalidShare', 'prankShare']
const DISPOSITIONS = ['emergency', ...PRANKS, 'valid', 'validShare']
const cases: [string[], string[]][] = [
  [['satu', 'empat'], []],
  [
    ['satu', 'dua'],
    ['threshold', 'fields', 'zone']
  ],
  [['satu', 'tiga'], ['coverage-calls']],
  [
    ['empat', 'lima'],
    ['fields', 'disposition-words']
  ],
  [
    ['dua', 'tiga', 'lima'],
    ['threshold', 'fields', 'disposition-words', 'coverage-calls', 'zone']
  ]
]
test.each(cases)('warnings of %j: %j', async (centres, wanted) => {
  const { data } = await compare(centres)
  expect(data.warnings.map(({ code }) => code)).toEqual(wanted)
  const blocked = new Set(data.warnings.filter(({ isBlocking }) => isBlocking).flatMap(({ kpis }) => kpis))
  for (const { id, isRanked } of data.kpis) if (blocked.has(id)) expect([id, isRanked]).toEqual([id, false])
  expect(data.kpis.filter(({ isRanked }) => isRanked).length > 0).toBe(!wanted.includes('coverage-calls'))
})

test('what a warning says of each centre', async () => {
  const { data } = await compare(['satu', 'dua', 'tiga', 'lima'])
  const said = (code: string) => data.warnings.find((each) => each.code === code)!.centres.map(({ says }) => says)
  expect(said('fields').map((kpis) => [...(kpis as string[])].sort())).toEqual([[], DISPOSITIONS, [], PRANKS])
  expect(said('disposition-words')).toEqual([['non-emergency'], [], ['non-emergency'], ['prank']])
  expect(said('coverage-calls')).toEqual([1, 1, 27 / 28, 1])
  expect(said('zone')).toEqual(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jakarta', 'Asia/Jakarta'])
})

test('the small series of a centre is its own volume; a day without data is a gap', async () => {
  const { data } = await compare(['dua', 'tiga'])
  expect(data.series.grain).toBe('day')
  for (const { centre, offered } of data.series.centres) {
    const volume = (await app.get<VolumeReply>(`/api/v1/volume?${FEBRUARY}&grain=day&centre=${centre}`)).body.data
    expect(offered).toEqual(volume.buckets.map((bucket) => bucket.offered))
  }
  expect(data.series.centres[1]!.offered[17]).toBeNull()
  expect(data.series.centres[1]!.known[17]).toBe(0)
})

test('what cannot be asked is refused by name', async () => {
  const ask = async (query: string) => {
    const { status, body } = await app.get<{ code: string; detail?: string }>(`/api/v1/compare?${query}`)
    return [status, body.code, body.detail]
  }
  expect(await ask('centres=satu')).toEqual([400, 'BAD_QUERY', expect.stringContaining('centres')])
  expect((await ask('centres=satu&centres=satu'))[0]).toBe(400)
  expect((await ask(''))[0]).toBe(400)
  expect(await ask('centres=satu&centres=nusa')).toEqual([400, 'UNKNOWN_CENTRE', 'there is no centre "nusa"'])
  expect((await ask('centres=satu&centres=dua&centre=satu'))[1]).toBe('BAD_QUERY')
  expect((await ask('centres=satu&centres=dua&compare=previous'))[1]).toBe('BAD_QUERY')
  expect((await ask('centres=satu&centres=dua&x=1'))[2]).toBe('unknown parameter "x"')
})
