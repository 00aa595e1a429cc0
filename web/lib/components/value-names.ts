import type { MetaReply } from '#contract/meta.ts'
import type { Language } from '#domain/text.ts'
import type { FilterName } from '../filters.ts'
import type { Formats } from '../format.ts'

type Meta = MetaReply['data']

/** What a value of a dimension is called on screen; codes without a label are shown as they are. */
export function nameOf(name: FilterName, value: string, meta: Meta, language: Language, format: Formats): string {
  if (name === 'language') return format.languageName(value)
  const labelled = { category: meta.categories, disposition: meta.dispositions, outcome: meta.outcomes }[
    name as 'category'
  ]
  return labelled?.find(({ id }) => id === value)?.label[language] ?? value
}

/** The place of a category in the site's list, which gives it its colour on every chart. */
export function categoryPlace(id: string | null, meta: Meta): number {
  const place = meta.categories.findIndex((category) => category.id === id)
  return place === -1 ? meta.categories.length : place
}
