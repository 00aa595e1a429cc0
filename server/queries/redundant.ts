import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byName, clockText } from './asked.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const
/** Incidents told of at the most; redundant-groups.sql keeps as many of a day. */
const MOST_GROUPS = 20

const SUMS = ['offered', 'keyed', 'incidents', 'reported_again'] as const

export const redundantSumsSql = statement<{ at: string } & Record<(typeof SUMS)[number], number>>()({
  name: 'redundant-sums',
  sql: sqlFile('redundant-sums.sql', here),
  params: PERIOD,
  days: { at: 'at', sums: SUMS }
})

interface IncidentDay {
  /** Its first call of the day, as service day and quarter hour. */
  at: string
  centre: string
  incident: string
  /** Whether calls of other days name it too, asked for or not. */
  is_lasting: boolean
  category: string | null
  district: string | null
  /** Seconds since 1970, UTC. */
  first_s: number
  last_s: number
  calls: number
}

export const redundantGroupsSql = statement<IncidentDay>()({
  name: 'redundant-groups',
  sql: sqlFile('redundant-groups.sql', here),
  params: PERIOD,
  days: { at: 'at', sums: ['calls'] }
})

/**
 * Calls that name their incident, the incidents that they name, those that several calls name, and the twenty of them
 * with most calls. Both statements tell of single days, so that a moved period costs nothing anew: an incident that
 * calls of one day name is counted there, the few that last longer come by name and are put together here.
 */
export async function redundantCalls(engine: Engine, asked: Asked) {
  const [sums, days] = await Promise.all([
    engine.select(redundantSumsSql, { ...asked }),
    engine.select(redundantGroupsSql, { ...asked })
  ])
  const lasting = wholeIncidents(days.filter(({ is_lasting }) => is_lasting))
  const several = lasting.filter(({ calls }) => calls > 1)
  const total = (name: (typeof SUMS)[number]) => sums.reduce((sum, row) => sum + row[name], 0)
  return {
    offered: total('offered'),
    keyed: total('keyed'),
    incidents: total('incidents') + lasting.length,
    reportedAgain: total('reported_again') + several.length,
    groups: mostCalls([...several, ...days.filter(({ is_lasting }) => !is_lasting)], asked)
  }
}

/** An incident of several days: what its first call told, where that told it. */
function wholeIncidents(days: readonly IncidentDay[]): IncidentDay[] {
  const whole = new Map<string, IncidentDay>()
  for (const day of [...days].sort((a, b) => a.first_s - b.first_s)) {
    const key = JSON.stringify([day.centre, day.incident])
    const known = whole.get(key)
    whole.set(key, known === undefined ? day : joined(known, day))
  }
  return [...whole.values()]
}

function joined(known: IncidentDay, day: IncidentDay): IncidentDay {
  return {
    ...known,
    category: known.category ?? day.category,
    district: known.district ?? day.district,
    last_s: Math.max(known.last_s, day.last_s),
    calls: known.calls + day.calls
  }
}

function mostCalls(incidents: readonly IncidentDay[], { dayStarts = 0 }: Asked) {
  return [...incidents]
    .sort((a, b) => b.calls - a.calls || byName(a.at, b.at) || byName(a.incident, b.incident))
    .slice(0, MOST_GROUPS)
    .map(({ at, centre, incident, category, district, first_s, last_s, calls }) => ({
      centre,
      incident,
      category,
      district,
      at: dayStarts === 0 ? at : clockText(at, dayStarts),
      lastedSeconds: Math.floor(last_s - first_s),
      calls
    }))
}
