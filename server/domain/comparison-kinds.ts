/** What a period may be compared with; `comparedPeriod` says which days those are. */
export const COMPARISON_KINDS = ['previous', 'year', 'weekday', 'to-date', 'lebaran', 'ramadan'] as const
export type ComparisonKind = (typeof COMPARISON_KINDS)[number]
