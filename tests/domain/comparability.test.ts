import { describe, expect, test } from 'vitest'
import { blockedKpis, type CentreBasis, warningsOf } from '#domain/comparability.ts'
import { KPI_IDS } from '#domain/kpis.ts'
import { ranks } from '#domain/ranking.ts'

const ALIKE: CentreBasis = {
  id: 'a',
  timeZone: 'Asia/Jakarta',
  dayStarts: 0,
  editions: new Map(KPI_IDS.map((id) => [id, `${id}.standard`])),
  within: 10,
  variant: 'negative',
  tells: () => true,
  words: { outcome: new Set(['answered', 'abandoned']), disposition: null },
  known: { calls: 1, incidents: 1 }
}
const other = (about: Partial<CentreBasis>): CentreBasis => ({ ...ALIKE, id: 'b', ...about })

const DISPOSITIONS = ['valid', 'emergency', 'ghostShare', 'prankShare', 'invalidShare', 'validShare']
const OFFERED = [
  'offered',
  'connected',
  'abandoned',
  'answerRate',
  'abandonRate',
  'serviceLevel',
  'cutOff',
  'cutOffRate',
  'busyHour',
  'offeredLoad',
  'trunks'
]
const INCIDENTS = KPI_IDS.filter((id) =>
  /P90$|P50$|^dispatched|^arrived|^incidents|^openIncidents|^ticketRate/.test(id)
).filter((id) => !/^wait/.test(id))

/** Of the operators' time; handling is told by the calls. */
const OF_STATES = ['shrinkage', 'adherence']

const cases: [string, CentreBasis, [string, readonly string[], boolean][]][] = [
  ['nothing', other({}), []],
  [
    'a definition',
    other({ editions: new Map([...ALIKE.editions, ['abandonRate', 'abandonRate.own']]) }),
    [['edition', ['abandonRate'], true]]
  ],
  ['a threshold', other({ within: 20 }), [['threshold', ['serviceLevel'], true]]],
  ['a denominator', other({ variant: 'answered' }), [['threshold', ['serviceLevel'], true]]],
  ['a field', other({ tells: (id) => id !== 'repeatCallers' }), [['fields', ['repeatCallers'], true]]],
  [
    'an outcome',
    other({ words: { outcome: new Set(['answered', 'abandoned', 'cut-off']), disposition: null } }),
    [['outcome-words', OFFERED, true]]
  ],
  ['a hundredth of the hours', other({ known: { calls: 0.99, incidents: 1 } }), []],
  [
    'more of the hours of calls',
    other({ known: { calls: 0.98, incidents: 1 } }),
    [
      [
        'coverage-calls',
        KPI_IDS.filter((id) => id === 'ticketRate' || ![...INCIDENTS, ...OF_STATES].includes(id)),
        true
      ]
    ]
  ],
  ['hours of the register', other({ known: { calls: 1, incidents: 0.5 } }), [['coverage-incidents', INCIDENTS, true]]],
  ['no register', other({ known: { calls: 1, incidents: null } }), []],
  ['the zone', other({ timeZone: 'Asia/Makassar' }), [['zone', [], false]]],
  ['the start of days', other({ dayStarts: 6 }), [['day-start', [], false]]]
]

describe('centres that differ in', () => {
  test.each(cases)('%s', (_what, centre, wanted) => {
    const warnings = warningsOf([ALIKE, centre])
    expect(warnings.map(({ code, kpis, isBlocking }) => [code, [...kpis].sort(), isBlocking])).toEqual(
      wanted.map(([code, kpis, isBlocking]) => [code, [...kpis].sort(), isBlocking])
    )
    const blocked = wanted.filter(([, , isBlocking]) => isBlocking).flatMap(([, kpis]) => kpis)
    expect([...blockedKpis(warnings)].sort()).toEqual([...blocked].sort())
  })
})

test('pranks that one centre counts as something else are named, at the centre that does', () => {
  const words = (...list: string[]) => ({ ...ALIKE.words, disposition: new Set(list) })
  const [warning, ...more] = warningsOf([
    { ...ALIKE, words: words('emergency', 'prank', 'unrecorded') },
    other({ words: words('emergency', 'non-emergency') })
  ])
  expect(more).toEqual([])
  expect(warning?.code).toBe('disposition-words')
  expect([...warning!.kpis].sort()).toEqual([...DISPOSITIONS].sort())
  expect(warning?.centres).toEqual([
    { centre: 'a', says: ['non-emergency'] },
    { centre: 'b', says: ['prank'] }
  ])
})

const share = (value: number, interval: [number, number], n = 100) => ({ value, n, interval })
const table: [string, Parameters<typeof ranks>, (number | null)[]][] = [
  ['shares surely apart', [[share(0.6, [0.5, 0.7]), share(0.9, [0.8, 0.95])], 'higher'], [2, 1]],
  ['the same where less is better', [[share(0.6, [0.5, 0.7]), share(0.9, [0.8, 0.95])], 'lower'], [1, 2]],
  [
    'intervals that overlap share a place',
    [[share(0.6, [0.5, 0.7]), share(0.65, [0.55, 0.75]), share(0.9, [0.8, 1])], 'higher'],
    [2, 2, 1]
  ],
  [
    'seconds',
    [
      [
        { value: 12, n: 50 },
        { value: 7, n: 50 },
        { value: 12, n: 50 }
      ],
      'lower'
    ],
    [2, 1, 2]
  ],
  [
    'too few calls have no place',
    [[share(0.6, [0.5, 0.7], 29), share(0.9, [0.8, 1]), share(0.1, [0, 0.2])], 'higher'],
    [null, 1, 2]
  ],
  [
    'unknown hours widen what may be',
    [
      [
        { value: 1, n: 50, bounds: [0, 2.5] },
        { value: 2, n: 50 },
        { value: 3, n: 50 }
      ],
      'lower'
    ],
    [1, 1, 3]
  ],
  [
    'hours of which nothing can be said',
    [
      [
        { value: 1, n: 50, bounds: null },
        { value: 2, n: 50 },
        { value: 3, n: 50 }
      ],
      'lower'
    ],
    [null, 1, 2]
  ],
  [
    'one alone is not ranked',
    [
      [
        { value: 1, n: 50 },
        { value: null, why: 'no-data' }
      ],
      'lower'
    ],
    [null, null]
  ],
  [
    'what is neither good nor bad is not',
    [
      [
        { value: 1, n: 50 },
        { value: 2, n: 50 }
      ],
      'neither'
    ],
    [null, null]
  ]
]
test.each(table)('places: %s', (_what, [figures, better], wanted) => expect(ranks(figures, better)).toEqual(wanted))
