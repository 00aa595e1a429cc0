import type { Unit } from '#domain/kpis.ts'
import type { CountedIn } from '#domain/kpis/kpi.ts'
import type { Figure } from '#domain/figure.ts'
import { type Formats, PERCENT } from '../format.ts'
import type { Words } from '../i18n/words.ts'

/** A value in its unit, as this reader writes it. */
export function valueText(value: number, unit: Unit | 'hours' | 'people', format: Formats): string {
  if (unit === 'share') return format.share(value)
  if (unit === 'seconds') return format.seconds(value)
  if (unit === 'ratio' || unit === 'per-hour' || unit === 'erlang') return format.number(value, 2)
  if (unit === 'hours') return format.hours(value)
  return unit === 'people' ? format.number(value, 1) : format.number(value)
}

/** A figure in its unit, or the reason why there is none in words. */
export function figureText(figure: Figure, unit: Unit | 'hours' | 'people', format: Formats, words: Words): string {
  return figure.value === null ? words.why[figure.why] : valueText(figure.value, unit, format)
}

/** What a figure rests on: `27.162 / 31.125` for a share (time in hours), `n = ...` otherwise; '' for a plain count. */
export function basisText(figure: Figure, unit: Unit, countedIn: CountedIn, format: Formats): string {
  if (figure.value === null || unit === 'calls' || unit === 'incidents') return ''
  const perUnit = { calls: null, incidents: null, seconds: 1, hours: 3600 }[countedIn]
  const counted = (n: number) => (perUnit === null ? format.number(n) : format.hours(n * perUnit))
  if (unit === 'share' && figure.numerator !== undefined && Number.isInteger(figure.numerator)) {
    return `${counted(figure.numerator)} / ${counted(figure.n)}`
  }
  return `n = ${counted(figure.n)}`
}

/**
 * What a figure may have been where hours are unknown: between two values, at least one, or not to be told, and how many
 * hours those are; '' where all are known.
 */
export function boundsText(figure: Figure, unit: Unit | 'hours' | 'people', format: Formats, words: Words): string {
  if (figure.value === null || figure.bounds === undefined) return ''
  const hours = words.calendar.hoursMissing(format.number(figure.hoursMissing ?? 0))
  if (figure.bounds === null) return `${words.calendar.noBounds}: ${hours}`
  const [low, high] = figure.bounds.map((value) => (value === null ? null : valueText(value, unit, format)))
  return `${high == null ? words.calendar.atLeast(low!) : words.calendar.between(low!, high)}: ${hours}`
}

/**
 * A figure in a cell of a table, with what it may have been where hours are unknown: `70,9 % (69,4 % – 71,5 %)`. A line
 * can be broken before the bracket only.
 */
export function cellText(figure: Figure, unit: Unit | 'hours' | 'people', format: Formats, words: Words): string {
  const text = figureText(figure, unit, format, words)
  if (figure.value === null || figure.bounds === undefined) return text
  if (figure.bounds === null) return `${text} (${words.calendar.noBounds})`
  const [low, high] = figure.bounds.map((value) => (value === null ? null : valueText(value, unit, format)))
  return [text, high == null ? `(≥ ${low})` : `(${low} – ${high})`]
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' ')
}

/** The change of a figure: points for shares, seconds for times, percent for counts; null where a side is absent. */
export function changeText(
  change: { absolute: number | null; relative: number | null; perDay?: true },
  unit: Unit,
  format: Formats,
  words: Words
): string | null {
  if (change.absolute === null) return null
  if (unit === 'share') return `${format.signed(change.absolute * 100, 1)} ${words.points}`
  if (unit === 'seconds' && change.absolute === 0) return `±${format.seconds(0)}`
  if (unit === 'seconds') return `${change.absolute < 0 ? '−' : '+'}${format.seconds(Math.abs(change.absolute))}`
  if (unit === 'ratio' || unit === 'per-hour' || unit === 'erlang') return format.signed(change.absolute, 2)
  const text =
    change.relative === null
      ? format.signed(change.absolute, change.perDay ? 1 : 0)
      : format.signed(change.relative * 100, 1) + PERCENT
  return change.perDay ? `${text} ${words.calendar.perDay}` : text
}
