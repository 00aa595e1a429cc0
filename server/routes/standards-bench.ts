import type { GoalBench, JudgedPeriod, Reason, StandardBench } from '#contract/standards.ts'
import { applies } from '#domain/applied-standards.ts'
import { dayOf } from '#domain/buckets.ts'
import { absent, type Figure } from '#domain/figure.ts'
import { editionAt, isInForce, surelyFrom } from '#domain/standards/editions.ts'
import type { Goal, Standard } from '#domain/standards/standard.ts'
import type { Unit } from '#domain/standards/units.ts'
import { judgeGoal } from '#domain/standards/verdict.ts'
import type { Variant } from '#domain/waits.ts'
import { type Asking, type Kind, unitOf, variantOf } from './standards-asking.ts'
import type { Levels, PeriodFacts } from './standards-levels.ts'

/** A standard with every goal judged. */
export function benchOf(asking: Asking, levels: Levels, standard: Standard): StandardBench {
  const { measure, goals, isHeadline: _, ...about } = standard
  return {
    ...about,
    applies: applies(standard, asking.question.site.standards),
    surelyFrom: surelyFrom(standard),
    measure: measure.of === 'incidents' ? measure.interval : measure.of,
    category: measure.of === 'incidents' ? (measure.category ?? null) : null,
    whyNothing: measure.of === 'nothing' ? measure.why : null,
    goals: goals.map((goal) => goalBench({ asking, levels, standard, goal }))
  }
}

interface Work {
  asking: Asking
  levels: Levels
  standard: Standard
  goal: Goal
}

function goalBench(work: Work): GoalBench {
  const { asking, levels, standard, goal } = work
  const kind: Kind = standard.measure.of === 'incidents' ? 'incidents' : 'calls'
  const unit = unitOf(kind, asking.unit === 'own' ? (standard.period ?? 'month') : asking.unit, asking.question)
  const variant = variantOf(asking.variant, standard, goal)
  const reasons = reasonsOf(asking, standard, unit, variant)
  const periods =
    standard.measure.of === 'nothing'
      ? []
      : levels.periods(kind, unit).map((period) => judgePeriod(work, { unit, variant, reasons }, period))
  const overallFigure = levels.figure(standard, goal, variant, unit, 'all')
  const overall = judged(withData(overallFigure, levels.range(kind).hoursKnown), goal)
  const latest = latestOf(periods) ?? { at: null, ...overall, standing: 'indicative', reasons: [] }
  return {
    ...goal,
    unit,
    variant,
    reasons,
    overall,
    latest,
    shareWithin:
      goal.stat === 'share' || latest.figure.value === null
        ? null
        : levels.figure(standard, { ...goal, stat: 'share' }, variant, unit, latest.at ?? 'all'),
    counts: countsOf(periods),
    periods
  }
}

/** What makes every verdict of a goal indicative. */
function reasonsOf({ question, variant: asked }: Asking, standard: Standard, unit: Unit, variant: Variant): Reason[] {
  const { centre: _c, line: _l, ...others } = question.asked.filters
  const reasons: Reason[] = []
  if (standard.period === null) reasons.push('period-not-stated')
  else if (standard.period !== unit) reasons.push('unit')
  if (Object.values(others).some((words) => words.length > 0)) reasons.push('filter')
  if (asked !== null && standard.measure.of === 'calls' && variant !== standard.variant) reasons.push('variant')
  if (standard.measuredAs !== null) reasons.push('interval')
  return reasons
}

interface How {
  unit: Unit
  variant: Variant
  reasons: readonly Reason[]
}

function judgePeriod(work: Work, how: How, period: PeriodFacts): JudgedPeriod {
  const { asking, levels } = work
  const by = judgedBy(work, dayOf(period.at))
  const variant = by === null ? how.variant : variantOf(asking.variant, by.standard, by.goal)
  const { standard, goal } = by ?? work
  const figure = withData(levels.figure(standard, goal, variant, how.unit, period.at), period.hoursKnown)
  const reasons = reasonsOfPeriod(work, period)
  const result = judged(figure, goal)
  const isJudgeable = by !== null || result.figure.value === null
  return {
    at: period.at,
    ...(how.unit === 'busy-hour' ? { hour: levels.busyHour(period.at) } : {}),
    ...result,
    ...(isJudgeable ? {} : { verdict: 'not-in-force' as const, margin: null, callsShort: null, secondsOver: null }),
    standing: how.reasons.length + reasons.length === 0 ? 'official' : 'indicative',
    reasons,
    hours: period.hours,
    hoursKnown: period.hoursKnown,
    goal: by === null ? null : goal.id
  }
}

/** The edition and goal that a period is judged by: its own, or those in force then; of another edition the goal in the same place. */
function judgedBy({ asking, standard, goal }: Work, day: string): { standard: Standard; goal: Goal } | null {
  if (asking.judge === 'edition') return { standard, goal }
  const edition = editionAt(standard.family, day, asking.all)
  if (edition === null) return null
  const whole = asking.all.find(({ id }) => id === standard.id)
  const place = whole?.goals.findIndex(({ id }) => id === goal.id) ?? 0
  const then = edition.goals[place]
  return then === undefined ? null : { standard: edition, goal: then }
}

function reasonsOfPeriod({ asking, standard }: Work, period: PeriodFacts): Reason[] {
  const reasons: Reason[] = []
  if (period.isCut) reasons.push('cut')
  if (period.hoursKnown < period.hours) reasons.push('coverage')
  if (asking.judge === 'edition' && isInForce(standard, dayOf(period.at), asking.all) === false)
    reasons.push('not-in-force')
  return reasons
}

function withData(figure: Figure, hoursKnown: number): Figure {
  const isUntold = figure.value === null && (figure.why === 'not-exported' || figure.why === 'between-bins')
  return hoursKnown === 0 && !isUntold ? absent('no-data') : figure
}

function judged(figure: Figure, goal: Goal) {
  return { figure, ...judgeGoal(figure, goal) }
}

function isWhole({ reasons }: JudgedPeriod): boolean {
  return !reasons.includes('cut') && !reasons.includes('coverage')
}

function latestOf(periods: readonly JudgedPeriod[]): GoalBench['latest'] | null {
  const latest = periods.findLast((period) => isWhole(period) && period.figure.value !== null)
  if (latest === undefined) return null
  const { at, figure, verdict, margin, callsShort, secondsOver, standing, reasons } = latest
  return { at, figure, verdict, margin, callsShort, secondsOver, standing, reasons }
}

function countsOf(periods: readonly JudgedPeriod[]): GoalBench['counts'] {
  const whole = periods.filter((period) => isWhole(period))
  const of = (verdict: string) => whole.filter((period) => period.verdict === verdict).length
  return {
    periods: periods.length,
    partial: periods.length - whole.length,
    met: of('met'),
    missed: of('missed'),
    tooFew: of('too-few'),
    under: whole.filter(({ margin }) => margin !== null && margin < 0).length
  }
}
