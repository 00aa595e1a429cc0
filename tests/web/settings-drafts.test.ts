import { describe, expect, test } from 'vitest'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { LIGHT } from '../../web/lib/charts/palette.ts'
import { changesOf } from '../../web/routes/settings/changes.ts'
import {
  dayAfter,
  lastDay,
  targetsDraft,
  typedEdition,
  typedShifts,
  typedTargets
} from '../../web/routes/settings/drafts.ts'
import { smallOption, topOf } from '../../web/routes/compare/small-option.ts'

const drawing = (language: 'id' | 'en') => ({
  palette: LIGHT,
  format: formatsFor(language),
  words: wordsFor(language),
  language
})
const plain = (text: string | null) => text?.replace(/\u00a0/g, ' ') ?? null

describe('targets', () => {
  test('a share keeps its value through the field, in both ways of writing', () => {
    for (let permille = 0; permille <= 1000; permille++) {
      const targets = { serviceLevel: { share: permille / 1000, within_s: 10 } }
      for (const mark of [',', '.'])
        expect(typedTargets(targetsDraft(targets, mark))).toEqual({ value: targets, faults: [] })
    }
  })
  const empty = { share: '', within: '', abandon: '', response: '' }
  const cases: [Partial<typeof empty>, [string, string][]][] = [
    [{}, []],
    [{ share: '90' }, [['serviceLevel.within_s', 'needed']]],
    [{ within: '10' }, [['serviceLevel.share', 'needed']]],
    [{ share: '101', within: '10' }, [['serviceLevel.share', 'share']]],
    [{ share: '90', within: '1,5' }, [['serviceLevel.within_s', 'seconds']]],
    [{ abandon: '-1' }, [['abandonRate.share', 'share']]],
    [{ abandon: '5e1' }, [['abandonRate.share', 'share']]],
    [{ response: '86401' }, [['responseP90.seconds', 'seconds']]]
  ]
  test.each(cases)('%j', (typed, wanted) => {
    const { faults } = typedTargets({ ...empty, ...typed })
    expect(faults.map(({ keys, code }) => [keys.join('.'), code])).toEqual(wanted)
  })
  test('nothing typed takes the section away', () => expect(typedTargets(empty).value).toBeNull())
})

test('one fault a field, of a shift and of an edition', () => {
  const shift = { id: 'a b', label: { id: '', en: 'X' }, start: '6:00', end: '6:00' }
  expect(typedShifts([shift]).faults.map(({ keys, code }) => [keys.join('.'), code])).toEqual([
    ['0.start', 'time'],
    ['0.end', 'time'],
    ['0.id', 'id'],
    ['0.label.id', 'needed']
  ])
  const blank = {
    kpi: 'serviceLevel',
    id: '',
    reading: 'answered',
    from: '',
    within: '',
    changeId: '',
    changeEn: '',
    source: ''
  } as const
  expect(typedEdition(blank).faults.map(({ keys }) => keys.join('.'))).toEqual([
    'id',
    'from',
    'change.id',
    'change.en',
    'source'
  ])
})

test('the last day that is typed and the first day after that is stored', () => {
  expect([dayAfter('2026-02-28'), lastDay('2026-03-01'), dayAfter('2026-02-3'), dayAfter('')]).toEqual([
    '2026-03-01',
    '2026-02-28',
    '2026-02-3',
    ''
  ])
})

test('what changes is told in the words of the reader, and what stays is not', () => {
  const before = { serviceLevel: { share: 0.9, within_s: 10 }, abandonRate: { share: 0.05 } }
  const after = {
    serviceLevel: { share: 0.925, within_s: 10 },
    responseP90: { seconds: 900 },
    abandonRate: { share: 0.05 }
  }
  const told = (language: 'id' | 'en') =>
    changesOf('targets', before, after, drawing(language)).map(({ from, to }) => [plain(from), plain(to)])
  expect(told('id')).toEqual([
    ['90,0 % ≤ 10 dtk', '92,5 % ≤ 10 dtk'],
    [null, '15 mnt']
  ])
  expect(told('en')).toEqual([
    ['90.0 % ≤ 10 s', '92.5 % ≤ 10 s'],
    [null, '15 min']
  ])
  expect(changesOf('targets', null, null, drawing('id'))).toEqual([])
})

test('small charts share one scale; a gap stays a gap', () => {
  const series = {
    grain: 'day' as const,
    buckets: ['2026-02-01', '2026-02-02', '2026-02-03'],
    centres: [
      { centre: 'a', offered: [10, null, 12], serviceLevel: [0.5, null, 1], known: [1, 0, 0.5] },
      { centre: 'b', offered: [130, 120, 110], serviceLevel: [1, 1, 1], known: [1, 1, 1] }
    ]
  }
  for (const of of ['offered', 'serviceLevel'] as const) {
    const axes = ['a', 'b'].map(
      (centre) => smallOption(series, centre, of, drawing('id')).yAxis as { min: number; max: number }
    )
    expect(axes.map(({ min, max }) => [min, max])).toEqual([
      [0, topOf(series, of)],
      [0, topOf(series, of)]
    ])
    expect(topOf(series, of)).toBe(of === 'offered' ? 150 : 1)
  }
  const [drawn] = smallOption(series, 'a', 'offered', drawing('id')).series as { data: unknown[] }[]
  expect(drawn!.data).toEqual([10, null, { value: 12, symbol: 'emptyCircle', symbolSize: 8 }])
})
