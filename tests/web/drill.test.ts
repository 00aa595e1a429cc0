import { describe, expect, test } from 'vitest'
import { KPI_IDS, kpi } from '#domain/kpis.ts'
import { CALL_PARTS, INCIDENT_PARTS, partsOf } from '#domain/record-parts.ts'
import { VARIANTS } from '#domain/waits.ts'
import { elsewhere, figureHrefs, recordsHref } from '../../web/lib/drill.ts'
import { readFilters, writeFilters } from '../../web/lib/filters.ts'
import { askRecords, readChoice, readOpen } from '../../web/lib/records-choice.ts'

const at = (path: string) => new URL(`http://x${path}`)
const EXTENT = { from: '2025-10-01', to: '2026-11-01' }
const paramsOf = (href: string) => new URLSearchParams(href.split('?')[1])

/** What rests on seconds or on one hour of many, and on no record that could be counted. */
const OF_SECONDS = [
  'occupancy',
  'callsPerOperatorHour',
  'utilisation',
  'shrinkage',
  'adherence',
  'offeredLoad',
  'busyHour',
  'trunks'
]

describe('the address of the records behind a mark', () => {
  test('keeps filters, period, threshold and language, and narrows them', () => {
    const href = recordsHref(at('/volume?range=90d&district=Sako&within=20&lang=en&grain=week'), {
      part: 'missed',
      weekday: 1,
      hour: 8,
      words: { category: 'fire' }
    })
    expect(href).toBe(
      '/records?range=90d&district=Sako&within=20&lang=en&grain=week&category=fire&part=missed&hour=8&weekday=1'
    )
  })

  test('a day replaces the period; a value replaces the filter of its dimension; nothing of another drill is left', () => {
    const url = at('/volume?range=90d&category=fire&category=medical&hour=3&cursor=abc&record=1-2&sort=wait')
    const query = paramsOf(recordsHref(url, { from: '2026-03-01', to: '2026-03-02', words: { category: 'fire' } }))
    expect([...query]).toEqual([
      ['category', 'fire'],
      ['from', '2026-03-01'],
      ['to', '2026-03-02']
    ])
    expect(elsewhere('/mix', url)).toBe('/mix?range=90d&category=fire&category=medical')
  })

  test.each(VARIANTS)('every KPI under %s leads to parts that the API knows, or to none', (variant) => {
    for (const id of KPI_IDS) {
      const hrefs = figureHrefs(at('/'), partsOf(kpi(id), variant))
      if (hrefs === null) {
        expect(OF_SECONDS).toContain(id)
        continue
      }
      for (const href of [hrefs.n, hrefs.numerator]) {
        if (href === null) continue
        const query = paramsOf(href)
        const parts: readonly string[] = query.get('kind') === 'incidents' ? INCIDENT_PARTS : CALL_PARTS
        expect([id, parts.includes(query.get('part')!)]).toEqual([id, true])
        expect(readChoice(query).part).toBe(query.get('part'))
      }
    }
  })
})

describe('the choice on the page of records', () => {
  const URL_OF_ALL =
    'kind=calls&part=missed&hour=8&hour=9&hour=99&weekday=1&slot=33&waitOver=10&waitWithin=60&sort=wait&order=asc&cursor=abc&cols=wait&record=7-12'

  test('is read from the address; what is malformed falls away', () => {
    const choice = readChoice(new URLSearchParams(URL_OF_ALL))
    expect(choice).toMatchObject({
      hours: [8, 9],
      weekdays: [1],
      slots: [33],
      waitOver: 10,
      sort: 'wait',
      order: 'asc'
    })
    expect(readOpen(new URLSearchParams(URL_OF_ALL))).toBe('7-12')
    const odd = new URLSearchParams(
      'kind=x&part=y&hour=-1&weekday=8&slot=a&waitOver=1e3&sort=caller&order=up&record=../1'
    )
    expect(readChoice(odd)).toEqual(readChoice(new URLSearchParams()))
    expect(readOpen(odd)).toBeNull()
  })

  test('asks the API; a download asks for the whole selection', () => {
    const params = new URLSearchParams(`from=2026-03-01&to=2026-04-01&${URL_OF_ALL}`)
    const filters = readFilters(params, EXTENT)
    const page = askRecords(filters, readChoice(params), 50)
    expect([page.getAll('hour'), page.get('cursor'), page.get('limit'), page.has('compare')]).toEqual([
      ['8', '9'],
      'abc',
      '50',
      false
    ])
    const whole = askRecords(filters, readChoice(params), null)
    expect([whole.get('cursor'), whole.get('limit'), whole.get('part')]).toEqual([null, null, 'missed'])
  })

  test('another filter keeps what narrows the records, and begins at the first page', () => {
    const params = new URLSearchParams(URL_OF_ALL)
    const written = writeFilters(readFilters(params, EXTENT), params)
    expect([written.getAll('hour'), written.get('sort'), written.get('cursor'), written.get('record')]).toEqual([
      ['8', '9', '99'],
      'wait',
      null,
      null
    ])
  })
})
