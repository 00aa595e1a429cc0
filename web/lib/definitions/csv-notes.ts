import type { ReplyMeta } from '#contract/common.ts'
import type { KpiId } from '#domain/kpis.ts'
import { FILTER_NAMES } from '../filters.ts'
import type { Drawing } from '../reader.svelte.ts'
import { editionText, inForceText, sourceText } from './definition-text.ts'

/** What of a reply's own words a table needs. */
export type Basis = Pick<ReplyMeta, 'from' | 'to' | 'dataVersion' | 'definitions'>

/** The filters in words; '' where nothing is filtered. */
export function filterText(params: URLSearchParams, { words }: Pick<Drawing, 'words'>): string {
  return FILTER_NAMES.flatMap((name) => {
    const chosen = params.getAll(name).filter(Boolean)
    return chosen.length === 0 ? [] : [`${words.filters.names[name]}: ${chosen.join(', ')}`]
  }).join('; ')
}

/** What a table rests on, as lines below it: period, filters, data version, and each definition with its edition. */
export function csvNotes(
  about: readonly KpiId[],
  meta: Basis | undefined,
  params: URLSearchParams,
  { format, language, words }: Pick<Drawing, 'format' | 'language' | 'words'>
): string[][] {
  if (meta === undefined) return []
  const { definitions: own } = words
  const chosen = about.flatMap((id) => meta.definitions.find((each) => each.id === id) ?? [])
  const heads = [own.open, own.meaning, own.formula, own.symbols, own.excluded, own.edition, own.inForce, own.source]
  return [
    [own.csv.period, format.period(meta.from, meta.to)],
    [own.csv.filters, filterText(params, { words }) || own.csv.none],
    [own.csv.version, meta.dataVersion],
    ...(chosen.length === 0 ? [] : [heads]),
    ...chosen.map((definition) => [
      definition.label[language],
      definition.meaning[language],
      definition.formula[language],
      definition.symbols,
      definition.excluded[language],
      editionText(definition, language, format),
      inForceText(definition, format, words),
      sourceText(definition.source, words)
    ])
  ]
}
