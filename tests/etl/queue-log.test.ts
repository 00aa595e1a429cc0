import { afterEach, describe, expect, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import { testApp } from '../fixtures/app.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

const YAML = `
site: { id: q, name: { id: Antrean, en: Queue } }
centres: [{ id: c1, name: Satu, time_zone: Asia/Jakarta }]
sources:
  - { id: queue, layout: asterisk-queue-log, centre: c1, files: '*' }
`

/** 2026-03-02 08:00:00 in Jakarta. */
const EIGHT = Date.UTC(2026, 2, 2, 1) / 1000
const line = (seconds: number, ...fields: string[]) => [EIGHT + seconds, ...fields].join('|')
const text = (...lines: string[]) => `${lines.join('\n')}\n`

let site: TestSite
afterEach(() => site.remove())

function calls() {
  return site.query(
    `select row_key as call, strftime(arrived_at + interval 7 hours, '%H:%M:%S') as at, outcome, wait_s, talk_s, operator,
       line, transferred
     from fct_calls order by arrived_at, row_key`
  )
}

describe('a queue log is folded into calls', () => {
  test('answered, transferred, abandoned, timed out, refused by an operator first, two queues', async () => {
    site = testSite(YAML)
    site.put(
      'queue',
      'queue_log',
      text(
        line(-60, 'NONE', 'NONE', 'NONE', 'QUEUESTART'),
        line(0, '1.1', 'q112', 'NONE', 'ENTERQUEUE', '', '08123456789', '1'),
        line(4, '1.1', 'q112', 'PJSIP/7', 'RINGNOANSWER', '4000'),
        line(9, '1.1', 'q112', 'PJSIP/8', 'CONNECT', '9', '1.2', '5'),
        line(69, '1.1', 'q112', 'PJSIP/8', 'COMPLETECALLER', '9', '60', '1'),
        line(100, '2.1', 'q112', 'NONE', 'ENTERQUEUE', '', '+62 812-3456-789', '1'),
        line(130, '2.1', 'q112', 'NONE', 'ABANDON', '1', '1', '30'),
        line(200, '3.1', 'q112', 'NONE', 'ENTERQUEUE', '', '0700', '1'),
        line(203, '3.1', 'q112', 'PJSIP/7', 'CONNECT', '3', '3.2', '2'),
        line(243, '3.1', 'q112', 'PJSIP/7', 'BLINDTRANSFER', '119', 'keluar', '3', '40', '1'),
        line(300, '4.1', 'q112', 'NONE', 'ENTERQUEUE', '', '0701', '1'),
        line(345, '4.1', 'q112', 'NONE', 'EXITWITHTIMEOUT', '1', '1', '45'),
        line(346, '4.1', 'cadangan', 'NONE', 'ENTERQUEUE', '', '0701', '1'),
        line(352, '4.1', 'cadangan', 'PJSIP/9', 'CONNECT', '6', '4.2', '1'),
        line(382, '4.1', 'cadangan', 'PJSIP/9', 'COMPLETEAGENT', '6', '30', '1'),
        line(400, '5.1', 'q112', 'NONE', 'ENTERQUEUE', '', '0702', '1')
      )
    )
    const run = await site.load()
    expect(run.sources[0]!.files[0]).toMatchObject({ read: 16, loaded: 16, rejected: 0 })
    expect(await calls()).toEqual([
      {
        call: '1.1',
        at: '08:00:00',
        outcome: 'answered',
        wait_s: 9,
        talk_s: 60,
        operator: 'PJSIP/8',
        line: 'q112',
        transferred: false
      },
      {
        call: '2.1',
        at: '08:01:40',
        outcome: 'abandoned',
        wait_s: 30,
        talk_s: null,
        operator: null,
        line: 'q112',
        transferred: null
      },
      {
        call: '3.1',
        at: '08:03:20',
        outcome: 'answered',
        wait_s: 3,
        talk_s: 40,
        operator: 'PJSIP/7',
        line: 'q112',
        transferred: true
      },
      {
        call: '4.1',
        at: '08:05:00',
        outcome: 'answered',
        wait_s: 52,
        talk_s: 30,
        operator: 'PJSIP/9',
        line: 'q112',
        transferred: false
      }
    ])
    const [{ callers }] = (await site.query<{ callers: number }>(
      'select cast(count(distinct caller) as integer) as callers from fct_calls'
    )) as [{ callers: number }]
    expect(callers).toBe(3)
    const stored = JSON.stringify(await site.query('select * exclude (caller) from stg_queue_events'))
    expect(stored).not.toMatch(/3456|0701/)
  })

  test('a call that spans two files of the rotated log is one call, in whatever order they come', async () => {
    const first = text(line(0, '1.1', 'q', 'NONE', 'ENTERQUEUE', '', '0700', '1'))
    const second = text(
      line(20, '1.1', 'q', 'P/1', 'CONNECT', '20', '1.2', '5'),
      line(50, '1.1', 'q', 'P/1', 'COMPLETEAGENT', '20', '30', '1')
    )
    const whole = [
      {
        call: '1.1',
        at: '08:00:00',
        outcome: 'answered',
        wait_s: 20,
        talk_s: 30,
        operator: 'P/1',
        line: 'q',
        transferred: false
      }
    ]
    site = testSite(YAML)
    site.put('queue', 'a', first)
    await site.load()
    expect(await calls()).toEqual([])
    site.put('queue', 'b', second)
    await site.load()
    expect(await calls()).toEqual(whole)
    site.remove()
    site = testSite(YAML)
    site.put('queue', 'b', second)
    await site.load()
    expect(await calls()).toEqual(whole)
    site.put('queue', 'a', first)
    await site.load()
    expect(await calls()).toEqual(whole)
  })

  test('signing in, pausing and signing out are the operator\u2019s time; handling comes from the calls', async () => {
    site = testSite(YAML)
    site.put(
      'queue',
      'queue_log',
      text(
        line(0, 'NONE', 'q112', 'P/1', 'ADDMEMBER'),
        line(0, 'NONE', 'darurat', 'P/1', 'ADDMEMBER'),
        line(600, 'NONE', 'NONE', 'P/1', 'PAUSEALL', 'istirahat'),
        line(1200, 'NONE', 'NONE', 'P/1', 'UNPAUSEALL'),
        line(1300, '1.1', 'q112', 'NONE', 'ENTERQUEUE', '', '0700', '1'),
        line(1310, '1.1', 'q112', 'P/1', 'CONNECT', '10', '1.2', '5'),
        line(1410, '1.1', 'q112', 'P/1', 'COMPLETEAGENT', '10', '100', '1'),
        line(3000, 'NONE', 'q112', 'P/1', 'REMOVEMEMBER'),
        line(3600, 'NONE', 'darurat', 'P/1', 'REMOVEMEMBER')
      )
    )
    await site.load()
    const time = await site.query(
      'select state, cast(sum(seconds) as integer) as seconds from agg_operator_slot group by state order by state'
    )
    expect(time).toEqual([
      { state: 'handling', seconds: 100 },
      { state: 'pause', seconds: 600 },
      { state: 'ready', seconds: 3000 }
    ])
    const app = await testApp(site.folder)
    const { body } = await app.get<KpisReply>('/api/v1/kpis?from=2026-03-02&to=2026-03-03')
    const figure = (id: string) => body.data.kpis.find((kpi) => kpi.id === id)!.figure
    expect(figure('occupancy').value).toBeCloseTo(100 / 3000, 9)
    expect(figure('waitMean').value).toBe(10)
    expect(figure('valid')).toEqual({ value: null, why: 'not-exported' })
    await app.close()
  })
})
