import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from './calendar.ts'
import { JERUSALEM, LOS_ANGELES } from './clock.ts'
import { type Call, type Incident, incidentOf, moment, STAGES, type World } from './world.ts'

const DATA = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
type Row = Record<string, string>

/** Rows of a delimited text with doubled quotes, character by character. */
export function table(content: string, delimiter: string): Row[] {
  const lines: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < content.length; i++) {
    const c = content[i]!
    if (isQuoted) {
      if (c !== '"') cell += c
      else if (content[i + 1] === '"') {
        cell += c
        i++
      } else isQuoted = false
    } else if (c === '"') isQuoted = true
    else if (c === delimiter || c === '\n') {
      lines.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      if (c === '\n') lines.push([])
    } else cell += c
  }
  lines.at(-1)!.push(cell)
  const [header, ...rest] = lines
  return rest
    .filter((cells) => cells.length === header!.length)
    .map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i]!.trim()])))
}

function read(...path: string[]): string | null {
  const file = join(DATA, ...path)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** The bank's February by its SOURCE.md: a call is in the queue from q_start, else straight from vru_exit. Null: not at hand. */
export function bankWorld(): World | null {
  const content = read('anonymous-bank-1999-02', 'data_anonymous_bank_february.txt')
  if (content === null) return null
  const calls = table(content, '\t').map(bankCall).sort((a, b) => a.at - b.at) // prettier-ignore
  return {
    name: 'bank',
    centre: 'bank',
    calls,
    incidents: null,
    stretches: null,
    shifts: null,
    files: [{ kind: 'calls', from: calls[0]!.at, until: calls.at(-1)!.at }],
    registerRows: [],
    callFields: [
      'outcome',
      'line',
      'operator',
      'category',
      'language',
      'priority',
      'caller',
      'wait',
      'talk',
      'handling'
    ],
    outcomes: ['answered', 'abandoned', 'menu', 'excluded'],
    kinds: [],
    incidentFields: [],
    stages: [],
    within: 20,
    targets: { serviceLevel: { value: 0.8, isHigherBetter: true, within: 20 } },
    clock: JERUSALEM,
    nowHour: Infinity,
    definitions: {},
    operators: [],
    range: { from: parse('1999-02-01'), to: parse('1999-03-01') }
  }
}

function bankCall(row: Row): Call {
  const [year, month, day] = [row['date']!.slice(0, 2), row['date']!.slice(2, 4), row['date']!.slice(4, 6)].map(Number)
  const wasQueued = row['q_start'] !== '0:00:00'
  const isAnswered = row['outcome'] === 'AGENT'
  const abandoned = wasQueued ? 'abandoned' : 'menu'
  const outcome = isAnswered ? 'answered' : row['outcome'] === 'PHANTOM' ? 'excluded' : abandoned
  const talk = isAnswered && Number(row['ser_time']) >= 0 ? Number(row['ser_time']) : null
  const wait = wasQueued ? Number(row['q_time']) : 0
  return {
    at: moment(1900 + year!, month!, day!, wasQueued ? row['q_start']! : row['vru_exit']!)!,
    outcome,
    wait: wait < 0 ? null : wait,
    talk,
    handle: talk,
    caller: row['customer_id'] === '0' ? null : row['customer_id']!,
    isTransferred: false,
    words: {
      outcome,
      line: row['vru+line']!,
      operator: row['server'] === 'NO_SERVER' ? null : row['server']!,
      category: row['type']!,
      language: row['type'] === 'PE' ? 'en' : 'he',
      priority: row['priority']!
    }
  }
}

const SF_STAMPS = ['Received DtTm', 'Entry DtTm', 'Dispatch DtTm', 'Response DtTm', 'On Scene DtTm', 'Available DtTm']

/** San Francisco's New Year week by its SOURCE.md: the rows of the units sent, grouped by call. Null: not at hand. */
export function sfFireWorld(): World | null {
  const content = read('sf-fire-2016-12', 'Fire_Department_Calls_for_Service.csv')
  if (content === null) return null
  const byCall = new Map<string, Row[]>()
  const rows = table(content, ',')
  for (const row of rows) byCall.set(row['Call Number']!, [...(byCall.get(row['Call Number']!) ?? []), row])
  const incidents = [...byCall.values()].map(sfIncident).sort((a, b) => a.at - b.at)
  return {
    name: 'sf-fire',
    centre: 'sf',
    calls: null,
    incidents,
    stretches: null,
    shifts: null,
    files: [{ kind: 'incidents', from: incidents[0]!.at, until: incidents.at(-1)!.at }],
    registerRows: rows.map((row) => american(row['Received DtTm']!)!),
    callFields: [],
    outcomes: [],
    kinds: [],
    incidentFields: ['category', 'subcategory', 'district', 'agency', 'priority'],
    stages: Object.keys(STAGES),
    within: 10,
    targets: {},
    clock: LOS_ANGELES,
    nowHour: Infinity,
    definitions: {},
    operators: [],
    range: { from: parse('2016-12-31'), to: parse('2017-01-08') }
  }
}

/** The earliest of each stamp over the units (the last unit closes), the words of the first row. */
function sfIncident(units: readonly Row[]): Incident {
  const [received, entered, dispatched, enroute, arrived] = SF_STAMPS.map((column) => extreme(units, column, Math.min))
  const first = [...units].sort((a, b) => american(a['Received DtTm']!)! - american(b['Received DtTm']!)! || (a['RowID']! < b['RowID']! ? -1 : 1))[0]! // prettier-ignore
  return incidentOf(
    {
      received: received!,
      entered: entered!,
      dispatched: dispatched!,
      enroute: enroute!,
      arrived: arrived!,
      closed: extreme(units, 'Available DtTm', Math.max)
    },
    {
      category: first['Call Type'] || null,
      subcategory: first['Call Type Group'] || null,
      district: first['Neighborhood  District'] || null,
      agency: first['Battalion'] || null,
      priority: first['Final Priority'] || null
    }
  )
}

function extreme(units: readonly Row[], column: string, pick: (...n: number[]) => number): number | null {
  const stamps = units.map((row) => american(row[column]!)).filter((at) => at !== null)
  return stamps.length === 0 ? null : pick(...stamps)
}

/** 12/31/2016 11:57:56 PM */
function american(stamp: string): number | null {
  const parts = /^(\d+)\/(\d+)\/(\d{4}) (\d+):(\d\d:\d\d) ([AP])M$/.exec(stamp)
  if (parts === null) return null
  const [, month, day, year, hour, rest, half] = parts
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0)
  return moment(Number(year), Number(month), Number(day), `${String(hours).padStart(2, '0')}:${rest}`)
}
