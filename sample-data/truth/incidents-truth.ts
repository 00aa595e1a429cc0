import type { Incident } from '../world/incidents.ts'
import { distribution, type Distribution, tally } from './counting.ts'

type Stamp = 'received' | 'entered' | 'dispatched' | 'enroute' | 'arrived' | 'closed'

/** Everything that is counted of the incidents of a period. */
export function countIncidents(incidents: readonly Incident[]) {
  return {
    total: incidents.length,
    dispatched: incidents.filter(({ dispatched }) => dispatched !== null).length,
    arrived: incidents.filter(({ arrived }) => arrived !== null).length,
    closed: incidents.filter(({ closed }) => closed !== null).length,
    categories: tally(incidents, ({ category }) => category),
    subcategories: tally(incidents, ({ subcategory }) => subcategory),
    districts: tally(incidents, ({ district }) => district),
    agencies: tally(incidents, ({ agency }) => agency),
    priorities: tally(incidents, ({ priority }) => priority),
    processing: between(incidents, 'received', 'entered'),
    dispatch: between(incidents, 'entered', 'dispatched'),
    alarm: between(incidents, 'received', 'dispatched'),
    turnout: between(incidents, 'dispatched', 'enroute'),
    travel: between(incidents, 'enroute', 'arrived'),
    response: between(incidents, 'received', 'arrived'),
    scene: between(incidents, 'arrived', 'closed'),
    ticket: between(incidents, 'received', 'closed')
  }
}

/** Response by agency: a mean over agencies says little. */
export function responseByAgency(incidents: readonly Incident[]): Record<string, Distribution> {
  const agencies = [...new Set(incidents.map(({ agency }) => agency))].sort()
  return Object.fromEntries(
    agencies.map((agency) => [
      agency,
      between(
        incidents.filter((incident) => incident.agency === agency),
        'received',
        'arrived'
      )
    ])
  )
}

/** Whole seconds between two stamps, over the incidents that carry both. */
function between(incidents: readonly Incident[], from: Stamp, to: Stamp): Distribution {
  const seconds: number[] = []
  for (const incident of incidents) {
    const [begin, end] = [incident[from], incident[to]]
    if (begin !== null && end !== null) seconds.push(end - begin)
  }
  return distribution(seconds)
}
