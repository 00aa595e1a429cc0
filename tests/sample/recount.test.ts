import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SAMPLE } from './exports.ts'
import { INDONESIAN, ISO, readExports, secondsOf } from './read-exports.ts'
import { CALLS, CATEGORIES, KINDS, REGISTER, ROSTER, type Row, STATES } from './readers.ts'

const truth = JSON.parse(readFileSync(join(SAMPLE, 'truth.json'), 'utf8'))
const calls = readExports('acd', CALLS)
const register = readExports('register', REGISTER)
const states = readExports('operators', STATES)
const roster = readExports('roster', ROSTER)

test('every file: read = loaded + unchanged + replaced + rejected, each as told', () => {
  const counted = [
    ...calls.files.map((file) => ({ source: 'acd', ...file })),
    ...register.files.map((file) => ({ source: 'register', ...file })),
    ...states.files.map((file) => ({ source: 'operators', ...file })),
    ...roster.files.map((file) => ({ source: 'roster', ...file }))
  ]
  expect(counted).toEqual(truth.files)
  for (const { read, loaded, unchanged, replaced, rejected } of counted) {
    expect(read).toBe(loaded + unchanged + replaced + rejected)
    expect(rejected * 100).toBeLessThan(0.6 * read)
  }
})

const periods: [string, (month: string) => boolean, (typeof truth)['overall']][] = [
  ['all', () => true, truth.overall],
  ...Object.keys(truth.months).map((month): [string, (own: string) => boolean, (typeof truth)['overall']] => [
    month,
    (own) => own === month,
    truth.months[month]
  ])
]

describe.each(periods)('%s', (_name, isIn, told) => {
  test('calls', () => {
    const own = [...calls.rows.values()].filter((row) => isIn(month(row['WAKTU_MASUK']!)))
    expect(told).toMatchObject(countCalls(own))
  })

  test('incidents', () => {
    const own = [...register.rows.values()].filter((row) => isIn(month(row['WAKTU LAPOR']!)))
    expect(told.incidents).toMatchObject(countIncidents(own))
  })
})

test('operators: seconds of each state', () => {
  const seconds: Record<string, Record<string, number>> = { SIAP: {}, JEDA: {} }
  for (const row of states.rows.values()) {
    const own = seconds[row['STATUS']!]!
    own[row['OPERATOR']!] =
      (own[row['OPERATOR']!] ?? 0) + secondsOf(row['SELESAI']!, ISO)! - secondsOf(row['MULAI']!, ISO)!
  }
  expect(seconds).toEqual({ SIAP: truth.operators.ready, JEDA: truth.operators.pause })
})

test('callers who ring again within half an hour', () => {
  const byNumber: Record<string, number[]> = {}
  for (const row of calls.rows.values()) {
    if (row['NOMOR_PENELEPON'] !== '')
      (byNumber[row['NOMOR_PENELEPON']!] ??= []).push(secondsOf(row['WAKTU_MASUK']!, INDONESIAN)!)
  }
  let again = 0
  for (const times of Object.values(byNumber)) {
    times.sort((a, b) => a - b)
    again += times.filter((time, i) => i > 0 && time - times[i - 1]! <= 1800).length
  }
  expect(truth.operators.repeats).toEqual({ known: Object.values(byNumber).flat().length, again })
})

test('the roster of each operator, second by second', () => {
  const [first, end] = [secondsOf('2025-10-01 00:00:00', ISO)!, secondsOf('2026-11-01 00:00:00', ISO)!]
  for (const [operator, told] of Object.entries<Record<string, number>>(truth.roster.operators)) {
    const there = new Uint8Array(end - first)
    for (const row of states.rows.values()) if (row['OPERATOR'] === operator) mark(there, row, row['STATUS'] === 'SIAP' ? 2 : 1, first) // prettier-ignore
    const rostered = new Uint8Array(end - first)
    for (const row of roster.rows.values()) if (row['OPERATOR'] === operator) mark(rostered, row, 1, first)
    const counts = { rostered: 0, kept: 0, available: 0 }
    for (let second = 0; second < rostered.length; second++) {
      if (rostered[second] === 0) continue
      counts.rostered++
      if (there[second]! > 0) counts.kept++
      if (there[second] === 2) counts.available++
    }
    expect([operator, told]).toMatchObject([operator, counts])
  }
})

function mark(seconds: Uint8Array, row: Row, value: number, first: number): void {
  seconds.fill(value, secondsOf(row['MULAI']!, ISO)! - first, secondsOf(row['SELESAI']!, ISO)! - first)
}

test('every ticket of a call is in the register, with the same category and district', () => {
  const strange = [...calls.rows.values()].filter((row) => {
    if (row['NO_TIKET'] === '') return row['KATEGORI'] !== '' || row['KECAMATAN'] !== ''
    const incident = register.rows.get(row['NO_TIKET']!)
    return incident?.['KATEGORI'] !== row['KATEGORI'] || incident?.['KECAMATAN'] !== row['KECAMATAN']
  })
  expect(strange).toEqual([])
})

test('no number can be dialled', () => {
  const numbers = [...calls.rows.values()].map((row) => row['NOMOR_PENELEPON']!)
  expect(numbers.filter((number) => number !== '' && !/^000\d{7}$/.test(number))).toEqual([])
})

function countCalls(rows: readonly Row[]) {
  const count = { offered: 0, cutOff: 0, answered: 0, abandoned: 0, outOfOrder: 0, transferred: 0 }
  const sums = { talkSeconds: 0, handleSeconds: 0 }
  const dispositions: Record<string, number> = {}
  const waits: number[] = []
  for (const row of rows) {
    const [arrived, answered, ended] = ['WAKTU_MASUK', 'WAKTU_JAWAB', 'WAKTU_SELESAI'].map((column) =>
      secondsOf(row[column]!, INDONESIAN)
    )
    count.offered++
    if (row['STATUS'] === 'TERPUTUS') count.cutOff++
    if (row['STATUS'] === 'DITINGGALKAN') count.abandoned++
    if (row['STATUS'] !== 'DIJAWAB') continue
    count.answered++
    const kind = KINDS[row['JENIS_PANGGILAN']!]!
    dispositions[kind] = (dispositions[kind] ?? 0) + 1
    if (answered! < arrived!) count.outOfOrder++
    else waits.push(answered! - arrived!)
    if (row['DIALIHKAN'] === 'YA') count.transferred++
    sums.talkSeconds += ended! - answered!
    sums.handleSeconds += ended! - answered! + Number(row['DETIK_PASCA'])
  }
  const answeredWithin: Record<string, number> = {}
  for (const limit of [5, 10, 15, 20, 30, 60]) answeredWithin[limit] = waits.filter((wait) => wait <= limit).length
  return { ...count, ...sums, dispositions, wait: spread(waits), answeredWithin }
}

function countIncidents(rows: readonly Row[]) {
  const between = (from: string, to: string) =>
    spread(
      rows
        .filter((row) => row[from] !== '' && row[to] !== '')
        .map((row) => secondsOf(row[to]!, INDONESIAN)! - secondsOf(row[from]!, INDONESIAN)!)
    )
  const tally = (column: string) => {
    const counts: Record<string, number> = {}
    for (const row of rows) counts[row[column]!] = (counts[row[column]!] ?? 0) + 1
    return counts
  }
  return {
    total: rows.length,
    dispatched: rows.filter((row) => row['WAKTU DISPATCH'] !== '').length,
    arrived: rows.filter((row) => row['WAKTU TIBA'] !== '').length,
    categories: Object.fromEntries(Object.entries(tally('KATEGORI')).map(([word, n]) => [CATEGORIES[word]!, n])),
    districts: tally('KECAMATAN'),
    agencies: tally('OPD'),
    priorities: tally('PRIORITAS'),
    processing: between('WAKTU LAPOR', 'WAKTU TERUSKAN'),
    dispatch: between('WAKTU TERUSKAN', 'WAKTU DISPATCH'),
    turnout: between('WAKTU DISPATCH', 'WAKTU BERANGKAT'),
    travel: between('WAKTU BERANGKAT', 'WAKTU TIBA'),
    response: between('WAKTU LAPOR', 'WAKTU TIBA')
  }
}

function spread(seconds: number[]) {
  const sorted = Int32Array.from(seconds).sort()
  const sum = seconds.reduce((total, n) => total + n, 0)
  // The smallest value that at least p percent do not exceed.
  const rank = (percent: number) => {
    let i = 0
    while ((i + 1) * 100 < percent * sorted.length) i++
    return sorted[i] ?? null
  }
  return { n: seconds.length, sum, p50: rank(50), p90: rank(90), p95: rank(95), p99: rank(99) }
}

function month(stamp: string): string {
  return `${stamp.slice(6, 10)}-${stamp.slice(3, 5)}`
}
