import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from '#etl/load.ts'
import { readSite } from '#server/site/site.ts'
import { randomOf } from '../fixtures/campaign.ts'
import { DAY_S, parse, text } from './calendar.ts'
import { NEW_YORK, STEADY } from './clock.ts'
import {
  callOf,
  DAYS,
  FIRST,
  incidentsOf,
  type Raw,
  rawCalls,
  rawStates,
  rawUnits,
  stretchOf,
  WORDS
} from './rough-rows.ts'
import { type DeclaredReading, STAGES, withGroups, type World } from './world.ts'

/**
 * A small, poor centre: a few calls a day, days without any, days of which nothing is known (between two files, and a
 * silence within one), values that nobody recorded, stamps out of order, callers who ring twice in a second, and
 * definitions that change. Of even seeds it lies in Jayapura, of odd ones in New York, whose clock changes on 8 March 2026.
 */
export interface RoughSite {
  world: World
  /** Writes the site's folder and loads it. */
  make(): Promise<string>
}

const CENTRE = 'rough'
/** Days from the first: nothing between the two files, and a silence within the second. */
const NO_FILE = { from: 30, to: 35 }
const SILENT = { from: 50, to: 57 }

export function roughSite(seed: number): RoughSite {
  const random = randomOf(seed)
  const zone = seed % 2 === 0 ? 'Asia/Jayapura' : 'America/New_York'
  const files = [0, NO_FILE.to].map((from, i) => {
    const to = i === 0 ? NO_FILE.from : DAYS
    const isTold = (day: number) => day >= from && day < to && !(day >= SILENT.from && day < SILENT.to)
    return { calls: rawCalls(random, isTold, i), units: rawUnits(random, isTold, i) }
  })
  const states = rawStates(random)
  const calls = files.flatMap((file) => file.calls).map(callOf)
  const incidents = incidentsOf(files.flatMap(({ units }) => units))
  const span = (rows: readonly Raw[], column: string) => {
    const moments = rows.map((row) => Number(row[column]))
    return { from: Math.min(...moments), until: Math.max(...moments) }
  }
  return {
    world: withGroups({
      name: 'rough',
      centre: CENTRE,
      calls: calls.sort((a, b) => a.at - b.at),
      incidents: incidents.sort((a, b) => a.at - b.at),
      stretches: states.map(stretchOf),
      files: [
        { kind: 'states' as const, ...span(states, 'FROM') },
        ...files.flatMap((file) => [
          { kind: 'calls' as const, ...span(file.calls, 'IN') },
          { kind: 'incidents' as const, ...span(file.units, 'R') }
        ])
      ],
      registerRows: files.flatMap(({ units }) => units.map((row) => row['R'] as number)),
      callFields: [
        ...WORDS,
        'disposition',
        'outcome',
        'language',
        'line',
        'caller',
        'transferred',
        'wait',
        'talk',
        'handling'
      ],
      outcomes: ['answered', 'abandoned', 'cut-off', 'menu', 'excluded'],
      kinds: null,
      incidentFields: WORDS,
      stages: Object.keys(STAGES),
      within: 15,
      targets: {
        serviceLevel: { value: 0.8, isHigherBetter: true, within: 15 },
        abandonRate: { value: 0.1, isHigherBetter: false }
      },
      clock: seed % 2 === 0 ? STEADY : NEW_YORK,
      // 23 November 2026, 05.00 UTC
      nowHour: parse('2026-11-23') * 24 + (seed % 2 === 0 ? 14 : 0),
      definitions: DEFINITIONS,
      operators: OPERATORS,
      range: { from: FIRST, to: FIRST + DAYS }
    }),
    make: () => makeSite(files, states, zone)
  }
}

/** One of the three who answer calls is in no team. */
const OPERATORS = [
  { id: 'A', role: 'operator', languages: ['id'], group: 'Pagi' },
  { id: 'B', role: 'operator', languages: [], group: 'Malam, satu' },
  { id: 'C d', role: 'supervisor', languages: ['en'], group: null }
]

const DEFINITIONS: Record<string, DeclaredReading[]> = {
  serviceLevel: [
    { id: 'sk-1', from: parse('2026-02-20'), until: parse('2026-03-15'), reading: 'answered', within: 20 },
    { id: 'sk-2', from: parse('2026-03-15'), until: Infinity, reading: 'positive' }
  ],
  answerRate: [{ id: 'lama', from: -Infinity, until: parse('2026-02-15'), reading: 'of-connected' }],
  abandonRate: [{ id: 'baru', from: parse('2026-03-03'), until: Infinity, reading: 'without-short' }],
  repeatCallers: [{ id: 'sebentar', from: parse('2026-03-01'), until: Infinity, reading: 'within-2-min' }],
  validShare: [{ id: 'luas', from: parse('2026-02-25'), until: parse('2026-03-05'), reading: 'with-information' }],
  ticketRate: [{ id: 'sah', from: parse('2026-03-10'), until: Infinity, reading: 'of-valid' }]
}

function written({ id, from, until, reading, within }: DeclaredReading): string {
  const day = (name: string, at: number) => (Number.isFinite(at) ? `${name}: ${text(at)}, ` : '')
  const limit = within === undefined ? '' : `within_s: ${within}, `
  return `{ id: ${id}, ${day('from', from)}${day('until', until)}${limit}reading: ${reading}, change: { id: Lain, en: Other }, source: SK }`
}

async function makeSite(
  files: readonly { calls: Raw[]; units: Raw[] }[],
  states: Raw[],
  zone: string
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-rough-'))
  writeFileSync(join(folder, 'site.yaml'), YAML.replaceAll('ZONE', zone))
  for (const source of ['calls', 'register', 'states']) mkdirSync(join(folder, 'inbox', source), { recursive: true })
  const write = (source: string, name: string, rows: readonly Raw[]) =>
    writeFileSync(join(folder, 'inbox', source, name), csv(rows))
  files.forEach(({ calls, units }, i) => {
    write('calls', `${i}.csv`, calls)
    write('register', `${i}.csv`, units)
  })
  write('states', '0.csv', states)
  const run = await load({ siteFolder: folder, site: await readSite(folder), trigger: 'hand', now: () => new Date() })
  if (run.status !== 'published') throw new Error(JSON.stringify(run, null, 1))
  return folder
}

const TIMES = new Set(['IN', 'ANSWER', 'END', 'R', 'E', 'D', 'N', 'A', 'C', 'FROM', 'TO'])

function csv(rows: readonly Raw[]): string {
  const columns = Object.keys(rows[0]!)
  const cell = (row: Raw, column: string) => {
    const value = row[column]
    if (value === null || value === undefined) return ''
    return TIMES.has(column) ? stamp(Number(value)) : `"${value}"`
  }
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row, column)).join(',')), ''].join('\n')
}

function stamp(at: number): string {
  const day = Math.floor(at / DAY_S)
  const s = at - day * DAY_S
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${text(day)} ${two(s / 3600)}:${two((s % 3600) / 60)}:${two(s % 60)}`
}

const time = (column: string) => `{ column: ${column}, format: '%Y-%m-%d %H:%M:%S' }`
const same = WORDS.map((name) => `${name}: ${name}`).join(', ')
const own = (...words: string[]) => `{ ${words.map((each) => `${each}: ${each}`).join(', ')} }`
const source = (id: string, kind: string, key: string) =>
  `{ id: ${id}, kind: ${kind}, centre: ${CENTRE}, files: '*.csv', time_zone: ZONE, format: { type: csv, delimiter: ',' }, key: [${key}], `

const YAML = `
site: { id: rough, name: { id: Kasar, en: Rough } }
centres: [{ id: ${CENTRE}, name: Rough, time_zone: ZONE }]
targets: { serviceLevel: { share: 0.8, within_s: 15 }, abandonRate: { share: 0.1 } }
definitions:
${Object.entries(DEFINITIONS)
  .map(([kpi, list]) => `  ${kpi}: [${list.map(written).join(', ')}]`)
  .join('\n')}
operators: [${OPERATORS.map(({ id, role, languages, group }) => `{ id: '${id}', role: ${role}, languages: [${languages.join()}]${group === null ? '' : `, group: '${group}'`} }`).join(', ')}]
sources:
  - ${source('calls', 'calls', 'ID')} columns: { arrived: ${time('IN')}, answered: ${time('ANSWER')}, ended: ${time('END')}, wrap_s: WRAP,
      outcome: { column: STATUS, map: ${own('answered', 'abandoned', 'cut-off', 'menu', 'excluded')} }, disposition: KIND, language: LANG,
      line: LINE, caller: PHONE, transferred: { column: MOVED, map: { 'Y': true, 'N': false } }, ${same} } }
  - ${source('register', 'incidents', 'UNIT')} columns: { incident_key: NO, received: ${time('R')}, entered: ${time('E')},
      dispatched: ${time('D')}, enroute: ${time('N')}, arrived: ${time('A')}, closed: ${time('C')}, ${same} } }
  - ${source('states', 'operator-states', 'OP, FROM')} columns: { operator: OP, state: { column: STATE, map: ${own('ready', 'pause')} },
      started: ${time('FROM')}, ended: ${time('TO')} } }
`
