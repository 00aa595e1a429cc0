import type { StandardsReply } from '#contract/standards.ts'
import type { Figure } from '#domain/figure.ts'
import { atMostSeconds, type Goal, type Standard } from '#domain/standards/standard.ts'
import { judgeGoal } from '#domain/standards/verdict.ts'
import { OPEN_ABOVE_S, SHORT_ABANDON_S, type Variant, VARIANTS } from '#domain/waits.ts'
import { standardsLateCalls, standardsLateIncidents } from '../queries/standards.ts'
import { type Asking, unitOf, variantOf } from './standards-asking.ts'
import type { Levels } from './standards-levels.ts'

type Details = StandardsReply['data']['details'][number]

/** What the page of one standard shows besides: every variant together, the worst quarter hours. */
export async function detailsOf(
  asking: Asking,
  levels: Levels,
  goals: readonly { id: string; variant: Variant; overall: Figure }[]
): Promise<Details[]> {
  return Promise.all(
    goals.map(async ({ id, variant, overall }) => {
      const standard = asking.chosen.find((each) => each.goals.some((goal) => goal.id === id))!
      const goal = standard.goals.find((each) => each.id === id)!
      const isTold = overall.value !== null
      return {
        goal: id,
        variants: standard.measure.of === 'calls' ? allVariants(asking, levels, standard, goal) : [],
        ...(await worstOf(asking, standard, goal, { variant, isTold })),
        withoutStamps: levels.withoutStamps(standard)
      }
    })
  )
}

/** The whole range under each variant that is one at this threshold. */
function allVariants(asking: Asking, levels: Levels, standard: Standard, goal: Goal): Details['variants'] {
  const unit = unitOf('calls', asking.unit === 'own' ? (standard.period ?? 'month') : asking.unit, asking.question)
  return VARIANTS.filter((variant) => variantOf(variant, standard, goal) === variant).map((variant) => {
    const figure = levels.figure(standard, goal, variant, unit, 'all')
    return { variant, figure, ...judgeGoal(figure, goal) }
  })
}

async function worstOf(
  asking: Asking,
  standard: Standard,
  goal: Goal,
  { variant, isTold }: { variant: Variant; isTold: boolean }
) {
  const { engine, asked, edges } = asking.question
  const { measure } = standard
  const grain = measure.of === 'calls' && edges.answered === null ? ('slot' as const) : ('hour' as const)
  if (!isTold) return { grain, worst: [] }
  const within = atMostSeconds(goal)
  if (measure.of === 'incidents') {
    const about = { interval: measure.interval, kind: measure.category ?? '', within }
    const rows = await standardsLateIncidents(engine, asked, about)
    return { grain, worst: rows.map(({ at, known, late }) => ({ at, n: known, inTime: known - late, late })) }
  }
  const rows = await standardsLateCalls(engine, asked, { grain, within, excused: excusedBy(variant, within) })
  return { grain, worst: rows.map(({ at, offered, in_time, late }) => ({ at, n: offered, inTime: in_time, late })) }
}

/** Unanswered calls that a variant does not count as late: none, those gone by so many seconds, or all. */
function excusedBy(variant: Variant, within: number): number {
  if (variant === 'answered') return OPEN_ABOVE_S
  if (variant === 'ignore' || variant === 'positive') return within
  return variant === 'short' || variant === 'kominfo' ? SHORT_ABANDON_S : -1
}
