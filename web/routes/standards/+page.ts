import { JUDGES, UNIT_CHOICES } from '#contract/standards.ts'
import { VARIANTS } from '#domain/waits.ts'
import { asking } from '../../lib/ahead.ts'
import { api, signalOf } from '../../lib/api.ts'
import { extentOf } from '../../lib/extent.ts'
import { askFor, readFilters } from '../../lib/filters.ts'
import { languageOf } from '../../lib/i18n/language.ts'
import { loadWords } from '../../lib/i18n/loaded-words.ts'
import type { PageLoad } from './$types'

/** Standards are judged by whole months, quarters and years: the page starts with twelve months. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const [{ meta }] = await Promise.all([parent(), loadWords(languageOf(url), 'standards')])
  return asking(url, (url) => {
    const filters = readFilters(url.searchParams, extentOf(meta), 'year')
    const choice = {
      goal: url.searchParams.get('standard') ?? (meta.targets.serviceLevel ? 'own-answer' : 'nena-020-15'),
      unit: oneOf(url.searchParams.get('unit'), UNIT_CHOICES) ?? 'own',
      judge: oneOf(url.searchParams.get('judge'), JUDGES) ?? 'edition',
      isAll: url.searchParams.get('all') === '1',
      denominator: oneOf(url.searchParams.get('denominator'), VARIANTS)
    }
    const query = askFor(filters)
    for (const name of ['compare', 'grain', 'variant']) query.delete(name)
    if (choice.judge !== 'edition') query.set('judge', choice.judge)
    if (choice.denominator !== null) query.set('variant', choice.denominator)
    const chosen = new URLSearchParams(query)
    chosen.set('standard', choice.goal)
    chosen.set('unit', choice.unit)
    const { standards } = api(fetch, signalOf(url))
    return { filters, choice, bench: standards(query), detail: standards(chosen) }
  })
}

function oneOf<T extends string>(text: string | null, values: readonly T[]): T | null {
  return values.find((value) => value === text) ?? null
}
