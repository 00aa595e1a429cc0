import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isLocalDate } from '#domain/dates.ts'
import { quotient, share } from '#domain/figure.ts'
import { STANDARDS } from '#domain/standards.ts'
import { editionAt, isInForce } from '#domain/standards/editions.ts'
import { atMostSeconds, meanWithin, shareWithin } from '#domain/standards/standard.ts'
import { isCut, knownOf, periodsOf, UNITS } from '#domain/standards/units.ts'
import { judgeGoal, shortOf } from '#domain/standards/verdict.ts'
import { histogram, levelWithin, percentile, type Variant, VARIANTS } from '#domain/waits.ts'
import { SHARED } from '../fixtures/sites.ts'

interface Call {
  isAnswered: boolean
  waited: number
}
const CALLS = fc.array(fc.record({ isAnswered: fc.boolean(), waited: fc.integer({ min: 0, max: 60 }) }), {
  minLength: 1,
  maxLength: 120
})
const THRESHOLD = fc.constantFrom(3, 5, 9, 10, 15, 20, 30)
const SHARE = fc.constantFrom(0.75, 0.8, 0.85, 0.88, 0.9, 0.95, 0.99, 1)

function level(calls: readonly Call[], seconds: number, variant: Variant) {
  const waits = (isAnswered: boolean) =>
    histogram(calls.filter((call) => call.isAnswered === isAnswered).map(({ waited }) => ({ seconds: waited, n: 1 })))
  const counts = { offered: calls.length, answered: calls.filter(({ isAnswered }) => isAnswered).length }
  return levelWithin({ answered: waits(true), unanswered: waits(false) }, counts, seconds, variant)
}

/** The same in plain words, by loops: numerator and denominator of domain.md 3.2. */
function counted(calls: readonly Call[], seconds: number, variant: Variant): [number, number] {
  let [top, bottom] = [0, 0]
  const within = variant === 'kominfo' ? 30 : seconds
  for (const { isAnswered, waited } of calls) {
    const isInTime = isAnswered && waited <= within
    const isLeftOut =
      !isAnswered &&
      (variant === 'answered' ||
        (variant === 'ignore' && waited <= seconds) ||
        ((variant === 'short' || variant === 'kominfo') && waited <= 5))
    if (isInTime || (variant === 'positive' && !isAnswered && waited <= seconds)) top++
    if (!isLeftOut) bottom++
  }
  return [top, bottom]
}

describe('calls that would have had to be answered sooner', () => {
  test('so many make the share; one fewer does not, whichever they are: every variant', () => {
    fc.assert(
      fc.property(
        CALLS,
        THRESHOLD,
        SHARE,
        fc.constantFrom(...VARIANTS),
        fc.infiniteStream(fc.nat()),
        (calls, seconds, goal, variant, picks) => {
          const [top, bottom] = counted(calls, seconds, variant)
          if (bottom === 0) return
          const figure = level(calls, seconds, variant)
          expect(figure).toMatchObject({ numerator: top, denominator: bottom })
          const { callsShort, verdict } = judgeGoal(figure, shareWithin('x', goal, seconds))
          const short = callsShort!
          if (bottom >= 30) expect(verdict).toBe(short === 0 ? 'met' : 'missed')
          const passes = (changed: readonly Call[]) => {
            const [a, b] = counted(changed, seconds, variant)
            return a >= goal * b - 1e-9
          }
          const sooner = (chosen: ReadonlySet<number>) =>
            calls.map((call, i) => (chosen.has(i) ? { isAnswered: true, waited: 0 } : call))
          // Those that are in the denominator and not in the numerator: each answered at once is one more in time.
          const late = calls.flatMap((call, i) => {
            const [a, b] = counted([call], seconds, variant)
            return a === 0 && b === 1 ? [i] : []
          })
          expect(short).toBeLessThanOrEqual(late.length)
          expect(passes(sooner(new Set(late.slice(0, short))))).toBe(true)
          if (short === 0) return
          expect(passes(sooner(new Set(late.slice(0, short - 1))))).toBe(false)
          // Nor do any others: callers that hung up move the denominator with them.
          const any = new Set<number>()
          while (any.size < Math.min(short - 1, calls.length)) any.add(picks.next().value! % calls.length)
          expect(passes(sooner(any))).toBe(false)
        }
      ),
      { numRuns: 400 }
    )
  })

  test('of 100 calls 89 in time are one short of 90 %, 90 are none short; no rounding adds one', () => {
    expect([shortOf(89, 100, 0.9), shortOf(90, 100, 0.9), shortOf(0, 10, 0.9), shortOf(27, 30, 0.9)]).toEqual([
      1, 0, 9, 0
    ])
  })
})

test('"P90 <= T" and "share within T >= 90 %" are one test', () => {
  fc.assert(
    fc.property(CALLS, THRESHOLD, SHARE, (calls, seconds, goal) => {
      const waits = histogram(calls.map(({ waited }) => ({ seconds: waited, n: 1 })))
      const all = calls.map(({ waited }) => ({ isAnswered: true, waited }))
      const short = judgeGoal(level(all, seconds, 'negative'), shareWithin('x', goal, seconds)).callsShort
      return percentile(waits, goal).value! <= seconds === (short === 0)
    })
  )
})

describe('verdicts', () => {
  const goal = shareWithin('x', 0.9, 10)
  test.each([
    ['met', share(90, 100), 0],
    ['missed', share(89, 100), 1],
    ['too-few', share(29, 29), 0],
    ['too-few', { value: null, why: 'no-calls' } as const, null],
    ['not-measurable', { value: null, why: 'between-bins' } as const, null],
    ['not-measurable', { value: null, why: 'not-exported' } as const, null],
    ['no-data', { value: null, why: 'no-data' } as const, null]
  ])('%s', (verdict, figure, callsShort) => {
    expect(judgeGoal(figure, goal)).toMatchObject({ verdict, callsShort })
  })

  test('seconds without a share give no verdict; a mean has its excess in seconds', () => {
    expect(judgeGoal(share(50, 100), shareWithin('x', null, 10))).toEqual({
      verdict: 'no-share',
      margin: null,
      callsShort: null,
      secondsOver: null
    })
    const mean = meanWithin('m', 60)
    expect(judgeGoal(quotient(40 * 61, 40), mean)).toEqual({
      verdict: 'missed',
      margin: -1,
      callsShort: null,
      secondsOver: 40
    })
    expect(judgeGoal(quotient(40 * 60, 40), mean).verdict).toBe('met')
  })

  test('under 10 s is 9 s or less in whole seconds', () => {
    expect([atMostSeconds({ op: '<', seconds: 10 }), atMostSeconds({ op: '<=', seconds: 10 })]).toEqual([9, 10])
  })
})

describe('the standards as data', () => {
  test('ids are unique, editions lead to an edition of their family, each has source, words and sound dates', () => {
    const ids = STANDARDS.map(({ id }) => id)
    const goals = STANDARDS.flatMap((standard) => standard.goals.map(({ id }) => id))
    expect([new Set(ids).size, new Set(goals).size]).toEqual([ids.length, goals.length])
    for (const standard of STANDARDS) {
      const { id, family, supersededBy, source, label, start, stop, measure, verified, note } = standard
      const words = [label, start, stop, ...(measure.of === 'nothing' ? [measure.why] : []), ...(note ? [note] : [])]
      expect([id, source.length > 10 && words.every((text) => text.id.length > 1 && text.en.length > 1)]).toEqual([
        id,
        true
      ])
      const dates = [standard.inForceFrom, standard.inForceUntil].filter((date) => date !== null)
      expect([id, dates.every(isLocalDate)]).toEqual([id, true])
      if (supersededBy !== null)
        expect([id, STANDARDS.find((each) => each.id === supersededBy)?.family]).toEqual([id, family])
      if (!verified) expect([id, /memory|not kept|not read|only|quote/.test(source)]).toEqual([id, true])
    }
  })

  const DOMAIN = join(SHARED, '..', 'domain.md')
  test.skipIf(!existsSync(DOMAIN))('have the thresholds of the reference that they were taken from', () => {
    type Row = {
      label: string
      pct: number | null
      op: string
      sec: number
      stat?: string
      period?: string | null
      also?: { pct: number; sec: number }
    }
    const text = readFileSync(DOMAIN, 'utf8')
    const rows = parse(/## Appendix A[\s\S]*?```yaml\n([\s\S]*?)```/.exec(text)![1]!) as (Row & { id: string })[]
    const OURS: Record<string, string[]> = {
      nena_020_15: ['nena-020-15'],
      nena_020_20: ['nena-020-20'],
      kominfo_16_2013: ['kominfo-16-2013'],
      polri_110: ['polri-110'],
      nena_56005_10: ['nena-56-005-10'],
      nc_0209: ['nc-0209-10', 'nc-0209-20'],
      uk_police: ['uk-police-999'],
      uk_bt: ['uk-bt-999-5'],
      au_ecp_5: ['au-ecp-5'],
      au_ecp_10: ['au-ecp-10'],
      my_mers: ['my-mers-999-8'],
      in_ners: ['in-ners-112-15'],
      ca_ecomm: ['ecomm-911-5'],
      nfpa_1221_2016_proc: ['nfpa-1221-2016-64'],
      nfpa_1221_2016_proc95: ['nfpa-1221-2016-106'],
      nfpa_1225_proc: ['nfpa-1225-processing-60'],
      damkar_spm: ['damkar-114-2018-900'],
      jakarta_112: ['jakarta-112-ticket-30'],
      semarang_112: ['semarang-112-600'],
      quebec_60: ['quebec-60']
    }
    expect(rows.map(({ id }) => id).sort()).toEqual(Object.keys(OURS).sort())
    for (const row of rows) {
      const [first, second] = OURS[row.id]!.map((id) => {
        const standard = STANDARDS.find(({ goals }) => goals.some((goal) => goal.id === id))!
        return { ...standard.goals.find((goal) => goal.id === id)!, period: standard.period }
      })
      expect([row.id, first!.share, first!.op, first!.seconds, first!.stat === 'mean']).toEqual([
        row.id,
        row.pct === null ? null : row.pct / 100,
        row.op,
        row.sec,
        row.stat === 'average'
      ])
      const period = row.period?.replace('_likely', '').replace('_', '-') ?? null
      expect([row.id, first!.period]).toEqual([row.id, period])
      if (row.also) expect([second!.share, second!.seconds]).toEqual([row.also.pct / 100, row.also.sec])
    }
  })
})

describe('editions', () => {
  test.each([
    ['nena-answer', '2006-06-09', null],
    ['nena-answer', '2006-06-10', 'nena-56-005'],
    ['nena-answer', '2020-12-31', 'nena-56-005'],
    ['nena-answer', '2021-01-01', 'nena-020'],
    ['nfpa-processing', '2013-06-01', 'nfpa-1221-older-processing'],
    ['nfpa-processing', '2016-12-31', 'nfpa-1221-2013'],
    ['nfpa-processing', '2019-12-31', 'nfpa-1221-2016'],
    ['nfpa-processing', '2022-12-31', 'nfpa-1221-2019'],
    ['nfpa-processing', '2023-01-01', 'nfpa-1225-processing'],
    ['polri-110-answer', '2026-01-25', null],
    ['polri-110-answer', '2026-01-26', 'polri-110'],
    ['my-mers-999', '2026-01-26', 'my-mers-999']
  ])('%s on %s: %s', (family, day, id) => {
    expect(editionAt(family, day, STANDARDS)?.id ?? null).toBe(id)
  })

  test('never two at once', () => {
    for (const family of new Set(STANDARDS.map((standard) => standard.family))) {
      for (let year = 1995; year < 2030; year++) {
        const day = `${year}-07-01`
        const editions = STANDARDS.filter((each) => each.family === family && isInForce(each, day, STANDARDS) === true)
        expect([family, year, editions.length <= 1]).toEqual([family, year, true])
      }
    }
  })
})

describe('periods', () => {
  const range = { from: '2026-02-10', to: '2026-04-01' }
  test('those that the range cuts are known to be cut', () => {
    expect(periodsOf(range, 'month').map((at) => [at, isCut(at, 'month', range)])).toEqual([
      ['2026-02-01', true],
      ['2026-03-01', false]
    ])
    expect(periodsOf(range, 'quarter').map((at) => isCut(at, 'quarter', range))).toEqual([true])
    expect(isCut('2026-02-10T00:00', 'hour', range)).toBe(false)
    for (const unit of UNITS)
      expect(periodsOf({ from: '2026-03-02', to: '2026-03-03' }, unit).length).toBeGreaterThan(0)
  })

  test('an hour without data is seen in its hour, its day and its month', () => {
    const known = new Map([
      ['2026-03-01', 24],
      ['2026-03-02', 23]
    ])
    const about = { range: { from: '2026-03-01', to: '2026-03-03' }, known, hoursOf: () => 24, centres: 1 }
    expect(knownOf('2026-03-02', 'day', about)).toEqual({ hours: 24, hoursKnown: 23 })
    expect(knownOf('2026-03-01', 'month', about)).toEqual({ hours: 48, hoursKnown: 47 })
    const hours = { ...about, known: new Map([['2026-03-02T04', 1]]) }
    expect(knownOf('2026-03-02T04:15', 'slot', hours)).toEqual({ hours: 1, hoursKnown: 1 })
    expect(knownOf('2026-03-02T05:00', 'hour', hours)).toEqual({ hours: 1, hoursKnown: 0 })
  })
})
