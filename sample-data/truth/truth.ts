import type { ExportFile } from '../files/rows.ts'
import { dateOf, DAY_S, monthOf, type Seconds, secondsOf } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import {
  busiestHours,
  countCalls,
  countRepeats,
  offeredByDay,
  offeredByWeekdayHour,
  talkSeconds
} from './calls-truth.ts'
import { sum, tally, tallySeconds } from './counting.ts'
import { countIncidents, responseByAgency } from './incidents-truth.ts'
import { countRoster } from './roster-truth.ts'

/** New Year's eve, Lebaran, the siren, a Saturday afternoon with one operator of three, the last day. */
const DAYS_TOLD = ['2025-12-31', '2026-03-21', '2026-04-14', '2026-10-24', '2026-10-31']
/** Mondays: across the year's end, before Lebaran, of the siren, the last full week. */
const WEEKS_TOLD = ['2025-12-29', '2026-03-16', '2026-04-13', '2026-10-19']

const DEFINITIONS = {
  state:
    'after every file has been loaded in the order of its name: late rows included, corrections made, rejects left out',
  period:
    'half-open in local time (Asia/Jakarta); a call lies on the day of WAKTU_MASUK, an incident on that of WAKTU LAPOR',
  read: 'data rows of a file = loaded (new key) + unchanged (key known, same content) + replaced (key known, other content) + rejected',
  offered: 'every call, cut-off ones included',
  cutOff: 'STATUS TERPUTUS: ended before the queue',
  connected: 'offered less cut-off',
  abandoned: 'STATUS DITINGGALKAN: hung up in the queue or while it rang',
  valid: 'answered and typed emergency or non-emergency, so neither prank, ghost, silent, test nor information',
  callCategories: 'answered calls that carry a ticket, by their KATEGORI; callDistricts likewise by KECAMATAN',
  wait: 'WAKTU_JAWAB less WAKTU_MASUK of answered calls; unknown, and left out, where that is negative (outOfOrder)',
  answeredWithin: 'answered calls with a known wait of so many seconds or less',
  abandonedWithin: 'abandoned calls that ended so many seconds after arrival or sooner',
  goneWithin: 'unanswered calls (abandoned or cut off) that ended so many seconds after arrival or sooner',
  percentiles: 'nearest rank: the ceil(p n)-th smallest',
  talk: 'WAKTU_SELESAI less WAKTU_JAWAB of answered calls',
  handle: 'talk plus DETIK_PASCA',
  repeats:
    'known = offered calls with a number; again = those whose previous offered call of that number arrived at most 1800 s before',
  intervals:
    'whole seconds between two stamps of an incident that carries both: processing WAKTU LAPOR to TERUSKAN, dispatch to DISPATCH, alarm LAPOR to DISPATCH, turnout to BERANGKAT, travel to TIBA, response LAPOR to TIBA, scene TIBA to SELESAI, ticket LAPOR to SELESAI',
  ready: 'seconds of SIAP rows, by operator; pause: of JEDA rows',
  handled: 'handle seconds of the calls that an operator answered',
  occupancy: 'handled seconds as a share of ready seconds, operators and supervisors together',
  rostered:
    'seconds of the shifts of the roster until the last midnight of the sample; kept: of them on duty or paused, available: of them on duty, worked: of them handling; adherence = kept / rostered, shrinkage = 1 - available / rostered, utilisation = worked / rostered'
}

/** What the generator itself counts, in plain loops over its own world; the product has no part in it. */
export function countTruth(world: World, files: readonly ExportFile[]) {
  const months = [...new Set(world.calls.map(({ arrived }) => monthOf(arrived)))]
  const over = (from: Seconds, days: number) => countPeriod(world, from, from + days * DAY_S)
  return {
    definitions: DEFINITIONS,
    files: files.map(countFile),
    overall: countPeriod(world, -Infinity, Infinity),
    months: Object.fromEntries(months.map((month) => [month, countMonth(world, month)])),
    weeks: Object.fromEntries(WEEKS_TOLD.map((monday) => [monday, over(secondsOf(monday), 7)])),
    days: Object.fromEntries(DAYS_TOLD.map((date) => [date, over(secondsOf(date), 1)])),
    responseByAgency: responseByAgency(world.incidents),
    offeredByDay: offeredByDay(world.calls),
    offeredByWeekdayHour: offeredByWeekdayHour(world.calls),
    busiestHours: busiestHours(world.calls),
    operators: countOperators(world),
    roster: countRoster(world)
  }
}

function countPeriod({ calls, incidents }: World, from: Seconds, to: Seconds) {
  const isIn = (at: Seconds) => at >= from && at < to
  return {
    ...countCalls(calls.filter(({ arrived }) => isIn(arrived))),
    incidents: countIncidents(incidents.filter(({ received }) => isIn(received)))
  }
}

function countMonth(world: World, month: string) {
  const first = secondsOf(`${month}-01`)
  let to = first + DAY_S
  while (monthOf(to) === dateOf(first).slice(0, 7)) to += DAY_S
  return countPeriod(world, first, to)
}

function countOperators({ calls, stretches }: World) {
  const length = ({ from, to }: { from: Seconds; to: Seconds }) => to - from
  const inState = (state: 'ready' | 'pause') =>
    tallySeconds(
      stretches.filter((stretch) => stretch.state === state),
      ({ operator }) => operator,
      length
    )
  const answered = calls.filter(({ operator }) => operator !== null)
  const ready = inState('ready')
  const pause = inState('pause')
  const handled = tallySeconds(
    answered,
    ({ operator }) => operator!,
    (call) => talkSeconds(call) + call.caller.wrap_s
  )
  const total = (seconds: Record<string, number>) => sum(Object.values(seconds))
  const totals = { ready: total(ready), pause: total(pause), handled: total(handled) }
  return {
    totals: { ...totals, occupancy: totals.handled / totals.ready },
    ready,
    pause,
    handled,
    answered: tally(answered, ({ operator }) => operator!),
    repeats: countRepeats(calls)
  }
}

function countFile({ source, name, rows }: ExportFile) {
  const of = (fate: string) => rows.filter((row) => row.fate === fate).length
  const rejected = rows.filter(({ fate }) => !['loaded', 'unchanged', 'replaced'].includes(fate))
  return {
    source,
    file: name,
    read: rows.length,
    loaded: of('loaded'),
    unchanged: of('unchanged'),
    replaced: of('replaced'),
    rejected: rejected.length,
    rejectsByCode: tally(rejected, ({ fate }) => fate)
  }
}
