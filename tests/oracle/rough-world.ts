import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from '#etl/load.ts'
import { readSite } from '#server/site/site.ts'
import { randomOf } from '../fixtures/campaign.ts'
import { DAY_S, parse, text } from './calendar.ts'
import { type Call, type Incident, incidentOf, STAGES, type Stretch, type World } from './world.ts'

/**
 * A small, poor centre: a few calls a day, days without any, days of which nothing is known (between two files, and a
 * silence within one), values that nobody recorded, stamps out of order, callers who ring twice in a second.
 */
export interface RoughSite {
  world: World
  /** Writes the site's folder and loads it. */
  make(): Promise<string>
}

const FIRST = parse('2026-01-26')
const DAYS = 75
const CENTRE = 'rough'
/** Days from the first: nothing between the two files, and a silence within the second. */
const NO_FILE = { from: 30, to: 35 }
const SILENT = { from: 50, to: 57 }

export function roughSite(seed: number): RoughSite {
  const random = randomOf(seed)
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
    world: {
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
      incidentFields: WORDS,
      stages: Object.keys(STAGES),
      within: 15,
      targets: {
        serviceLevel: { value: 0.8, isHigherBetter: true, within: 15 },
        abandonRate: { value: 0.1, isHigherBetter: false }
      },
      operators: [],
      range: { from: FIRST, to: FIRST + DAYS }
    },
    make: () => makeSite(files, states)
  }
}

type Raw = Record<string, string | number | null>
const WORDS = ['category', 'subcategory', 'district', 'agency', 'priority', 'operator']

/** One of the words, or none about as often as each of them. */
function word(random: () => number, ...words: string[]): string | null {
  return words[Math.floor(random() * (words.length + 1))] ?? null
}

function wordsOf(random: () => number): Raw {
  return {
    category: word(random, 'fire', 'medical', 'other'),
    subcategory: word(random, 'a', 'b'),
    district: word(random, 'Ilir', 'Ulu', 'Plaju, Timur'),
    agency: word(random, 'PSC', 'Polisi'),
    priority: word(random, '1', '2'),
    operator: word(random, 'A', 'B', 'C d')
  }
}

function rawCalls(random: () => number, isTold: (day: number) => boolean, file: number): Raw[] {
  const rows: Raw[] = []
  for (let day = 0; day < DAYS; day++) {
    const n = isTold(day) ? Math.floor(random() * 8) : 0
    for (let i = 0; i < n; i++) {
      const hour = random() < 0.7 ? 8 + Math.floor(random() * 8) : Math.floor(random() * 24)
      const at = (FIRST + day) * DAY_S + hour * 3600 + Math.floor(random() * 3600)
      rows.push(rawCall(random, at, `${file}-${day}-${i}`))
      // The same caller again: in the same second, soon, half an hour later to the second, or a second after that.
      if (random() < 0.25) {
        const later = [0, 0, Math.floor(random() * 2500), 1800, 1801][Math.floor(random() * 5)]!
        rows.push({ ...rawCall(random, at + later, `${file}-${day}-${i}b`), PHONE: rows.at(-1)!['PHONE']! })
      }
    }
  }
  return rows
}

function rawCall(random: () => number, at: number, id: string): Raw {
  const status = ['answered', 'answered', 'answered', 'abandoned', 'cut-off', 'menu', 'excluded'][
    Math.floor(random() * 7)
  ]!
  const wait = random() < 0.1 ? -Math.floor(random() * 5) : Math.floor(random() ** 3 * 90)
  const talk = random() < 0.05 ? -3 : Math.floor(random() ** 2 * 4000)
  const isAnswered = status === 'answered'
  return {
    ID: id,
    IN: at,
    ANSWER: isAnswered && random() > 0.05 ? at + wait : null,
    END: random() < 0.05 ? null : at + wait + (isAnswered ? talk : 0),
    WRAP: random() < 0.3 ? null : Math.floor(random() * 60),
    STATUS: status,
    KIND: word(random, 'emergency', 'non-emergency', 'information', 'prank', 'ghost', 'silent', 'test', 'false'),
    LANG: word(random, 'id', 'en'),
    LINE: word(random, 'L1', 'L2'),
    PHONE: word(random, '0811', '0812', '0813', '0814'),
    MOVED: word(random, 'Y', 'N'),
    ...wordsOf(random)
  }
}

function callOf(row: Raw): Call {
  const at = row['IN'] as number
  const [answered, ended] = [row['ANSWER'] as number | null, row['END'] as number | null]
  const isAnswered = row['STATUS'] === 'answered'
  const talk = isAnswered ? between(answered, ended) : null
  return {
    at,
    outcome: String(row['STATUS']),
    wait: between(at, isAnswered ? answered : ended),
    talk,
    handle: talk === null ? null : talk + Number(row['WRAP'] ?? 0),
    caller: row['PHONE'] as string | null,
    isTransferred: row['MOVED'] === 'Y',
    words: { ...wordsIn(row), disposition: said(row, 'KIND'), outcome: said(row, 'STATUS'), language: said(row, 'LANG'), line: said(row, 'LINE') } // prettier-ignore
  }
}

const STAMPS = { received: 'R', entered: 'E', dispatched: 'D', enroute: 'N', arrived: 'A', closed: 'C' }

function rawUnits(random: () => number, isTold: (day: number) => boolean, file: number): Raw[] {
  const rows: Raw[] = []
  for (let day = 0; day < DAYS; day++) {
    const n = isTold(day) ? Math.floor(random() * 4) : 0
    for (let i = 0; i < n; i++) {
      const received = (FIRST + day) * DAY_S + Math.floor(random() * DAY_S)
      const units = 1 + Math.floor(random() * 3)
      for (let unit = 0; unit < units; unit++) {
        let at = received + Math.floor(random() * 5)
        const row: Raw = { UNIT: `${file}-${day}-${i}-${unit}`, NO: `${file}-${day}-${i}`, R: at, ...wordsOf(random) }
        for (const column of ['E', 'D', 'N', 'A', 'C']) {
          at += Math.floor(random() ** 2 * 600) - (random() < 0.05 ? 900 : 0)
          row[column] = random() < 0.2 ? null : at
        }
        rows.push(row)
      }
    }
  }
  return rows
}

function incidentsOf(units: readonly Raw[]): Incident[] {
  const byNumber = new Map<string, Raw[]>()
  for (const row of units) byNumber.set(String(row['NO']), [...(byNumber.get(String(row['NO'])) ?? []), row])
  return [...byNumber.values()].map((rows) => {
    const inOrder = [...rows].sort((a, b) => Number(a['R']) - Number(b['R']) || (a['UNIT']! < b['UNIT']! ? -1 : 1))
    const stamps = Object.entries(STAMPS).map(([name, column]) => {
      const told = rows.flatMap((row) => (row[column] === null ? [] : [Number(row[column])]))
      const stamp = told.length === 0 ? null : name === 'closed' ? Math.max(...told) : Math.min(...told)
      return [name, stamp] as const
    })
    const first = (name: string) => inOrder.map((row) => said(row, name)).find((value) => value !== null) ?? null
    return incidentOf(
      Object.fromEntries(stamps) as Parameters<typeof incidentOf>[0],
      Object.fromEntries(WORDS.map((name) => [name, first(name)]))
    )
  })
}

/** Two operators in turns of some hours with pauses, none of them from the 20th to the 24th day. */
function rawStates(random: () => number): Raw[] {
  const rows: Raw[] = []
  for (const operator of ['A', 'C d']) {
    for (let day = 0; day < DAYS; day++) {
      if (random() < 0.3 || (day >= 20 && day < 24)) continue
      let at = (FIRST + day) * DAY_S + Math.floor(random() * 18) * 3600 + Math.floor(random() * 900)
      const turns = 1 + Math.floor(random() * 4)
      for (let i = 0; i < turns; i++) {
        const end = at + 300 + Math.floor(random() * 7200)
        rows.push({ OP: operator, FROM: at, STATE: i % 2 === 0 ? 'ready' : 'pause', TO: end })
        at = end
      }
    }
  }
  return rows
}

function stretchOf(row: Raw): Stretch {
  return {
    operator: String(row['OP']),
    state: row['STATE'] as 'ready' | 'pause',
    from: row['FROM'] as number,
    to: row['TO'] as number
  }
}

function said(row: Raw, column: string): string | null {
  return (row[column] as string | null | undefined) ?? null
}

function wordsIn(row: Raw): Record<string, string | null> {
  return Object.fromEntries(WORDS.map((name) => [name, said(row, name)]))
}

function between(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : to - from
}

async function makeSite(files: readonly { calls: Raw[]; units: Raw[] }[], states: Raw[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-rough-'))
  writeFileSync(join(folder, 'site.yaml'), YAML)
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
  `{ id: ${id}, kind: ${kind}, centre: ${CENTRE}, files: '*.csv', time_zone: Asia/Jayapura, format: { type: csv, delimiter: ',' }, key: [${key}], `

const YAML = `
site: { id: rough, name: { id: Kasar, en: Rough } }
centres: [{ id: ${CENTRE}, name: Rough, time_zone: Asia/Jayapura }]
targets: { serviceLevel: { share: 0.8, within_s: 15 }, abandonRate: { share: 0.1 } }
sources:
  - ${source('calls', 'calls', 'ID')} columns: { arrived: ${time('IN')}, answered: ${time('ANSWER')}, ended: ${time('END')}, wrap_s: WRAP,
      outcome: { column: STATUS, map: ${own('answered', 'abandoned', 'cut-off', 'menu', 'excluded')} }, disposition: KIND, language: LANG,
      line: LINE, caller: PHONE, transferred: { column: MOVED, map: { 'Y': true, 'N': false } }, ${same} } }
  - ${source('register', 'incidents', 'UNIT')} columns: { incident_key: NO, received: ${time('R')}, entered: ${time('E')},
      dispatched: ${time('D')}, enroute: ${time('N')}, arrived: ${time('A')}, closed: ${time('C')}, ${same} } }
  - ${source('states', 'operator-states', 'OP, FROM')} columns: { operator: OP, state: { column: STATE, map: ${own('ready', 'pause')} },
      started: ${time('FROM')}, ended: ${time('TO')} } }
`
