import type { Rule } from './schema.ts'

/** The columns that a rule reads, each with its synonyms. */
export function columnsOfRule(rule: Rule): string[][] {
  if (typeof rule === 'string') return [[rule]]
  if ('first_of' in rule) return rule.first_of.flatMap(columnsOfRule)
  if ('when' in rule) return rule.when.flatMap((arm) => Object.keys(arm.if).map((name) => [name]))
  if ('value' in rule) return []
  return rule.columns ? rule.columns.map((name) => [name]) : [[rule.column ?? []].flat()]
}

/** A column's name as it is compared: case, blanks at the ends and runs of blanks do not matter. */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
