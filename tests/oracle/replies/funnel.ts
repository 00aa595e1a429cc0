import type { Oracle } from '../facts.ts'
import { type Expected, none, part, plain } from '../figures.ts'
import { kpisOf, told } from '../kpi-figures.ts'
import { type Query, type Reply, whole } from './asked.ts'

/** From the calls that came in to the incidents that a unit reached. */
export function funnel(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const figures = kpisOf(oracle, asked, asked.readings)
  const chosen = oracle.incidents(asked)
  const incidents = told(oracle, 'incidents', asked, [], () => plain(chosen.length))
  const of = (figure: Expected, whole: Expected) =>
    figure.value === null ? figure : whole.value === null ? whole : part(figure.value, whole.value)
  const reached = figures['arrived']!.value === null ? figures['arrived']! : plain(chosen.filter(({ isDispatched, isArrived }) => isDispatched && isArrived).length) // prettier-ignore
  const steps = ['offered', 'connected', 'answered', 'valid', 'emergency', 'dispatched', 'arrived']
  const before: Record<string, Expected> = { offered: figures['offered']!, dispatched: incidents }
  return {
    steps: steps.map((id, i) => {
      const isCalls = i < 5
      return {
        id,
        unit: isCalls ? 'calls' : 'incidents',
        figure: figures[id]!,
        ofPrevious: of(id === 'arrived' ? reached : figures[id]!, before[id] ?? figures[steps[i - 1]!]!),
        ofOffered: isCalls ? of(figures[id]!, figures['offered']!) : none('not-exported')
      }
    }),
    incidents
  }
}
