import type { RequirementReply } from '#contract/staffing-requirement.ts'
import type { DatedNeed } from '#domain/staffing/roster-need.ts'

type Requirement = Pick<RequirementReply['data'], 'basis' | 'week' | 'slots'>

/** What the hours of a standing week require, and of the dates that are forecast those of each; of a past no dates follow. */
export function datedNeed(need: Requirement | null): DatedNeed {
  const dates = new Map<string, number[]>()
  for (const { at, required } of need?.basis === 'forecast' ? need.slots : []) {
    const date = at.slice(0, 10)
    if (required !== null) dates.set(date, [...(dates.get(date) ?? []), required])
  }
  const whole = [...dates].filter(([, hours]) => hours.length === 24)
  return { week: need?.week.map(({ required }) => required) ?? [], dates: new Map(whole) }
}
