import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exportFiles } from '#sample/files.ts'
import { LANGUAGES } from '#sample/staff.ts'
import { countTruth } from '#sample/truth.ts'
import { simulateWorld, type World } from '#sample/world.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'sample-data')
const committed = JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf8'))

let world: World
beforeAll(() => {
  world = simulateWorld()
}, 120_000)

function exported(source: string): { name: string; text: string }[] {
  const folder = join(FOLDER, 'exports', source)
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name))
      return { name, text: (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8') }
    })
}

test('the same seed gives the committed exports and the committed truth', () => {
  const files = exportFiles(world)
  for (const source of ['acd', 'register', 'operators']) {
    const made = files.filter((file) => file.source === source).sort((a, b) => (a.name < b.name ? -1 : 1))
    expect(exported(source)).toEqual(
      made.map(({ name, header, rows }) => ({
        name,
        text: `${[header, ...rows.map((row) => row.text)].join('\r\n')}\r\n`
      }))
    )
  }
  const counted = JSON.parse(JSON.stringify(countTruth(world, files)))
  for (const key of Object.keys(counted)) expect([key, committed[key]]).toEqual([key, counted[key]])
}, 120_000)

test('nobody handles two calls at once, and nobody answers off duty', () => {
  const byOperator = groupByOperator(world)
  for (const [operator, calls] of byOperator) {
    for (let i = 1; i < calls.length; i++) {
      const before = calls[i - 1]!
      expect(calls[i]!.answered! >= before.ended + before.caller.wrap_s).toBe(true)
    }
    const duty = world.duty.filter((stretch) => stretch.operator === operator)
    const off = calls.filter((call) => !duty.some(({ from, to }) => call.answered! >= from && call.answered! <= to + 8))
    expect(off).toEqual([])
  }
}, 120_000)

test('shifts: at most six days in a row, no two shifts that begin within twelve hours', () => {
  for (const operator of Object.keys(LANGUAGES)) {
    const own = world.duty.filter((stretch) => stretch.operator === operator)
    const starts = own
      .filter((stretch, i) => i === 0 || stretch.from - own[i - 1]!.to > 4 * 3600)
      .map(({ from }) => from)
    const close = starts.filter((from, i) => i > 0 && from - starts[i - 1]! < 12 * 3600)
    if (operator.startsWith('OP')) expect(close).toEqual([])
  }
})

test('the mix lies within the published bands', () => {
  const { dispositions, answered } = committed.overall
  const nuisance = (dispositions.prank + dispositions.ghost) / answered
  expect(nuisance).toBeGreaterThan(0.28)
  expect(nuisance).toBeLessThan(0.42)
  expect(dispositions.information / answered).toBeCloseTo(0.18, 1)
})

test('waits follow from staffing: the short Saturday afternoons are worse than the other afternoons', () => {
  const waits = { short: [] as number[], full: [] as number[] }
  for (const call of world.calls) {
    const day = Math.floor(call.arrived / 86_400)
    const hour = Math.floor((call.arrived % 86_400) / 3600)
    if (call.answered === null || hour < 14 || hour >= 22) continue
    const isSaturday = (day + 2) % 7 === 5
    waits[isSaturday ? 'short' : 'full'].push(call.answered - call.arrived)
  }
  const late = (list: number[]) => list.filter((wait) => wait > 10).length / list.length
  expect(late(waits.short)).toBeGreaterThan(late(waits.full))
})

describe('the texts', () => {
  test('operators and languages are those of site.yaml', () => {
    const site = parse(readFileSync(join(FOLDER, 'site.yaml'), 'utf8')) as {
      operators: { id: string; languages: string[] }[]
    }
    expect(Object.fromEntries(site.operators.map(({ id, languages }) => [id, languages]))).toEqual(LANGUAGES)
  })

  test('no number can be dialled', () => {
    const numbers = exported('acd').flatMap(({ text }) => text.split('\r\n').map((line) => line.split(';')[13] ?? ''))
    expect(
      numbers.filter((number) => number !== '' && number !== 'NOMOR_PENELEPON' && !/^000\d{7}$/.test(number))
    ).toEqual([])
  })
})

function groupByOperator({ calls }: World): Map<string, World['calls']> {
  const groups = new Map<string, World['calls']>()
  for (const call of calls) {
    if (call.operator === null) continue
    const own = groups.get(call.operator)
    if (own) own.push(call)
    else groups.set(call.operator, [call])
  }
  for (const own of groups.values()) own.sort((a, b) => a.answered! - b.answered!)
  return groups
}
