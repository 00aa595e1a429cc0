import { expect, test } from 'vitest'
import type { SourcesReply } from '#contract/loads.ts'
import { repairsOf } from '../../web/routes/data/repairs.ts'

const source = (id: string, isRepairable: boolean) =>
  ({ id, label: { id, en: id }, isRepairable }) as SourcesReply['data']['sources'][number]
const group = (of: string, code: string, n: number) => ({ source: of, code, column: null, n })

test('rows are offered by source; those of another shape and those too old are not', () => {
  const groups = [
    group('acd', 'BAD_TIME', 3),
    group('acd', 'UNKNOWN_VALUE', 2),
    group('acd', 'COLUMN_COUNT', 4),
    group('old', 'TOO_OLD', 9),
    group('sheet', 'BAD_TIME', 1)
  ]
  const found = repairsOf(groups, [source('acd', true), source('old', true), source('sheet', false), source('b', true)])
  expect(found.map(({ source: id, rows, misshapen, isRepairable }) => [id, rows, misshapen, isRepairable])).toEqual([
    ['acd', 5, 4, true],
    ['sheet', 1, 0, false]
  ])
})
