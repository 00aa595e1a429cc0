import { MOST_OPERATORS } from '#domain/staffing/week-plan.ts'

/** What a plan is begun with: those on duty filled up to the requirement, the requirement, or those on duty. */
export const FILLINGS = ['filled', 'required', 'deployed'] as const
export type Filling = (typeof FILLINGS)[number]

/** Operators of every hour; where it is not known who was on duty, the requirement. */
export function fillPlan(week: readonly { required: number; deployed: number | null }[], filling: Filling): number[] {
  return week.map(({ required, deployed }) => {
    const there = deployed === null ? required : Math.round(deployed)
    const operators = filling === 'required' ? required : filling === 'deployed' ? there : Math.max(required, there)
    return Math.min(MOST_OPERATORS, operators)
  })
}
