import { api, signalOf } from '../../lib/api.ts'
import { extentOf } from '../../lib/extent.ts'
import { languageOf } from '../../lib/i18n/language.ts'
import { loadWords } from '../../lib/i18n/loaded-words.ts'
import { spanOf } from './file-changes.ts'
import type { PageLoad } from './$types'

const PAGE_ROWS = 50
const DAY_MS = 86_400_000

export const load: PageLoad = async ({ fetch, url, parent, depends }) => {
  depends('pantau:data')
  const [{ meta }] = await Promise.all([parent(), loadWords(languageOf(url), 'data', 'repair', 'intake', 'changes')])
  const ask = api(fetch, signalOf(url))
  const offset = Math.max(0, Number.parseInt(url.searchParams.get('offset') ?? '0', 10) || 0)
  const rejects = new URLSearchParams({ limit: String(PAGE_ROWS), offset: String(offset) })
  for (const name of ['source', 'code']) {
    const value = url.searchParams.get(name)
    if (value) rejects.set(name, value)
  }
  const span = spanOf(url.searchParams.get('since'))
  const since = new Date(Date.now() - span * DAY_MS).toISOString()
  return {
    offset,
    span,
    changes: ask.changes(new URLSearchParams({ since })),
    pageRows: PAGE_ROWS,
    sources: ask.sources(),
    loads: ask.loads(),
    rejects: ask.rejects(rejects),
    coverage: ask.coverage(new URLSearchParams({ ...extentOf(meta) }))
  }
}
