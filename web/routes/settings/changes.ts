import type { DeclaredEdition, Shifts, Categories, SpecialDayEntries, Targets } from '#contract/site-sections.ts'
import type { SectionName } from '#contract/settings.ts'
import { STANDARDS } from '#domain/standards.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

/** One thing of a section in words: what it is, and what it is set to. */
export interface Entry {
  what: string
  text: string
}

export interface Change {
  what: string
  /** null: it was not there, or is no longer. */
  from: string | null
  to: string | null
}

/** What differs between two values of a section, in words. */
export function changesOf(section: SectionName, before: unknown, after: unknown, drawing: Drawing): Change[] {
  const [old, now] = [entriesOf(section, before, drawing), entriesOf(section, after, drawing)]
  const names = [...new Set([...old, ...now].map(({ what }) => what))]
  const textOf = (entries: Entry[], name: string) => entries.find(({ what }) => what === name)?.text ?? null
  return names
    .map((what) => ({ what, from: textOf(old, what), to: textOf(now, what) }))
    .filter(({ from, to }) => from !== to)
}

/** A section as the list of what it sets. */
export function entriesOf(section: SectionName, value: unknown, drawing: Drawing): Entry[] {
  if (value === null || value === undefined) return []
  const tell = TELL[section] as (value: unknown, drawing: Drawing) => Entry[]
  return tell(value, drawing)
}

const TELL = {
  targets: targetEntries,
  standards: (ids: string[], { language }: Drawing) =>
    ids.length === 0
      ? [{ what: '–', text: '–' }]
      : ids.map((id) => ({ what: STANDARDS.find((each) => each.id === id)?.label[language] ?? id, text: '✓' })),
  shifts: (shifts: Shifts, { language }: Drawing) =>
    shifts.map(({ id, label, start, end }) => ({ what: id, text: `${label[language]}, ${start}–${end}` })),
  special_days: dayEntries,
  categories: (words: Categories) =>
    words.map(({ id, label }, i) => ({ what: id, text: `${i + 1}. ${label.id} / ${label.en}` })),
  definitions: editionEntries
}

export function targetEntries(targets: Targets, { format, words: { settings } }: Drawing): Entry[] {
  const { serviceLevel, abandonRate, responseP90 } = targets
  const t = settings.targets
  return [
    ...(serviceLevel
      ? [{ what: t.level, text: `${format.share(serviceLevel.share)} ≤ ${format.seconds(serviceLevel.within_s)}` }]
      : []),
    ...(abandonRate ? [{ what: t.abandon, text: format.share(abandonRate.share) }] : []),
    ...(responseP90 ? [{ what: t.response, text: format.seconds(responseP90.seconds) }] : [])
  ]
}

function dayEntries(entries: SpecialDayEntries, { format, language, words }: Drawing): Entry[] {
  const kindOf = (kind: string) => words.calendar.special.kinds[kind] ?? kind
  return entries.map((entry) => {
    if (!('remove' in entry)) {
      return {
        what: `${kindOf(entry.kind)} ${format.period(entry.from, entry.to)}`,
        text: `${entry.label[language]}, ${entry.source}`
      }
    }
    const when = 'year' in entry ? String(entry.year) : format.shortDate(entry.from)
    return { what: `${kindOf(entry.remove)} ${when}`, text: words.settings.special_days.takenAway }
  })
}

function editionEntries(declared: Record<string, DeclaredEdition[]>, { format, language }: Drawing): Entry[] {
  const day = (at: string | undefined) => (at === undefined ? '…' : format.shortDate(at))
  return Object.entries(declared).flatMap(([kpi, editions]) =>
    editions.map(({ id, from, until, reading, change }) => ({
      what: `${kpi}.${id}`,
      text: `${day(from)} – ${day(until)}: ${reading}. ${change[language]}`
    }))
  )
}
