import type { Site } from './schema.ts'

/** Stands for the operators of a group that has none: no export calls an operator so. */
const NOBODY = '∅'

/** The group of every operator that site.yaml puts into one. */
export function groupsOf({ operators = [] }: Pick<Site, 'operators'>): ReadonlyMap<string, string> {
  return new Map(operators.flatMap(({ id, group }) => (group === undefined ? [] : [[id, group] as const])))
}

/**
 * The operators that a filter by groups and by operators leaves: those of any of the groups, and of the operators asked
 * for by name where there are some. Without a group those asked for by name.
 *
 * @returns never an empty list, which would choose everybody, where a group is asked for
 * @example operatorsIn({ operators: [{ id: 'OP-1', role: 'operator', languages: [], group: 'A' }] }, ['A'], []) // ['OP-1']
 */
export function operatorsIn(
  site: Pick<Site, 'operators'>,
  groups: readonly string[],
  named: readonly string[]
): readonly string[] {
  if (groups.length === 0) return named
  const members = [...groupsOf(site)].filter(([, group]) => groups.includes(group)).map(([id]) => id)
  const chosen = named.length === 0 ? members : members.filter((id) => named.includes(id))
  return chosen.length === 0 ? [NOBODY] : chosen
}
