import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callFile, callLine, CALLS_HEADER, testSite, type TestSite } from '../fixtures/load-site.ts'

let site: TestSite
beforeEach(() => {
  site = testSite()
})
afterEach(() => site.remove())

/** read, loaded, unchanged, replaced, rejected of the only file of a run. */
async function counts(options = {}) {
  const run = await site.load({ source: 'calls', ...options })
  const files = run.sources.flatMap((source) => source.files)
  return files.map((f) => [f.file, f.read, f.loaded, f.unchanged, f.replaced, f.rejected, f.status])
}

describe('one call', () => {
  test('has its durations, its local calendar and its instant', async () => {
    site.put(
      'calls',
      'a.csv',
      callFile(callLine({ in: '01/03/2026 23:59:58', answer: '02/03/2026 00:00:05', end: '02/03/2026 00:01:05' }))
    )
    await site.load({ source: 'calls' })
    const [row] = await site.query(
      'select service_date, hour, slot, weekday, arrived_at, wait_s, talk_s, wrap_s, handle_s, out_of_order from fct_calls'
    )
    expect(row).toEqual({
      service_date: '2026-03-01',
      hour: 23,
      slot: 95,
      weekday: 7,
      arrived_at: '2026-03-01 16:59:58',
      wait_s: 7,
      talk_s: 60,
      wrap_s: 20,
      handle_s: 80,
      out_of_order: false
    })
  })

  test('that is not answered waits until its end and has no handling', async () => {
    site.put(
      'calls',
      'a.csv',
      callFile(callLine({ answer: '', end: '02/03/2026 10:00:33', wrap: '', status: 'B', op: '' }))
    )
    await site.load({ source: 'calls' })
    expect(await site.query('select outcome, wait_s, talk_s, handle_s, operator from fct_calls')).toEqual([
      { outcome: 'abandoned', wait_s: 33, talk_s: null, handle_s: null, operator: null }
    ])
  })

  test('answered before it arrived is kept, its wait unknown and marked', async () => {
    site.put('calls', 'a.csv', callFile(callLine({ answer: '02/03/2026 09:59:58' })))
    await site.load({ source: 'calls' })
    expect(await site.query('select outcome, wait_s, out_of_order from fct_calls')).toEqual([
      { outcome: 'answered', wait_s: null, out_of_order: true }
    ])
  })

  test('keeps the caller as a keyed hash only: equal numbers match, no number is stored', async () => {
    site.put(
      'calls',
      'a.csv',
      callFile(
        callLine({ id: '1', phone: '0812-3456' }),
        callLine({ id: '2', phone: '08123456' }),
        callLine({ id: '3', phone: '' })
      )
    )
    await site.load({ source: 'calls' })
    const rows = await site.query<{ caller: string | null }>(
      'select cast(caller as varchar) as caller from fct_calls order by row_key'
    )
    expect(rows[0]!.caller).toBe(rows[1]!.caller)
    expect(rows[2]!.caller).toBeNull()
    const everything = JSON.stringify(await site.query('select * from fct_calls'))
    expect(everything).not.toContain('8123456')
  })

  test('that spans a quarter hour shares its handling between both', async () => {
    site.put(
      'calls',
      'a.csv',
      callFile(
        callLine({ in: '02/03/2026 10:13:00', answer: '02/03/2026 10:14:00', end: '02/03/2026 10:16:30', wrap: '30' })
      )
    )
    await site.load({ source: 'calls' })
    expect(await site.query('select slot, state, seconds from agg_operator_slot order by slot')).toEqual([
      { slot: 40, state: 'handling', seconds: 60 },
      { slot: 41, state: 'handling', seconds: 120 }
    ])
  })
})

describe('the same rows again', () => {
  test('the same file changes nothing and publishes nothing', async () => {
    site.put('calls', 'a.csv', callFile(callLine({})))
    await site.load({ source: 'calls' })
    const version = site.version()
    expect(await counts()).toEqual([['a.csv', 1, 0, 1, 0, 0, 'unchanged']])
    expect(site.version()).toBe(version)
  })

  test('an overlapping file does not double', async () => {
    site.put('calls', 'a.csv', callFile(callLine({ id: '1' }), callLine({ id: '2' })))
    await site.load({ source: 'calls' })
    site.put('calls', 'b.csv', callFile(callLine({ id: '2' }), callLine({ id: '3' })))
    expect((await counts())[1]).toEqual(['b.csv', 2, 1, 1, 0, 0, 'published'])
    expect(await site.query('select cast(count(*) as integer) as n from fct_calls')).toEqual([{ n: 3 }])
  })

  test('a corrected row replaces its predecessor, which is kept with the run that superseded it', async () => {
    site.put('calls', 'a.csv', callFile(callLine({ id: '1', op: 'OP-1' })))
    await site.load({ source: 'calls' })
    site.put('calls', 'b.csv', callFile(callLine({ id: '1', op: 'OP-2' })))
    const run = await site.load({ source: 'calls' })
    expect(await site.query('select operator from fct_calls')).toEqual([{ operator: 'OP-2' }])
    expect(
      await site.query(
        `select run_id, content->>'operator' as operator from old_rows join load_events on event_id = until_id`
      )
    ).toEqual([{ run_id: run.runId, operator: 'OP-1' }])
    expect(await site.query('select operator, seconds from agg_operator_slot')).toEqual([
      { operator: 'OP-2', seconds: 140 }
    ])
  })

  test('a corrected arrival moves the call and its handling to the other day', async () => {
    site.put('calls', 'a.csv', callFile(callLine({ id: '1' })))
    await site.load({ source: 'calls' })
    site.put(
      'calls',
      'b.csv',
      callFile(callLine({ in: '05/03/2026 10:00:00', answer: '05/03/2026 10:00:07', end: '05/03/2026 10:02:07' }))
    )
    await site.load({ source: 'calls' })
    expect(await site.query('select service_date, seconds from agg_operator_slot')).toEqual([
      { service_date: '2026-03-05', seconds: 140 }
    ])
  })

  test('within one file the last of a key wins, and every row is counted once', async () => {
    site.put('calls', 'a.csv', callFile(callLine({ op: 'OP-1' }), callLine({ op: 'OP-1' }), callLine({ op: 'OP-2' })))
    expect(await counts()).toEqual([['a.csv', 3, 1, 1, 1, 0, 'published']])
    expect(await site.query('select operator from fct_calls')).toEqual([{ operator: 'OP-2' }])
    expect(await site.query(`select content->>'operator' as operator from old_rows`)).toEqual([{ operator: 'OP-1' }])
  })
})

describe('rejects', () => {
  test('are kept with line, column, value and code; the rest is published', async () => {
    const file = callFile(
      callLine({ id: '1' }),
      callLine({ id: '2', in: '31/02/2026 10:00:00' }),
      '',
      callLine({ id: '', op: 'x' }),
      callLine({ id: '4', status: 'Q' }),
      '5;02/03/2026 10:00:00;;',
      callLine({ id: '6', wrap: 'dua' }),
      callLine({ id: '7', in: '' }),
      callLine({ id: '8' })
    )
    site.put('calls', 'a.csv', file)
    expect(await counts({})).toEqual([['a.csv', 8, 2, 0, 0, 6, 'published']])
    expect(await site.query('select line_no, column_name, value, code from rejects order by line_no')).toEqual([
      { line_no: 3, column_name: 'IN', value: '31/02/2026 10:00:00', code: 'BAD_TIME' },
      { line_no: 5, column_name: 'ID', value: null, code: 'KEY_MISSING' },
      { line_no: 6, column_name: 'STATUS', value: 'Q', code: 'UNKNOWN_VALUE' },
      { line_no: 7, column_name: null, value: '4 / 8', code: 'COLUMN_COUNT' },
      { line_no: 8, column_name: 'WRAP', value: 'dua', code: 'BAD_NUMBER' },
      { line_no: 9, column_name: 'IN', value: null, code: 'REQUIRED_MISSING' }
    ])
    expect(await site.query('select row_key, line_no from fct_calls order by line_no')).toEqual([
      { row_key: '1', line_no: 2 },
      { row_key: '8', line_no: 10 }
    ])
  })

  test('line numbers hold behind a text that spans lines', async () => {
    site.put(
      'calls',
      'a.csv',
      callFile(callLine({ id: '1', op: '"OP\n1"' }), callLine({ id: '2', in: 'x' }), callLine({ id: '3' }))
    )
    await site.load({ source: 'calls' })
    expect(await site.query('select line_no from rejects')).toEqual([{ line_no: 4 }])
    expect(await site.query(`select line_no from fct_calls where row_key = '3'`)).toEqual([{ line_no: 5 }])
  })
})

describe('the form of the file', () => {
  const rows = [callLine({ id: '1' }), callLine({ id: '2', op: 'Ñandú' })]
  const text = callFile(...rows)
  const forms: Record<string, Buffer> = {
    gzip: gzipSync(text),
    'CR LF line ends': Buffer.from(text.replaceAll('\n', '\r\n')),
    'a byte order mark': Buffer.from(`\ufeff${text}`),
    'UTF-16 with its mark': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    'no last line end': Buffer.from(text.trimEnd()),
    'columns in another order': Buffer.from(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(';').reverse().join(';'))
        .join('\n')
    ),
    'a synonym in the header, blanks and other case': Buffer.from(
      text.replace('END', ' selesai ').replace('WRAP', 'wrap')
    )
  }
  test.each(Object.entries(forms))('%s gives the same rows', async (_name, bytes) => {
    site.put('calls', 'a.csv', bytes)
    expect(await counts()).toEqual([['a.csv', 2, 2, 0, 0, 0, 'published']])
    expect(await site.query('select operator, wait_s from fct_calls order by row_key')).toEqual([
      { operator: 'OP-1', wait_s: 7 },
      { operator: 'Ñandú', wait_s: 7 }
    ])
  })
})

describe('incidents', () => {
  const header = 'UNIT,NO,R,D,S,K\n'
  test('unit rows are grouped by incident: earliest stamps, words of the first row', async () => {
    site.put(
      'incidents',
      'a.csv',
      `${header}u1,i1,2026-03-02 10:00:00,2026-03-02 10:02:00,2026-03-02 10:09:00,MEDIS\nu2,i1,2026-03-02 10:00:00,2026-03-02 10:01:00,,FOO\n`
    )
    await site.load({ source: 'incidents' })
    expect(
      await site.query('select incident_key, units, alarm_s, response_s, is_arrived, category from fct_incidents')
    ).toEqual([{ incident_key: 'i1', units: 2, alarm_s: 60, response_s: 540, is_arrived: true, category: 'medical' }])
  })

  test('a later file adds a unit to a known incident', async () => {
    site.put('incidents', 'a.csv', `${header}u1,i1,2026-03-02 10:00:00,2026-03-02 10:02:00,,MEDIS\n`)
    await site.load({ source: 'incidents' })
    site.put('incidents', 'b.csv', `${header}u2,i1,2026-03-02 10:00:00,2026-03-02 10:01:00,2026-03-02 10:05:00,MEDIS\n`)
    await site.load({ source: 'incidents' })
    expect(await site.query('select units, alarm_s, response_s from fct_incidents')).toEqual([
      { units: 2, alarm_s: 60, response_s: 300 }
    ])
  })
})

test('operator states are split at the quarter hours, also across midnight', async () => {
  site.put('states', 'a.csv', 'OP,STATE,FROM,TO\nA,ON,2026-03-02 23:50:00,2026-03-03 00:20:00\n')
  await site.load({ source: 'states' })
  expect(
    await site.query('select service_date, slot, seconds from agg_operator_slot order by service_date, slot')
  ).toEqual([
    { service_date: '2026-03-02', slot: 95, seconds: 600 },
    { service_date: '2026-03-03', slot: 0, seconds: 900 },
    { service_date: '2026-03-03', slot: 1, seconds: 300 }
  ])
})

describe('a file that must be refused', () => {
  const bad: [string, string | Buffer, string, number | undefined, string | undefined][] = [
    ['an empty file', '', 'FILE_EMPTY', 1, undefined],
    ['only blank lines', '\n\n', 'FILE_EMPTY', 1, undefined],
    ['another layout', 'a;b;c\n1;2;3\n', 'WRONG_LAYOUT', 1, undefined],
    ['a column missing', callFile(callLine({})).replace('STATUS', 'STATE'), 'COLUMN_MISSING', 1, 'STATUS'],
    ['a column twice', callFile(callLine({})).replace('PHONE', 'OP'), 'COLUMN_TWICE', 1, 'OP'],
    [
      'cut in the middle of a row',
      callFile(callLine({ id: '1' }), callLine({ id: '2' })).slice(0, -30),
      'FILE_TRUNCATED',
      3,
      'END'
    ],
    ['an open quote', `${CALLS_HEADER}\n1;"02/03`, 'FILE_TRUNCATED', 2, undefined],
    ['a cut gzip', gzipSync(callFile(callLine({}))).subarray(0, 60), 'FILE_TRUNCATED', undefined, undefined],
    ['a wrong encoding', Buffer.from(callFile(callLine({ op: 'Ñ' })), 'latin1'), 'FILE_ENCODING', 1, undefined],
    [
      'too many bad rows',
      callFile(callLine({ id: '1', in: 'w' }), callLine({ id: '2', in: 'x' })),
      'TOO_MANY_REJECTS',
      2,
      'IN'
    ]
  ]
  test.each(bad)('%s: names file, line and column, publishes nothing', async (_name, content, code, line, column) => {
    site.put('calls', 'good.csv', callFile(callLine({ id: '9' })))
    await site.load({ source: 'calls' })
    const version = site.version()
    const path = site.put('calls', 'bad.csv', content)
    const run = await site.load({ source: 'calls', files: [path] })
    const [file] = run.sources[0]!.files
    expect([run.status, run.published, file!.status, file!.code, file!.column]).toEqual([
      'refused',
      false,
      'refused',
      code,
      column
    ])
    if (code !== 'FILE_ENCODING') expect(file!.line).toBe(line)
    expect(file!.message).toContain('bad.csv')
    expect(site.version()).toBe(version)
    expect(await site.query('select row_key from fct_calls')).toEqual([{ row_key: '9' }])
    expect(readdirSync(join(site.folder, 'warehouse')).filter((name) => name.endsWith('.duckdb'))).toHaveLength(1)
  })

  test('the good files of the same run are published, the bad one is not tried again by the schedule', async () => {
    site.put('calls', 'a.csv', callFile(callLine({ id: '1' })))
    site.put('calls', 'b.csv', 'nonsense')
    const run = await site.load({ source: 'calls', trigger: 'schedule' })
    expect(run.sources[0]!.files.map(({ status }) => status)).toEqual(['published', 'refused'])
    expect(run.status).toBe('published')
    const again = await site.load({ source: 'calls', trigger: 'schedule' })
    expect(again.status).toBe('nothing')
  })
})
