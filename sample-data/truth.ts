import { dateOf, hourOf, weekdayOf } from './clock.ts'
import type { ExportFile } from './files.ts'
import type { Incident } from './incidents.ts'
import type { RecordedCall, World } from './world.ts'

/** What the generator itself counts, in plain loops over its own world; the product has no part in it. */
export function countTruth(world: World, files: readonly ExportFile[]) {
  const calls = groupByMonth(world.calls, (call) => call.arrived)
  const incidents = groupByMonth(world.incidents, (incident) => incident.received)
  return {
    definitions: DEFINITIONS,
    files: files.map(countFile),
    overall: countPeriod(world.calls, world.incidents),
    months: Object.fromEntries([...calls].map(([month, own]) => [month, countPeriod(own, incidents.get(month) ?? [])])),
    offeredByDay: tally(world.calls, (call) => dateOf(call.arrived)),
    offeredByWeekdayHour: tally(world.calls, (call) => `${weekdayOf(call.arrived)}-${hourOf(call.arrived)}`),
    busiestHours: busiest(world.calls),
    operators: countOperators(world)
  }
}

const DEFINITIONS = {
  offered: 'every call, cut-off ones included; the local day is that of WAKTU_MASUK',
  connected: 'offered less cut-off',
  valid: 'answered and typed emergency or non-emergency',
  wait: 'WAKTU_JAWAB less WAKTU_MASUK of answered calls; unknown where that is negative (outOfOrder)',
  goneWithin: 'unanswered calls (abandoned or cut off) that ended so many seconds after arrival or sooner',
  percentiles: 'nearest rank: the ceil(p n)-th smallest',
  handle: 'WAKTU_SELESAI less WAKTU_JAWAB plus DETIK_PASCA',
  repeats: 'offered calls with a number whose previous offered call of that number arrived at most 1800 s before',
  intervals: 'whole seconds between two stamps of the register, incidents that carry both',
  ready: 'seconds of SIAP rows',
  pause: 'seconds of JEDA rows'
}

function countPeriod(calls: readonly RecordedCall[], incidents: readonly Incident[]) {
  const answered = calls.filter((call) => call.answered !== null)
  const unanswered = calls.filter((call) => call.answered === null)
  const known = answered.filter((call) => call.answeredStamp! >= call.arrived)
  const waits = known.map((call) => call.answeredStamp! - call.arrived)
  const gone = unanswered.map((call) => call.ended - call.arrived)
  const talk = answered.map((call) => call.ended - call.answeredStamp!)
  return {
    offered: calls.length,
    cutOff: calls.filter((call) => call.outcome === 'cut-off').length,
    connected: calls.filter((call) => call.outcome !== 'cut-off').length,
    answered: answered.length,
    abandoned: calls.filter((call) => call.outcome === 'abandoned').length,
    outOfOrder: answered.length - known.length,
    valid: answered.filter(({ caller }) => ['emergency', 'non-emergency'].includes(caller.disposition)).length,
    emergency: answered.filter(({ caller }) => caller.disposition === 'emergency').length,
    dispositions: tally(answered, ({ caller }) => caller.disposition),
    callCategories: tally(
      answered.filter(({ ticket }) => ticket !== null),
      ({ caller }) => caller.category!
    ),
    languages: tally(answered, ({ caller }) => caller.language),
    wait: { n: waits.length, sum: sum(waits), ...percentiles(waits) },
    answeredWithin: within(waits, [5, 10, 15, 20, 30, 60]),
    goneWithin: within(gone, [5, 10, 15, 20, 30, 60]),
    talkSeconds: sum(talk),
    handleSeconds: sum(talk) + sum(answered.map(({ caller }) => caller.wrap_s)),
    transferred: answered.filter(({ transferred }) => transferred).length,
    incidents: countIncidents(incidents)
  }
}

function countIncidents(incidents: readonly Incident[]) {
  const between = (from: keyof Incident, to: keyof Incident) => {
    const both = incidents.filter((incident) => incident[from] !== null && incident[to] !== null)
    const seconds = both.map((incident) => (incident[to] as number) - (incident[from] as number))
    return { n: seconds.length, sum: sum(seconds), ...percentiles(seconds) }
  }
  return {
    total: incidents.length,
    dispatched: incidents.filter(({ dispatched }) => dispatched !== null).length,
    arrived: incidents.filter(({ arrived }) => arrived !== null).length,
    categories: tally(incidents, ({ category }) => category),
    subcategories: tally(incidents, ({ subcategory }) => subcategory),
    districts: tally(incidents, ({ district }) => district),
    agencies: tally(incidents, ({ agency }) => agency),
    processing: between('received', 'entered'),
    dispatch: between('entered', 'dispatched'),
    alarm: between('received', 'dispatched'),
    turnout: between('dispatched', 'enroute'),
    travel: between('enroute', 'arrived'),
    response: between('received', 'arrived')
  }
}

function countOperators({ calls, duty }: World) {
  const ready: Record<string, number> = {}
  const pause: Record<string, number> = {}
  for (const stretch of duty) {
    ready[stretch.operator] = (ready[stretch.operator] ?? 0) + stretch.to - stretch.from
    if (stretch.pause !== null) pause[stretch.operator] = (pause[stretch.operator] ?? 0) + stretch.pause.to - stretch.to
  }
  const handled: Record<string, number> = {}
  const answered: Record<string, number> = {}
  for (const call of calls) {
    if (call.operator === null) continue
    answered[call.operator] = (answered[call.operator] ?? 0) + 1
    handled[call.operator] = (handled[call.operator] ?? 0) + call.ended - call.answeredStamp! + call.caller.wrap_s
  }
  return { ready, pause, handled, answered, repeats: countRepeats(calls) }
}

function countRepeats(calls: readonly RecordedCall[]) {
  const last = new Map<string, number>()
  let known = 0
  let again = 0
  for (const { caller, arrived } of calls) {
    if (caller.number === null) continue
    known++
    const before = last.get(caller.number)
    if (before !== undefined && arrived - before <= 1800) again++
    last.set(caller.number, arrived)
  }
  return { known, again }
}

function busiest(calls: readonly RecordedCall[]) {
  const hours = tally(calls, (call) => `${dateOf(call.arrived)} ${hourOf(call.arrived)}`)
  return Object.entries(hours)
    .map(([key, offered]) => ({ date: key.split(' ')[0]!, hour: Number(key.split(' ')[1]), offered }))
    .sort((a, b) => b.offered - a.offered || a.date.localeCompare(b.date) || a.hour - b.hour)
    .slice(0, 20)
}

function countFile({ source, name, rows }: ExportFile) {
  const of = (fate: string) => rows.filter((row) => row.fate === fate).length
  const fine = of('loaded') + of('unchanged') + of('replaced')
  const rejected = rows.filter(({ fate }) => !['loaded', 'unchanged', 'replaced'].includes(fate))
  return {
    source,
    file: name,
    read: rows.length,
    loaded: of('loaded'),
    unchanged: of('unchanged'),
    replaced: of('replaced'),
    rejected: rows.length - fine,
    rejectsByCode: tally(rejected, ({ fate }) => fate)
  }
}

function tally<Row>(rows: readonly Row[], key: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1
  return counts
}

function groupByMonth<Row>(rows: readonly Row[], at: (row: Row) => number): Map<string, Row[]> {
  const months = new Map<string, Row[]>()
  for (const row of rows) {
    const month = dateOf(at(row)).slice(0, 7)
    const own = months.get(month)
    if (own) own.push(row)
    else months.set(month, [row])
  }
  return months
}

function within(seconds: readonly number[], limits: readonly number[]): Record<string, number> {
  return Object.fromEntries(limits.map((limit) => [limit, seconds.filter((each) => each <= limit).length]))
}

function percentiles(seconds: readonly number[]) {
  const sorted = [...seconds].sort((a, b) => a - b)
  const at = (p: number) => sorted[Math.ceil(p * sorted.length) - 1] ?? null
  return { p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
