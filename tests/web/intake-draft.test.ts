import { describe, expect, test } from 'vitest'
import type { IntakeFinding } from '#contract/intake.ts'
import {
  codeOf,
  type Column,
  columnOf,
  dayIn,
  type Draft,
  formatOf,
  freeId,
  layoutDraft,
  openPoints,
  startDraft,
  withColumn,
  withFormat,
  withKind,
  withWord
} from '../../web/routes/data/intake/draft.ts'

const column = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  filled: 1,
  kind: 'text',
  distinct: 3,
  examples: [],
  words: [],
  ...more
})
const COLUMNS = [
  column('ID', { kind: 'key' }),
  column('JAM', { kind: 'time', time: { formats: ['%d/%m/%Y', '%m/%d/%Y'], ambiguous: true, part: 'moment' } }),
  column('HASIL', { words: [{ text: 'OK', n: 500 }, { text: 'X', n: 499 }, { text: 'typo', n: 1 }] }), // prettier-ignore
  column('LAMA', { kind: 'seconds', duration: 'mm:ss' })
]
const FINDING: IntakeFinding = {
  detected: {
    name: 'a.csv',
    format: { type: 'csv', delimiter: ';' },
    header: COLUMNS.map(({ name }) => name),
    headerRow: 1,
    samples: [],
    columns: COLUMNS,
    keys: [['ID']],
    rows: 1000,
    warnings: []
  },
  candidates: { sources: [], layouts: [] },
  proposal: {
    source: {
      id: 'acd',
      kind: 'calls',
      centre: 'c',
      files: '*.csv',
      time_zone: 'Asia/Jakarta',
      format: { type: 'csv', delimiter: ';' },
      key: ['ID'],
      columns: { outcome: { column: 'HASIL', map: { OK: 'answered' } } }
    },
    fields: [
      { field: 'arrived', columns: ['JAM'], confidence: 0.9 },
      { field: 'outcome', columns: ['HASIL'], confidence: 0.8 }
    ],
    confidence: 0.8,
    unread: ['LAMA'],
    questions: []
  }
}

describe('a draft of a source', () => {
  const start = startDraft(FINDING, ['acd'])

  test('asks for what the file leaves open, and for nothing else', () => {
    expect(start.id).toBe('acd-2')
    expect(openPoints(start, COLUMNS, ['acd'])).toEqual([
      { code: 'order', field: 'arrived' },
      { code: 'word', field: 'outcome', word: 'X' }
    ])
  })

  test('has no open point once all is said', () => {
    const said = withWord(withFormat(start, 'arrived', '%d/%m/%Y'), 'outcome', 'X', 'abandoned')
    expect(openPoints(said, COLUMNS, ['acd'])).toEqual([])
    expect(said.columns).toEqual({
      arrived: { column: 'JAM', format: '%d/%m/%Y' },
      outcome: { column: 'HASIL', map: { OK: 'answered', X: 'abandoned' } }
    })
    expect([codeOf(said, 'outcome', 'X'), formatOf(said, 'arrived')]).toEqual(['abandoned', '%d/%m/%Y'])
    expect(codeOf(withWord(said, 'outcome', 'X', ''), 'outcome', 'X')).toBe('')
  })

  test('reads a field from another column, or from none', () => {
    expect(withColumn(start, 'talk_s', 'LAMA', COLUMNS).columns?.['talk_s']).toEqual({
      column: 'LAMA',
      duration: 'clock'
    })
    expect(withColumn(start, 'operator', 'HASIL', COLUMNS).columns?.['operator']).toBe('HASIL')
    const none = withColumn(start, 'arrived', '', COLUMNS)
    expect(columnOf(none, 'arrived')).toBe('')
    expect(openPoints(none, COLUMNS, [])).toContainEqual({ code: 'field', field: 'arrived' })
  })

  test('of another kind keeps what that kind has too', () => {
    const incidents = withKind(start, 'incidents')
    expect(Object.keys(incidents.columns ?? {})).toEqual(['arrived'])
    expect(openPoints(incidents, COLUMNS, [])).toContainEqual({ code: 'field', field: 'received' })
  })

  test('keeps several formats, one behind the other', () => {
    const two = withFormat(start, 'arrived', '%d/%m/%Y | %d/%m/%Y %H:%M')
    expect((two.columns?.['arrived'] as { format: string[] }).format).toEqual(['%d/%m/%Y', '%d/%m/%Y %H:%M'])
  })

  test('of a layout needs a name alone', () => {
    const draft = layoutDraft(FINDING, 'freepbx-cdr', [])
    expect(draft).toMatchObject({ id: 'freepbx-cdr', layout: 'freepbx-cdr', format: { delimiter: ';' } })
    expect(openPoints(draft, COLUMNS, [])).toEqual([])
    expect(openPoints({ ...draft, id: 'not good' } as Draft, COLUMNS, [])).toEqual([{ code: 'id' }])
  })
})

test('a free name, and the day that a text means', () => {
  expect([freeId('a', []), freeId('a', ['a', 'a-2'])]).toEqual(['a', 'a-3'])
  expect(dayIn('04/05/2026 10.00', '%d/%m/%Y %H.%M')).toBe('2026-05-04')
  expect(dayIn('04/05/2026', '%m/%d/%Y')).toBe('2026-04-05')
  expect(dayIn('14/05/26', '%m/%d/%y')).toBeNull()
  expect(dayIn('kemarin', '%d/%m/%Y')).toBeNull()
})
