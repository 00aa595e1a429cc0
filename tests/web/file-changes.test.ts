import { expect, test } from 'vitest'
import { actionOf, spanOf } from '../../web/routes/data/file-changes.ts'

const event = (n: number, kind: string, sha256: string | null) => ({
  event: n,
  kind,
  source: 'acd',
  file: sha256 === null ? null : `${sha256}.csv`,
  sha256,
  runId: 'r',
  at: '2026-03-02T10:00:00Z',
  added: 1,
  changed: 0,
  removed: 0
})

test('only the newest event of a file offers what may be done with it', () => {
  const events = [
    event(4, 'withdraw', 'a'),
    event(3, 'restore', 'b'),
    event(2, 'load', 'a'),
    event(1, 'retention', null)
  ]
  expect(events.map((each) => actionOf(each, events))).toEqual(['restore', 'withdraw', null, null])
})

test('a span that nobody offers is a week', () => {
  expect(['30', '7', '8', 'x', null].map(spanOf)).toEqual([30, 7, 7, 7, 7])
})
