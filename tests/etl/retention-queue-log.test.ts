import { afterEach, beforeEach, expect, test } from 'vitest'
import { testSite, type TestSite } from '../fixtures/load-site.ts'
import { loadAt, retainAt } from '../fixtures/retained-site.ts'

const YAML = `
site: { id: q, name: { id: Antrean, en: Queue } }
centres: [{ id: c1, name: Satu, time_zone: Asia/Jakarta }]
sources:
  - { id: queue, layout: asterisk-queue-log, centre: c1, files: '*', retention: { rows: 10 days } }
`
/** 00:30 on 12 March in Jakarta: the oldest day kept is 2 March. */
const NOW = '2026-03-11T17:30:00Z'
const BEFORE = '2026-03-03T00:00:00Z'
/** The limit, 2 March 00:00 in Jakarta; events are told by minutes from it. */
const LIMIT_S = Date.parse('2026-03-01T17:00:00Z') / 1000
const DAY = 24 * 60
const event = (minutes: number, ...fields: string[]) => [LIMIT_S + minutes * 60, ...fields].join('|')
const agent = (minutes: number, name: string, what: string, queue = 'q', data = '') =>
  event(minutes, what.startsWith('PAUSE') || what === 'UNPAUSE' ? 'MANAGER' : 'NONE', queue, name, what, data)
const call = (minutes: number, id: string, operator: string) => [
  event(minutes, id, 'q', 'NONE', 'ENTERQUEUE', '', '0812', '1'),
  event(minutes + 1, id, 'q', operator, 'CONNECT', '60', 'x', '5'),
  event(minutes + 3, id, 'q', operator, 'COMPLETECALLER', '60', '120', '1')
]
/** A call of which the log saw only the answer, a minute and a half after it came. */
const cut = (minutes: number, id: string) => [
  event(minutes, id, 'q', 'SIP/1', 'CONNECT', '90', 'x', '5'),
  event(minutes + 1, id, 'q', 'SIP/1', 'COMPLETEAGENT', '90', '60', '1')
]

let site: TestSite
beforeEach(() => (site = testSite(YAML)))
afterEach(() => site.remove())

const put = (name: string, lines: readonly string[]) => site.put('queue', name, `${lines.join('\n')}\n`)
const column = async (sql: string) => (await site.query<{ v: string }>(sql)).map(({ v }) => v)
const calls = () => column('select row_key as v from fct_calls order by arrived_at')
const PRESENCE = `select operator, cast(service_date as varchar) as day, state, cast(sum(seconds) as integer) as s
  from agg_operator_slot where state <> 'handling' group by all order by all`

test('a call goes whole or stays whole, whichever of its events lie over the limit', async () => {
  put('queue_log', [
    ...call(-60, 'gone', 'SIP/1'),
    ...call(-2, 'over', 'SIP/1'),
    ...cut(1, 'cut'),
    ...call(0, 'first', 'SIP/1'),
    ...call(600, 'later', 'SIP/1')
  ])
  await loadAt(site, BEFORE)
  expect(await calls()).toEqual(['gone', 'over', 'cut', 'first', 'later'])
  expect((await retainAt(site, NOW)).removed).toMatchObject([{ rows: 8 }])
  expect(await calls()).toEqual(['first', 'later'])
  expect(await column('select distinct call as v from stg_queue_events order by 1')).toEqual(['first', 'later'])
  put('again', [...call(-2, 'over', 'SIP/1'), ...call(700, 'new', 'SIP/1')])
  const run = await loadAt(site, NOW)
  expect(run.sources[0]!.files.at(-1)).toMatchObject({ read: 6, loaded: 3, rejected: 3 })
  expect(await calls()).toEqual(['first', 'later', 'new'])
})

test('the time of operators on the days that are kept stays what it was, however long ago they signed in', async () => {
  put('queue_log', [
    agent(-9 * DAY, 'always', 'ADDMEMBER'),
    agent(-8 * DAY, 'always', 'PAUSE', 'q', 'LUNCH'),
    agent(-8 * DAY + 30, 'always', 'UNPAUSE'),
    agent(-5 * DAY, 'paused', 'ADDMEMBER'),
    agent(-5 * DAY + 5, 'paused', 'ADDMEMBER', 'q2'),
    agent(-4 * DAY, 'paused', 'REMOVEMEMBER', 'q2'),
    agent(-3 * DAY, 'paused', 'PAUSE', 'q', 'OLD'),
    agent(-2 * DAY, 'paused', 'UNPAUSE'),
    agent(-1 * DAY, 'paused', 'PAUSE', 'q', 'LEAVE'),
    agent(-600, 'left', 'ADDMEMBER'),
    agent(-60, 'left', 'REMOVEMEMBER'),
    agent(-50, 'left', 'PAUSE', 'q', 'NOT HERE'),
    agent(-30, 'night', 'ADDMEMBER'),
    agent(240, 'night', 'REMOVEMEMBER'),
    agent(300, 'paused', 'UNPAUSE'),
    agent(DAY + 60, 'always', 'REMOVEMEMBER'),
    agent(DAY + 90, 'paused', 'REMOVEMEMBER'),
    agent(DAY + 100, 'day', 'ADDMEMBER')
  ])
  await loadAt(site, BEFORE)
  const kept = async () => (await site.query<{ day: string }>(PRESENCE)).filter(({ day }) => day >= '2026-03-02')
  const before = await kept()
  expect(before).toContainEqual({ operator: 'paused', day: '2026-03-02', state: 'pause', s: 300 * 60 })
  await retainAt(site, NOW)
  expect(await kept()).toEqual(before)
  expect((await site.query(PRESENCE)).length).toBe(before.length)
  const left = `select agent || ' ' || event as v from stg_queue_events where happened_at < '2026-03-01 17:00:00' order by happened_at`
  expect(await column(left)).toEqual([
    'always ADDMEMBER',
    'always UNPAUSE',
    'paused ADDMEMBER',
    'paused ADDMEMBER',
    'paused REMOVEMEMBER',
    'paused PAUSE',
    'night ADDMEMBER'
  ])
  expect((await retainAt(site, NOW)).status).toBe('nothing')
  await retainAt(site, '2026-03-12T17:30:00Z')
  expect(await column(left)).toEqual([
    'always ADDMEMBER',
    'always UNPAUSE',
    'paused ADDMEMBER',
    'paused ADDMEMBER',
    'paused REMOVEMEMBER'
  ])
})
