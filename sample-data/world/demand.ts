import { type Caller, drawCaller, type Matter } from './callers.ts'
import { DAY_S, DAYS, dateOf, type Seconds, weekdayOf } from './clock.ts'
import { isCategory, type Kind, KIND_IDS, KINDS } from './kinds.ts'
import { WHERE, WHERE_FLOODS } from './places.ts'
import type { Random } from './random.ts'
import { BURST, effectsOn, FLOODS } from './special-days.ts'

export interface Arrival {
  at: Seconds
  caller: Caller
}

/** Further calls about one thing come within minutes. */
const FURTHER_CALL_MEAN_S = 260

/**
 * Who rings and when, in order: things happen as a Poisson process by hour with gamma factors by day and hour
 * (over-dispersion), each is rung about once or more, and once a siren goes off.
 */
export function arrivals(random: Random): Arrival[] {
  const all: Arrival[] = []
  let matters = 0
  for (let day = 0; day < DAYS; day++) {
    for (const { at, kind } of happeningsOn(day, random)) {
      const place = kind === 'disaster' && FLOODS.includes(dateOf(at)) ? WHERE_FLOODS : WHERE
      const matter: Matter = { id: ++matters, kind, district: random.weighted(place), isBurst: false }
      all.push({ at, caller: drawCaller(matter, random) }, ...furtherCalls(at, matter, random))
    }
  }
  all.push(...burst(matters, random))
  return all.filter(({ at }) => at < DAYS * DAY_S).sort((a, b) => a.at - b.at)
}

function happeningsOn(day: number, random: Random): { at: Seconds; kind: Kind }[] {
  const effect = effectsOn(dateOf(day * DAY_S))
  const weekday = weekdayOf(day * DAY_S) - 1
  const dayFactor = random.gammaFactor(70)
  return Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) => {
    const factor = dayFactor * random.gammaFactor(22)
    return KIND_IDS.flatMap((kind) => {
      const { perDay, hours, weekdays } = KINDS[kind]
      const mean = perDay * share(hours, hour) * weekdays[weekday]! * effect(hour, kind) * factor
      return Array.from({ length: random.poisson(mean) }, () => ({
        at: day * DAY_S + hour * 3600 + random.whole(0, 3599),
        kind
      }))
    })
  })
}

function furtherCalls(first: Seconds, matter: Matter, random: Random): Arrival[] {
  const n = random.poisson(KINDS[matter.kind].furtherCalls * random.gammaFactor(1))
  return Array.from({ length: n }, () => ({
    at: first + Math.ceil(random.exponential(FURTHER_CALL_MEAN_S)),
    caller: drawCaller(matter, random)
  }))
}

/** The siren: those who hear it ask what it is, or report it as a disaster, one matter a district. */
function burst(matters: number, random: Random): Arrival[] {
  return Array.from({ length: BURST.calls }, (_, i): Arrival => {
    const at = BURST.from + Math.floor(random.next() ** 1.6 * (BURST.to - BURST.from))
    const kind = random.weighted({ information: 55, disaster: 30, ghost: 15 })
    const district = random.chance(0.7) ? 'Ilir Timur I' : random.weighted(WHERE)
    const id = isCategory(kind) ? matters + 1 + Object.keys(WHERE).indexOf(district) : matters + 100 + i
    return { at, caller: drawCaller({ id, kind, district, isBurst: true }, random) }
  })
}

function share(weights: readonly number[], i: number): number {
  return weights[i]! / weights.reduce((sum, weight) => sum + weight, 0)
}
