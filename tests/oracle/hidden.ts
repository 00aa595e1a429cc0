import { weekday } from './calendar.ts'
import { hoursShown } from './clock.ts'
import type { Asked, Feed, Oracle } from './facts.ts'
import type { Expected } from './figures.ts'

/**
 * What the hours of a period may hide that are over and of which a feed tells nothing (README, 2026-11-24): their number,
 * and the most that may have come in them; null where no hour is known to judge by.
 */
export interface Hidden {
  hours: number
  most: number | null
}

interface Usual {
  hours: number
  n: number
  squares: number
}

/** Days before and after the period from which is told what an hour usually brings. */
const AROUND = 56

export function hiddenIn(oracle: Oracle, { span, filters }: Pick<Asked, 'span' | 'filters'>, feed: Feed): Hidden {
  const known = oracle.hours[feed]
  const missing = hoursShown(span, oracle.world.clock).filter((hour) => hour < oracle.world.nowHour && !known.has(hour))
  if (missing.length === 0) return { hours: 0, most: 0 }
  const around = { span: { from: span.from - AROUND, to: span.to + AROUND }, filters }
  const came = new Map<number, number>()
  for (const { at } of feed === 'calls' ? oracle.offered(around) : oracle.incidents(around)) {
    const hour = Math.floor(at / 3600)
    came.set(hour, (came.get(hour) ?? 0) + 1)
  }
  const cells = new Map<string, Usual>()
  for (const hour of known.keys()) {
    if (hour < around.span.from * 24 || hour >= around.span.to * 24) continue
    const n = came.get(hour) ?? 0
    const cell = cells.get(cellOf(hour)) ?? { hours: 0, n: 0, squares: 0 }
    cells.set(cellOf(hour), { hours: cell.hours + 1, n: cell.n + n, squares: cell.squares + n * n })
  }
  return { hours: missing.length, most: mostOf(missing, cells) }
}

function cellOf(hour: number): string {
  const day = Math.floor(hour / 24)
  return `${weekday(day)} ${hour - day * 24}`
}

/** What is expected and three standard deviations: chance, a common spread, and the doubt about each mean. */
function mostOf(missing: readonly number[], cells: ReadonlyMap<string, Usual>): number | null {
  if (cells.size === 0) return null
  const spread = spreadOf([...cells.values()])
  const perCell = new Map<string, number>()
  for (const hour of missing) perCell.set(cellOf(hour), (perCell.get(cellOf(hour)) ?? 0) + 1)
  let [expected, doubt] = [0, 0]
  for (const [cell, hours] of perCell) {
    const like = alike(cell, cells)
    const mean = like.n / like.hours
    expected += hours * mean
    doubt += (hours * hours * (mean + spread * mean * mean)) / like.hours
  }
  return Math.ceil(expected + 3 * Math.sqrt(expected + spread * expected * expected + doubt) - 1e-9)
}

/** The same hour of the week where it is known, else the same hour of any day, else any hour. */
function alike(cell: string, cells: ReadonlyMap<string, Usual>): Usual {
  const own = cells.get(cell)
  if (own !== undefined) return own
  const sameHour = [...cells].filter(([name]) => name.split(' ')[1] === cell.split(' ')[1])
  const all: Usual = { hours: 0, n: 0, squares: 0 }
  for (const [, { hours, n }] of sameHour.length > 0 ? sameHour : cells) {
    all.hours += hours
    all.n += n
  }
  return all
}

function spreadOf(cells: readonly Usual[]): number {
  let [over, squares] = [0, 0]
  for (const cell of cells) {
    if (cell.hours < 2) continue
    const mean = cell.n / cell.hours
    const variance = (cell.squares - cell.hours * mean * mean) / (cell.hours - 1)
    over += variance - mean
    squares += mean * mean
  }
  return squares === 0 ? 0 : Math.max(0, over / squares)
}

/** The figure with the least and the most that the hidden ones can have made of it; null: no end. */
export type Limits = (figure: Told, most: number, hours: number) => [number, number | null]
type Told = Extract<Expected, { value: number }>

export function withLimits(figure: Expected, { hours, most }: Hidden, limits: Limits): Expected {
  if (figure.value === null || most === 0) return figure
  return { ...figure, bounds: most === null ? null : limits(figure, most, hours), hoursMissing: hours }
}

/** Of a count: none came, or as many as can have. */
export const ofCount: Limits = ({ value }, most) => [value, value + most]
/** Of a share: all of them failed, or none did. */
export const ofShare: Limits = ({ numerator, denominator }, most) => [
  numerator! / (denominator! + most),
  Math.min(1, (numerator! + most) / (denominator! + most))
]
/** Of repeat callers: each hidden call may be one, and make the next known call one. */
export const ofRepeats: Limits = ({ numerator, denominator }, most) => [
  numerator! / (denominator! + most),
  Math.min(1, (numerator! + 2 * most) / (denominator! + most))
]
/** Of a mean: all of them took no time; no end. */
export const ofMean: Limits = ({ numerator, denominator }, most) => [numerator! / (denominator! + most), null]
/** What more can only raise. */
export const ofLeast: Limits = ({ value }) => [value, null]
/** Of work over time: the hidden hours had none. */
export const ofLoad: Limits = ({ numerator, denominator }, _, hours) => [
  numerator! / (denominator! + hours * 3600),
  null
]

/** Of a nearest rank: all hidden ones lie before the known, or all after. */
export function ofRank(values: readonly number[], percent: number): Limits {
  return (_, most) => {
    const sorted = Float64Array.from(values).sort()
    const rank = Math.ceil((percent * (sorted.length + most)) / 100)
    return [rank <= most ? 0 : sorted[rank - most - 1]!, sorted[rank - 1] ?? null]
  }
}
