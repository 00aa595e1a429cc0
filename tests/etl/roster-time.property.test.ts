import { afterEach, expect, test } from 'vitest'
import { campaign, oneOf, type Random, randomOf } from '../fixtures/campaign.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

const { size, seed } = campaign('ROSTER_RUNS', 4)
const SITE = `
site: { id: r, name: { id: R, en: R } }
centres: [{ id: c1, name: Satu, time_zone: Asia/Jakarta, day_starts: '06:00' }]
sources:
  - { id: calls, layout: pantau-calls, centre: c1, files: '*', time_zone: Asia/Jakarta }
  - { id: states, layout: pantau-states, centre: c1, files: '*', time_zone: Asia/Jakarta }
  - { id: roster, layout: pantau-roster, centre: c1, files: '*', time_zone: Asia/Jakarta }
`
const FIRST_MS = Date.parse('2026-03-02T00:00:00Z')
const HEADERS = {
  calls: 'call_id,arrived,answered,ended,outcome,operator,category,caller',
  states: 'operator,state,started,ended,reason',
  roster: 'operator,starts,ends,shift'
}
type Source = keyof typeof HEADERS

/** Local seconds since the first midnight. */
interface Spell {
  operator: string
  from: number
  to: number
  what?: string
}

let site: TestSite | undefined
afterEach(() => site?.remove())

const stamp = (at: number) => new Date(FIRST_MS + at * 1000).toISOString().slice(0, 19).replace('T', ' ')
const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1))

function spells(random: Random, count: number, longest: number): Spell[] {
  const keys = new Set<string>()
  return Array.from({ length: count }, () => {
    const from = whole(random, 0, 3 * 86_400 - 1)
    return { operator: oneOf(random, ['A', 'B']), from, to: from + whole(random, 1, longest) }
  }).filter(({ operator, from }) => keys.size < keys.add(`${operator} ${from}`).size)
}

/** What was made of every quarter hour of the roster, second by second. */
function countBySecond(rosters: readonly Spell[], states: readonly Spell[], calls: readonly Spell[]): string[] {
  const slots = new Map<string, [rostered: number, kept: number, available: number, worked: number]>()
  for (const operator of ['A', 'B']) {
    const own = (list: readonly Spell[]) => list.filter((spell) => spell.operator === operator)
    const marks = (list: readonly Spell[]) => {
      const second = new Uint8Array(6 * 86_400)
      for (const { from, to } of list) for (let at = from; at < to; at++) second[at]!++
      return second
    }
    const [shift, there, ready, busy] = [
      own(rosters),
      own(states),
      own(states).filter(({ what }) => what === 'ready'),
      own(calls)
    ].map(marks)
    for (let at = 0; at < shift!.length; at++) {
      if (shift![at] === 0) continue
      const slot = `${operator} ${stamp(at - (at % 900)).slice(0, 16)}`
      const sums = slots.get(slot) ?? [0, 0, 0, 0]
      const one = [1, there![at]! > 0 ? 1 : 0, ready![at]! > 0 ? 1 : 0, busy![at]!]
      slots.set(slot, [sums[0] + one[0]!, sums[1] + one[1]!, sums[2] + one[2]!, sums[3] + one[3]!])
    }
  }
  return [...slots].map(([slot, sums]) => `${slot} ${sums.join(' ')}`).sort()
}

function lineOf(source: Source, { operator, from, to, what }: Spell): string {
  if (source === 'roster') return [operator, stamp(from), stamp(to), 'x'].join(',')
  if (source === 'states') return [operator, what, stamp(from), stamp(to), ''].join(',')
  return [`${operator}-${from}`, stamp(from), stamp(from), stamp(to), 'answered', operator, '', ''].join(',')
}

const STORED = `
  select operator || ' ' || strftime(service_date + case when hour < 6 then interval 1 day else interval 0 day end, '%Y-%m-%d')
    || ' ' || lpad(cast(slot // 4 as varchar), 2, '0') || ':' || lpad(cast(slot % 4 * 15 as varchar), 2, '0')
    || ' ' || rostered_s || ' ' || kept_s || ' ' || available_s || ' ' || worked_s as line
  from agg_roster_slot order by line`

test(`${size} rosters with states and calls, in files of any order: every quarter hour is what its seconds say`, async () => {
  const random = randomOf(seed)
  for (let i = 0; i < size; i++) {
    site?.remove()
    site = testSite(SITE)
    const now: Record<Source, Spell[]> = {
      roster: spells(random, whole(random, 1, 6), 12 * 3600),
      states: spells(random, whole(random, 0, 14), 5 * 3600).map((spell) => ({ ...spell, what: oneOf(random, ['ready', 'pause']) })), // prettier-ignore
      calls: spells(random, whole(random, 0, 20), 1500)
    }
    const files = (Object.keys(HEADERS) as Source[]).flatMap((source) => {
      const cut = whole(random, 0, now[source].length)
      return [now[source].slice(0, cut), now[source].slice(cut)].map((part) => ({ source, part }))
    })
    for (const [n, { source, part }] of files.sort(() => random() - 0.5).entries()) {
      if (part.length === 0) continue
      const wrong = part.map((spell) => ({ ...spell, to: spell.to + 600 }))
      const isCorrected = random() < 0.3
      site.put(source, `${n}.csv`, [HEADERS[source], ...(isCorrected ? wrong : part).map((s) => lineOf(source, s)), ''].join('\n')) // prettier-ignore
      if (isCorrected) site.put(source, `${n}_b.csv`, [HEADERS[source], ...part.map((s) => lineOf(source, s)), ''].join('\n')) // prettier-ignore
      expect((await site.load()).error).toBeUndefined()
    }
    const stored = await site.query<{ line: string }>(STORED)
    expect(stored.map(({ line }) => line)).toEqual(countBySecond(now.roster, now.states, now.calls))
  }
}, 600_000)
