import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  CALL_SORTS,
  type CallRecord,
  type CallsReply,
  INCIDENT_SORTS,
  type IncidentsReply,
  ORDERS
} from '#contract/records.ts'
import type { KpisReply } from '#contract/kpis.ts'
import { addDays } from '#domain/dates.ts'
import { KPIS } from '#domain/kpis.ts'
import { levelParts, partsOf } from '#domain/record-parts.ts'
import { VARIANTS } from '#domain/waits.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { type ModelCall, modelCalls, type ModelIncident, modelIncidents } from '../fixtures/records-model.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

const calls = modelCalls()
const incidents = modelIncidents()
const DAY = fc.integer({ min: 0, max: 380 }).map((n) => addDays('2025-10-01', n))
const PERIOD = fc.tuple(DAY, fc.integer({ min: 1, max: 25 })).map(([from, days]) => ({ from, to: addDays(from, days) }))
const some = <T>(values: readonly T[], maxLength = 3) => fc.uniqueArray(fc.constantFrom(...values), { maxLength })
const found = <Key extends keyof ModelCall>(key: Key) => [
  ...new Set(calls.map((call) => call[key]).filter((value) => value !== null))
]
const WORDS = fc.record(
  {
    outcome: some(found('outcome')),
    disposition: some(found('disposition')),
    category: some(found('category')),
    district: some(found('district')),
    language: some(found('language')),
    operator: some(found('operator')),
    line: some(found('line'))
  },
  { requiredKeys: [] }
)
const NARROWER = fc.record(
  {
    hour: some([0, 3, 7, 8, 9, 12, 17, 19, 23], 5),
    weekday: some([1, 2, 3, 4, 5, 6, 7], 4),
    slot: some([0, 31, 32, 33, 50, 76, 95], 4),
    waitOver: fc.nat(40),
    waitWithin: fc.nat(60)
  },
  { requiredKeys: [] }
)
type Asked = Record<string, string | number | readonly (string | number)[] | undefined>

function queryOf(...parts: Asked[]): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) params.append(name, String(each))
  }
  return params
}

/** Every page from the first to the last, and back again from there. */
async function everyPage<Row extends { id: string | null }>(path: string, query: URLSearchParams) {
  type Reply = { data: Pick<CallsReply['data'], 'total' | 'offset' | 'next' | 'previous'> & { rows: Row[] } }
  const pages: Reply['data'][] = []
  for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)!.next) {
    const { status, body } = await app.get<Reply>(`/api/v1/${path}?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`)
    expect(status).toBe(200)
    pages.push(body.data)
  }
  for (let i = pages.length - 1; i > 0; i--) {
    const { body } = await app.get<Reply>(`/api/v1/${path}?${query}&cursor=${pages[i]!.previous}`)
    expect(body.data.rows.map(({ id }) => id)).toEqual(pages[i - 1]!.rows.map(({ id }) => id))
    expect(body.data.offset).toBe(pages[i - 1]!.offset)
  }
  expect(pages[0]!.previous).toBeNull()
  const rows = pages.flatMap((page) => page.rows)
  expect(pages.map(({ offset }) => offset)).toEqual(
    pages.map((_, i) => pages.slice(0, i).reduce((n, p) => n + p.rows.length, 0))
  )
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  return { rows, total: pages[0]!.total }
}

function isOrdered(keys: readonly (number | null)[], order: string): boolean {
  const firstUnknown = keys.indexOf(null)
  const known = firstUnknown === -1 ? keys : keys.slice(0, firstUnknown)
  if (keys.slice(known.length).some((key) => key !== null)) return false
  return known.every((key, i) => i === 0 || (order === 'asc' ? known[i - 1]! <= key! : known[i - 1]! >= key!))
}

const isAmong = (values: readonly unknown[] | undefined, value: unknown) =>
  values === undefined || values.length === 0 || values.includes(value)

describe('paging', () => {
  test('through all calls of a selection visits each exactly once, in order, under every sort; and back', async () => {
    await fc.assert(
      fc.asyncProperty(
        PERIOD,
        WORDS,
        NARROWER,
        fc.constantFrom(...CALL_SORTS),
        fc.constantFrom(...ORDERS),
        fc.integer({ min: 1, max: 40 }),
        async (period, words, narrower, sort, order, pages) => {
          const expected = calls.filter(
            (call) =>
              call.date >= period.from &&
              call.date < period.to &&
              Object.entries(words).every(([name, values]) => isAmong(values, call[name as 'outcome'])) &&
              isAmong(narrower.hour, call.hour) &&
              isAmong(narrower.weekday, call.weekday) &&
              isAmong(narrower.slot, call.slot) &&
              (narrower.waitOver === undefined || (call.wait !== null && call.wait > narrower.waitOver)) &&
              (narrower.waitWithin === undefined || (call.wait !== null && call.wait <= narrower.waitWithin))
          )
          const limit = Math.min(200, Math.max(1, Math.ceil(expected.length / pages)))
          const query = queryOf(period, words, narrower, { sort, order, limit })
          const { rows, total } = await everyPage<CallRecord>('calls', query)
          expect(total).toEqual({ value: expected.length, n: expected.length })
          expect(rows.map(recordText).sort()).toEqual(expected.map(modelText).sort())
          const keys = {
            arrived: 'arrivedLocal',
            wait: 'waitSeconds',
            talk: 'talkSeconds',
            handle: 'handleSeconds'
          } as const
          const key = (row: CallRecord) => {
            const value = row[keys[sort]]
            return typeof value === 'string' ? Date.parse(`${value}Z`) : value
          }
          expect(isOrdered(rows.map(key), order)).toBe(true)
        }
      ),
      { numRuns: 6 }
    )
  }, 240_000)

  test('through all incidents likewise', async () => {
    await fc.assert(
      fc.asyncProperty(
        PERIOD,
        some(incidents.slice(0, 200).map(({ district }) => district!)),
        some([0, 8, 12, 20]),
        fc.constantFrom(...INCIDENT_SORTS),
        fc.constantFrom(...ORDERS),
        fc.integer({ min: 20, max: 200 }),
        async (period, district, hour, sort, order, limit) => {
          const expected = incidents.filter(
            (each: ModelIncident) =>
              each.date >= period.from &&
              each.date < period.to &&
              isAmong(district, each.district) &&
              isAmong(hour, each.hour)
          )
          const query = queryOf(period, { district: [...new Set(district)], hour, sort, order, limit })
          const { rows } = await everyPage<IncidentsReply['data']['rows'][number]>('incidents', query)
          const text = (key: string, ...rest: unknown[]) => [key, ...rest].join('|')
          expect(
            rows
              .map((row) =>
                text(row.incidentKey, row.receivedLocal, row.responseSeconds, row.ticketSeconds, row.agency)
              )
              .sort()
          ).toEqual(expected.map((row) => text(row.key, row.local, row.response, row.ticket, row.agency)).sort())
        }
      ),
      { numRuns: 5 }
    )
  }, 240_000)
})

/** The KPIs of which more than one reading is published; the variant says that of the service level. */
const READ_OTHERWISE = KPIS.filter(({ id, readings }) => readings.length > 1 && id !== 'serviceLevel')

describe('the records behind a figure are as many as the figure says', () => {
  test('every KPI that rests on records, of a whole month and under random filters', async () => {
    const counted = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        PERIOD,
        fc.record({ district: some(found('district'), 2), operator: some(found('operator'), 2) }, { requiredKeys: [] }),
        fc.constantFrom(...VARIANTS),
        fc.constantFrom(5, 10, 20, 30),
        fc.tuple(
          ...READ_OTHERWISE.map(({ id, readings }) => fc.constantFrom(...readings.map((each) => `${id}.${each.id}`)))
        ),
        async (period, words, variant, within, edition) => {
          const query = queryOf(period, words, { variant, within, edition })
          const { body } = await app.get<KpisReply>(`/api/v1/kpis?${query}`)
          for (const kpi of KPIS) {
            const { figure, records: parts } = body.data.kpis.find(({ id }) => id === kpi.id)!
            if (parts === null || figure.value === null) continue
            const total = await totalOf(parts.kind, parts.n, query)
            expect([kpi.id, variant, total]).toEqual([kpi.id, variant, figure.n])
            if (!('numerator' in parts) || parts.numerator === undefined) continue
            const numerator = await totalOf(parts.kind, parts.numerator, query)
            expect([kpi.id, variant, numerator]).toEqual([kpi.id, variant, figure.numerator])
            counted.add(kpi.id)
          }
        }
      ),
      // the month is asked first, so that what the random questions leave without a value is counted all the same
      { numRuns: 4, examples: [[{ from: '2026-03-01', to: '2026-04-01' }, {}, 'negative', 10, []]] }
    )
    const shares = KPIS.filter((kpi) => partsOf(kpi, 'negative')?.numerator !== undefined).map(({ id }) => id)
    expect(shares.filter((id) => !counted.has(id))).toEqual([])
  }, 240_000)

  test('the parts of a service level are those of its variant', () => {
    expect(levelParts('ignore')).toEqual({ kind: 'calls', n: 'not_gone_within', numerator: 'answered_within' })
    expect(partsOf({ measure: { kind: 'time', of: 'handling_s', per: 'ready_s' } }, 'negative')).toBeNull()
  })

  test('late calls: not answered within T, counted over the exports', async () => {
    const query = queryOf({ from: '2026-03-01', to: '2026-04-01', within: 15, weekday: 1, hour: [8, 9] })
    const late = calls.filter(
      ({ date, weekday, hour, outcome, wait }) =>
        date.startsWith('2026-03') &&
        weekday === 1 &&
        [8, 9].includes(hour) &&
        !(outcome === 'answered' && wait !== null && wait <= 15)
    )
    expect(late.length).toBeGreaterThan(5)
    expect(await totalOf('calls', 'missed', query)).toBe(late.length)
  })
})

async function totalOf(kind: string, part: string, query: URLSearchParams): Promise<number | null> {
  const asked = new URLSearchParams(query)
  asked.set('part', part)
  asked.set('limit', '1')
  const { body } = await app.get<CallsReply>(`/api/v1/${kind}?${asked}`)
  return body.data.total.value
}

function recordText(row: CallRecord): string {
  const { arrivedLocal, outcome, waitSeconds, talkSeconds, handleSeconds, disposition, category, district } = row
  return [
    arrivedLocal,
    outcome,
    waitSeconds,
    talkSeconds,
    handleSeconds,
    disposition,
    category,
    district,
    row.language,
    row.operator,
    row.line,
    row.incidentKey
  ].join('|')
}

function modelText(call: ModelCall): string {
  const { local, outcome, wait, talk, handle, disposition, category, district, language, operator, line, incidentKey } =
    call
  return [
    local,
    outcome,
    wait,
    talk,
    handle,
    disposition,
    category,
    district,
    language,
    operator,
    line,
    incidentKey
  ].join('|')
}
