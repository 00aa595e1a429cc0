import type { GoalBench, JudgedPeriod, StandardBench } from '#contract/standards.ts'
import { STANDARDS } from '#domain/standards.ts'
import type { Figure } from '#domain/figure.ts'
import { figureText } from '../../lib/components/figure-text.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Goal = Pick<GoalBench, 'op' | 'seconds' | 'stat' | 'share'>

/** @example goalText(goal, drawing) // '90 % ≤ 15 dtk' */
export function goalText(goal: Goal, { format, words }: Drawing): string {
  const limit = limitText(goal, { format })
  if (goal.stat === 'mean') return `${words.standards.mean} ${limit}`
  return goal.share === null ? limit : `${format.share(goal.share, 0)} ${limit}`
}

/** @example limitText(goal, drawing) // '≤ 15 dtk' */
export function limitText({ op, seconds }: Goal, { format }: Pick<Drawing, 'format'>): string {
  return `${op === '<' ? '<' : '≤'} ${format.seconds(seconds)}`
}

/** The same within a sentence. @example withinText(goal, drawing) // '15 dtk' */
export function withinText({ op, seconds }: Goal, { format, words }: Drawing): string {
  return op === '<' ? words.standards.under(format.seconds(seconds)) : format.seconds(seconds)
}

/** What was reached: a share, or the seconds of a mean, or why it is not known. */
export function reachedText(figure: Figure, stat: Goal['stat'], { format, words }: Drawing): string {
  return figureText(figure, stat === 'mean' ? 'seconds' : 'share', format, words)
}

/** @example intervalText(figure, drawing) // '69,1 % – 71,2 %' */
export function intervalText(figure: Figure, { format }: Drawing): string {
  if (figure.value === null || figure.interval === undefined) return '–'
  const [low, high] = figure.interval
  return `${format.share(low)} – ${format.share(high)}`
}

export function marginText(margin: number | null, stat: Goal['stat'], { format, words }: Drawing): string {
  if (margin === null) return '–'
  if (stat === 'mean') return `${margin < 0 ? '−' : '+'}${format.seconds(Math.abs(margin))}`
  return words.standards.margin(format.signed(margin * 100, 1))
}

/** Which of the five places of the bench a goal stands in, by its last whole period. */
export const CLASSES = ['met', 'missed', 'indicative', 'unjudged', 'not-measurable'] as const
export type BenchClass = (typeof CLASSES)[number]

export function classOf({ verdict, standing }: GoalBench['latest']): BenchClass {
  if (verdict === 'not-measurable') return 'not-measurable'
  if (verdict !== 'met' && verdict !== 'missed') return 'unjudged'
  return standing === 'official' ? verdict : 'indicative'
}

/** A sign that does not need colour. */
export function markOf(verdict: JudgedPeriod['verdict']): string {
  return { met: '✓', missed: '✗' }[verdict as string] ?? '·'
}

/** The goal that a period was judged by: the standard's own, or that of the edition then. */
export function goalOfPeriod(period: JudgedPeriod, own: GoalBench): Goal {
  if (period.goal === null || period.goal === own.id) return own
  return STANDARDS.flatMap(({ goals }) => goals).find(({ id }) => id === period.goal) ?? own
}

export interface Break {
  place: number
  text: string
}

/** Where another edition begins to judge, or the judging edition comes into force or leaves it. */
export function breaksOf(standard: StandardBench, goal: GoalBench, drawing: Drawing): Break[] {
  const { words, language } = drawing
  const nameOf = (id: string | null) =>
    STANDARDS.find(({ goals }) => goals.some((each) => each.id === id))?.label[language] ?? standard.label[language]
  const isOut = (period: JudgedPeriod) => period.reasons.includes('not-in-force')
  return goal.periods.flatMap((period, place): Break[] => {
    const before = goal.periods[place - 1]
    if (before === undefined) return []
    if (before.goal !== period.goal) {
      const text = period.goal === null ? words.standards.breakNone : words.standards.breakFrom(nameOf(period.goal))
      return [{ place, text }]
    }
    if (isOut(before) === isOut(period)) return []
    const text = isOut(period) ? words.standards.breakEnd : words.standards.breakFrom(nameOf(period.goal))
    return [{ place, text }]
  })
}

/** Every reason why a period's verdict is indicative, in words. */
export function reasonsText(reasons: readonly JudgedPeriod['reasons'][number][], { words }: Drawing): string {
  return [...new Set(reasons)].map((reason) => words.standards.reasons[reason]).join('; ')
}

/** The name of a period; of a busy hour with its hour. */
export function periodText(period: { at: string; hour?: number | null }, unit: string, { format }: Drawing): string {
  const day = format.bucket(period.at, unit === 'busy-hour' ? 'day' : unit)
  return period.hour === undefined || period.hour === null ? day : `${day} ${format.hour(period.hour)}`
}
