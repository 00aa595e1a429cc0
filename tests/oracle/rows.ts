import { DAY_S, text } from './calendar.ts'
import { type Expected, mean, part } from './figures.ts'
import type { Call, Incident } from './world.ts'

/** Things by a name that each is given. */
export function grouped<Thing>(things: readonly Thing[], name: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    const own = groups.get(name(thing))
    if (own) own.push(thing)
    else groups.set(name(thing), [thing])
  }
  return groups
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i)
}

export const isAnswered = ({ outcome }: Call) => outcome === 'answered'
export const kindOf = ({ words }: Call) => words['disposition'] ?? null

export function typed(calls: readonly Call[], ...kinds: string[]): number {
  return calls.filter((call) => isAnswered(call) && kinds.includes(kindOf(call) ?? '')).length
}

/** The service level of some calls by the formula of a variant (domain.md 3.2). */
export function serviceLevel(calls: readonly Call[], within: number, variant: string): Expected {
  const waited = (wanted: boolean, limit: number) =>
    calls.filter((call) => isAnswered(call) === wanted && call.wait !== null && call.wait <= limit).length
  const offered = calls.length
  if (variant === 'answered') return part(waited(true, within), calls.filter(isAnswered).length)
  if (variant === 'ignore') return part(waited(true, within), offered - waited(false, within))
  if (variant === 'positive') return part(waited(true, within) + waited(false, within), offered)
  if (variant === 'short') return part(waited(true, within), offered - waited(false, 5))
  if (variant === 'kominfo') return part(waited(true, 30), offered - waited(false, 5))
  return part(waited(true, within), offered)
}

/** Waits of answered calls that are known. */
export function waitsOf(calls: readonly Call[]): number[] {
  return calls.flatMap((call) => (isAnswered(call) && call.wait !== null ? [call.wait] : []))
}

export function secondsOf(incidents: readonly Incident[], stage: string): number[] {
  return incidents.flatMap(({ stages }) => stages[stage] ?? [])
}

export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}

export function meanOf(values: readonly (number | null)[]): Expected {
  const known = values.filter((value) => value !== null)
  return mean(sum(known), known.length)
}

export function weekdayHour(at: number): string {
  const day = Math.floor(at / DAY_S)
  return `${((((day + 3) % 7) + 7) % 7) + 1} ${Math.floor((at - day * DAY_S) / 3600)}`
}

export function dateHour(at: number): string {
  return `${text(Math.floor(at / DAY_S))} ${String(Math.floor((at % DAY_S) / 3600)).padStart(2, '0')}`
}

/** The twenty clock hours with the highest score above none, the earliest first among equals. */
export function clockHours<Thing extends { at: number }>(
  things: readonly Thing[],
  score: (own: readonly Thing[]) => number
) {
  return [...grouped(things, ({ at }) => dateHour(at))]
    .map(([name, own]) => ({ name, own, score: score(own) }))
    .filter((hour) => hour.score > 0)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, 20)
    .map(({ name, own }) => ({ date: name.slice(0, 10), hour: Number(name.slice(11)), own }))
}
