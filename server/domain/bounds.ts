import type { Figure } from './figure.ts'
import type { Unknown } from './unknown.ts'
import { type Histogram, total, valueAtRank } from './waits.ts'

/**
 * What a figure may have been, where hours of its period are unknown: from the least to the most that any number of unknown
 * calls up to `Unknown.upper` could have made it. No bounds where every hour is known or surely brought nothing.
 */
type Bound = (figure: Extract<Figure, { value: number }>, most: number) => [number, number | null]

/** Known, and known with every unknown one. @example countBounds(count(90), { hours: 2, expected: 6, upper: 14 }) // [90, 104] */
export function countBounds(figure: Figure, unknown: Unknown | undefined): Figure {
  return bounded(figure, unknown, ({ value }, most) => [value, value + most])
}

/**
 * A share numerator / denominator: all unknown calls failed, numerator / (denominator + most), to all succeeded,
 * (numerator + most) / (denominator + most).
 *
 * @example shareBounds(share(90, 100), { hours: 2, expected: 6, upper: 10 }) // [90 / 110, 100 / 110]
 */
export function shareBounds(figure: Figure, unknown: Unknown | undefined): Figure {
  return bounded(figure, unknown, ({ numerator = 0, denominator = 0 }, most) => [
    numerator / (denominator + most),
    Math.min(1, (numerator + most) / (denominator + most))
  ])
}

/** Repeat callers: an unknown call may itself be one that came again, and make the next known call one. */
export function repeatBounds(figure: Figure, unknown: Unknown | undefined): Figure {
  return bounded(figure, unknown, ({ numerator = 0, denominator = 0 }, most) => [
    numerator / (denominator + most),
    Math.min(1, (numerator + 2 * most) / (denominator + most))
  ])
}

/** A mean of waits or the like: all unknown ones lasted 0 s; how long they can have lasted has no end (null). */
export function meanBounds(figure: Figure, unknown: Unknown | undefined): Figure {
  return bounded(figure, unknown, ({ numerator = 0, denominator = 0 }, most) => [
    numerator / (denominator + most),
    null
  ])
}

/** A sum over another (time used of time on duty), of which the unknown can only add to the first. */
export function leastBounds(figure: Figure, unknown: Unknown | undefined): Figure {
  return bounded(figure, unknown, ({ value }) => [value, null])
}

/** Seconds of handling over the seconds of the known hours: the unknown hours brought nothing, to no end (null). */
export function loadBounds(figure: Figure, unknown: Unknown | undefined): Figure {
  const seconds = (unknown?.hours ?? 0) * 3600
  return bounded(figure, unknown, ({ numerator = 0, denominator = 0 }) => [numerator / (denominator + seconds), null])
}

/**
 * A nearest-rank percentile: all unknown ones were shorter than any known, to all were longer; null where the rank would
 * fall among those.
 */
export function percentileBounds(figure: Figure, unknown: Unknown | undefined, h: Histogram, p: number): Figure {
  return bounded(figure, unknown, (_, most) => {
    const rank = Math.ceil(p * (total(h) + most) - 1e-9)
    return [rank <= most ? 0 : (valueAtRank(h, rank - most) ?? 0), valueAtRank(h, rank)]
  })
}

function bounded(figure: Figure, unknown: Unknown | undefined, bound: Bound): Figure {
  if (figure.value === null || unknown === undefined || unknown.upper === 0) return figure
  const bounds = unknown.upper === null ? null : bound(figure, unknown.upper)
  return { ...figure, bounds, hoursMissing: unknown.hours }
}
