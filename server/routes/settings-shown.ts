import type { Settings, SettingsChange } from '#contract/settings.ts'
import { CATEGORIES } from '#domain/categories.ts'
import { SPECIAL_DAYS } from '#domain/special-days.ts'
import { SPECIAL_KINDS } from '#domain/special-days-table.ts'
import { STANDARDS } from '#domain/standards.ts'
import type { ToldChange } from '../audit/settings-log.ts'
import type { Calendar } from '../site/calendar.ts'
import { isArchived } from '../site/retention.ts'
import type { Site } from '../site/schema.ts'

/** Changes that the page lists at most. */
const MOST_CHANGES = 100

/** What site.yaml says, as the page of settings shows it. */
export function shownSettings(
  site: Site,
  about: { version: string; isWritable: boolean; calendar: Calendar | null; changes: readonly ToldChange[] }
): Settings {
  const { version, isWritable, calendar, changes } = about
  return {
    version,
    isWritable,
    targets: site.targets ?? null,
    standards: site.standards ?? null,
    shifts: site.shifts ?? null,
    special_days: site.special_days ?? null,
    categories: site.categories ?? null,
    shippedCategories: [...CATEGORIES],
    shippedDays: [...SPECIAL_DAYS],
    specialKinds: [...SPECIAL_KINDS],
    publishedStandards: publishedStandards(),
    centres: site.centres.map((centre) => ({
      id: centre.id,
      name: centre.name,
      timeZone: centre.time_zone,
      dayStarts: centre.day_starts ?? '00:00',
      loadedAs: calendar?.[centre.id] ?? null,
      targets: centre.targets ?? null,
      population: centre.population ?? null
    })),
    retention: site.sources.map((source) => ({
      source: source.id,
      label: source.label ?? { id: source.id, en: source.id },
      kind: source.kind,
      centre: source.centre,
      spans: { ...source.retention } as Record<string, string>,
      isArchived: isArchived(source)
    })),
    operators: [...(site.operators ?? [])],
    history: changes.slice(-MOST_CHANGES).reverse().map(shownChange)
  }
}

export function shownChange({ from: _from, to: _to, ...change }: ToldChange): SettingsChange {
  return change
}

function publishedStandards(): Settings['publishedStandards'] {
  return STANDARDS.filter(({ supersededBy }) => supersededBy === null).map(
    ({ id, label, issuer, edition, force, verified, source }) => ({
      id,
      label,
      issuer,
      edition,
      force,
      verified,
      source
    })
  )
}
