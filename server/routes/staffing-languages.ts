import { type RequirementDemand, type RequirementRules, speakersNeeded } from '#domain/staffing/requirement.ts'
import { callLanguages } from '../queries/calls.ts'
import type { Question } from './question.ts'

/**
 * Languages of answered calls, who speaks them, and how many speakers the callers of each ask for in the busiest hour.
 *
 * @param demand of all calls; null: nothing can be asked for
 */
export async function languagesTold(
  { engine, asked, exports, site }: Question,
  demand: RequirementDemand | null,
  rules: RequirementRules
) {
  if (!exports('calls', 'language')) return []
  const rows = await callLanguages(engine, asked)
  const all = rows.reduce((sum, { answered }) => sum + answered, 0)
  return rows.map(({ language, answered }) => {
    const share = all === 0 ? 0 : answered / all
    return {
      id: language,
      answered,
      share,
      speakers: (site.operators ?? []).filter(({ languages }) => language !== null && languages.includes(language)).length, // prettier-ignore
      speakersNeeded: demand === null || language === null ? null : speakersNeeded(demand, rules, share)
    }
  })
}
