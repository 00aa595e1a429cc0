import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { callFile, callLine, CALLS_HEADER, testSite, type TestSite } from '../fixtures/load-site.ts'
import { loaderProcess } from '../fixtures/loader-process.ts'

/* Faults that the campaigns found and that were mended, each with the smallest input that shows it. */

let site: TestSite
beforeEach(() => {
  site = testSite()
})
afterEach(() => site.remove())

/** Loads a good file of calls beside the one under trial. @returns what was told of the other one */
async function besideGood(source: string, name: string, content: string | Buffer) {
  site.put('calls', 'good.csv', callFile(callLine({ id: 'good' })))
  site.put(source, name, content)
  const run = await site.load()
  expect(run.error, 'one file must not stop the others').toBeUndefined()
  expect(await site.query(`select row_key from fct_calls where row_key = 'good'`)).toHaveLength(1)
  return run.sources.flatMap(({ files }) => files).find(({ file }) => file === name)
}

const seconds = async () =>
  site.query<{ operator: string; seconds: number }>(
    'select operator, cast(sum(seconds) as integer) as seconds from agg_operator_slot group by 1 order by 1'
  )

test('a call that ends in 100 years', async () => {
  await besideGood('calls', 'a.csv', callFile(callLine({ end: '02/03/2126 10:00:00' })))
})

test('a call of the year 6026, or of the epoch, costs its row: no coverage of 35 million hours is made', async () => {
  const rows = ['02/03/6026 10:00:00', '02/03/1026 10:00:00', '01/01/1970 07:00:00', '02/03/2026 10:00:00'].map(
    (at, i) => callLine({ id: `${i}`, in: at, answer: '', end: '', status: 'B' })
  )
  expect(await besideGood('calls', 'a.csv', callFile(...rows))).toMatchObject({ read: 4, loaded: 1, rejected: 3 })
  expect(await site.query('select distinct code, column_name from rejects')).toEqual([
    { code: 'TIME_BEYOND', column_name: 'IN' }
  ])
  expect(await site.query(`select cast(count(*) as integer) as hours from agg_feed_states`)).toEqual([{ hours: 1 }])
})

test.each([
  ['states', 'OP,STATE,FROM,TO\nA,ON,6026-03-02 10:00:00,6026-03-02 11:00:00\n'],
  ['incidents', 'UNIT,NO,R,D,S,K\nu,i,6026-03-02 10:00:00,,,MEDIS\n']
])('a row of the year 6026 in %s', async (source, text) => {
  const file = await besideGood(source, 'a.csv', text)
  expect(file).toMatchObject({ code: 'TOO_MANY_REJECTS', loaded: 0 })
})

test('an epoch that no stamp can hold costs its row', async () => {
  const queue = `
site: { id: q, name: { id: Q, en: Q } }
centres: [{ id: c1, name: Satu, time_zone: Asia/Jakarta }]
sources: [{ id: queue, layout: asterisk-queue-log, centre: c1, files: '*', limits: { rejects_percent: 90 } }]
`
  site.remove()
  site = testSite(queue)
  const epochs = ['1e308', '-1e308', 'NaN', '1772413200000', '1772413200']
  site.put('queue', 'queue_log', epochs.map((at, i) => `${at}|${i}.1|q|NONE|ENTERQUEUE||0811|1\n`).join(''))
  const run = await site.load()
  expect(run.sources[0]!.files[0]).toMatchObject({ read: 5, loaded: 1, rejected: 4 })
  expect(await site.query('select code, cast(count(*) as integer) as n from rejects group by 1')).toEqual([
    { code: 'BAD_TIME', n: 4 }
  ])
})

test('a wrap-up of 2147483647 seconds', async () => {
  await besideGood('calls', 'a.csv', callFile(callLine({ wrap: '2147483647' })))
})

test('an incident dispatched after 100 years', async () => {
  await besideGood('incidents', 'a.csv', 'UNIT,NO,R,D,S,K\nu,i,2026-03-02 10:00:00,2126-03-02 10:00:00,,MEDIS\n')
})

test('an operator state that ends before it starts', async () => {
  await besideGood('states', 'a.csv', 'OP,STATE,FROM,TO\nA,ON,2026-03-02 10:00:00,2026-03-02 09:00:00\n')
})

test('three operator states at once', async () => {
  const rows = ['00', '01', '02'].map((second) => `A,ON,2026-03-02 10:00:${second},2026-03-02 11:00:00\n`)
  await besideGood('states', 'a.csv', `OP,STATE,FROM,TO\n${rows.join('')}`)
})

test('an operator state of 74 years becomes 2.6 million rows', async () => {
  await besideGood('states', 'a.csv', 'OP,STATE,FROM,TO\nA,ON,2026-03-02 10:00:00,2100-03-02 10:00:00\n')
  const [{ n }] = (await site.query<{ n: number }>('select cast(count(*) as integer) as n from agg_operator_slot')) as [
    { n: number }
  ]
  expect(n).toBeLessThan(100_000)
})

test('a name of 247 characters, packed', async () => {
  await besideGood('calls', `${'b'.repeat(240)}.csv.gz`, gzipSync(callFile(callLine({}))))
})

test('a name with a question mark, beside a name that it would fit', async () => {
  site.put('calls', 'ab.csv', callFile(callLine({ id: '2' })))
  expect(await besideGood('calls', 'a?.csv', callFile(callLine({})))).toMatchObject({ read: 1, loaded: 1 })
})

test('a name with a line end is told', async () => {
  expect(await besideGood('calls', 'a\nb.csv', callFile(callLine({})))).toMatchObject({ read: 1 })
})

test('a name that is not UTF-8', async () => {
  const name = Buffer.concat([Buffer.from(site.put('calls', 'x', '')), Buffer.from([0xff]), Buffer.from('.csv')])
  writeFileSync(name, callFile(callLine({})))
  await besideGood('calls', 'a.csv', callFile(callLine({})))
})

test('a CR inside of a row', async () => {
  await besideGood('calls', 'a.csv', callFile(callLine({ op: 'a\rb' }), callLine({ id: '2' })))
})

test('line ends of two kinds', async () => {
  const text = `${CALLS_HEADER}\r\n${callLine({ id: '1' })}\n${callLine({ id: '2' })}\r\n`
  expect(await besideGood('calls', 'a.csv', text)).toMatchObject({ read: 2, loaded: 2 })
})

test('text behind a closed quote costs its row, not the file', async () => {
  const text = callFile(callLine({ id: '1', op: '"a"b' }), callLine({ id: '2' }))
  expect(await besideGood('calls', 'a.csv', text)).toMatchObject({ status: 'published', read: 2 })
})

test('a CR inside of a quoted text, already in the first rows', async () => {
  const rows = [
    `"ID";IN;ANSWER;END;WRAP;STATUS;OP;"PHONE\r"`,
    callLine({ id: '1', op: '"a\r\nb"' }),
    callLine({ id: '2' })
  ]
  expect(await besideGood('calls', 'a.csv', `${rows.join('\n')}\n`)).toMatchObject({ read: 2, loaded: 2 })
  const other = [CALLS_HEADER, callLine({ id: '3', op: '"a\nb"' }), callLine({ id: '4' }), '']
  expect(await besideGood('calls', 'b.csv', other.join('\r\n'))).toMatchObject({ read: 2, loaded: 2 })
})

test('blanks of every kind around a value are none of it', async () => {
  const text = callFile(
    callLine({ id: '1', status: 'A\t', op: '\u00a0OP-1\u00a0' }),
    callLine({ id: '2', status: '"A\r"' })
  )
  expect(await besideGood('calls', 'a.csv', text)).toMatchObject({ read: 2, loaded: 2 })
  expect(await site.query(`select distinct operator from fct_calls`)).toEqual([{ operator: 'OP-1' }])
})

test('a packed file in UTF-16 with its mark', async () => {
  const text = Buffer.from(`\ufeff${callFile(callLine({}))}`, 'utf16le')
  expect(await besideGood('calls', 'a.csv.gz', gzipSync(text))).toMatchObject({ read: 1, loaded: 1 })
})

test('a call of four days is handled for as long whether or not another call is loaded with it', async () => {
  const long = callFile(callLine({ id: '1', end: '06/03/2026 10:00:00', op: 'A' }))
  const other = { in: '05/03/2026 09:00:00', answer: '05/03/2026 09:00:01', end: '05/03/2026 09:00:11', op: 'B' }
  site.put('calls', 'a.csv', long)
  await site.load()
  const alone = await seconds()
  site.put('calls', 'b.csv', callFile(callLine({ id: '2', ...other })))
  await site.load()
  const handled = 4 * 86_400 - 7 + 20
  expect([alone[0]!.seconds, (await seconds())[0]!.seconds]).toEqual([handled, handled])
})

test('a load killed once the pointer has moved is not told as unpublished', async () => {
  site.put('calls', 'a.csv', callFile(callLine({})))
  process.env['PANTAU_CRASH_AT'] = 'pointed'
  await loaderProcess(site.folder).finally(() => delete process.env['PANTAU_CRASH_AT'])
  expect(site.version()).not.toBeNull()
  await site.load()
  const ledger = readdirSync(join(site.folder, 'ledger')).find((name) => name === `${site.version()}.json`)!
  const run = JSON.parse(readFileSync(join(site.folder, 'ledger', ledger), 'utf8')) as Record<string, unknown>
  expect(run).toMatchObject({ published: true, dataVersion: site.version() })
})

test('a warehouse of another make stays until its successor is published', async () => {
  site.put('calls', 'a.csv', callFile(callLine({})))
  await site.load()
  const pointer = join(site.folder, 'warehouse', 'current.json')
  const older = { ...(JSON.parse(readFileSync(pointer, 'utf8')) as { file: string }), schema: 0 }
  writeFileSync(pointer, JSON.stringify(older))
  site.put('calls', 'a.csv', 'a load that is refused')
  expect((await site.load()).status).toBe('refused')
  expect(readdirSync(join(site.folder, 'warehouse'))).toContain(older.file)
})
