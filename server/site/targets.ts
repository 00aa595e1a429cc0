import type { Targets } from '#contract/site-sections.ts'
import type { Site } from './schema.ts'

/** The targets by which some centres are judged: those of one centre where it states its own, else those of the site. */
export function targetsFor(site: Site, centres: readonly string[]): Targets {
  const asked = site.centres.filter(({ id }) => centres.length === 0 || centres.includes(id))
  return (asked.length === 1 ? asked[0]!.targets : undefined) ?? site.targets ?? {}
}
