import type { CallsReply, IncidentsReply } from '#contract/records.ts'
import type { RecordKind } from '#domain/record-parts.ts'
import { api } from '../../lib/api.ts'
import { extentOf } from '../../lib/extent.ts'
import { readFilters } from '../../lib/filters.ts'
import { askRecords, readChoice } from '../../lib/records-choice.ts'
import { languageOf } from '../../lib/i18n/language.ts'
import { loadWords } from '../../lib/i18n/loaded-words.ts'
import type { PageLoad } from './$types'

const A_PAGE = 50

/**
 * The record that is open is not read here: opening one does not look at the whole page again. Nor is the address as a
 * whole, so that these requests cannot be told from those of another address, and run to their end.
 */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const [{ meta }] = await Promise.all([parent(), loadWords(languageOf(url), 'records')])
  const filters = readFilters(url.searchParams, extentOf(meta))
  const choice = readChoice(url.searchParams)
  const server = api(fetch)
  const reply = pageOf(server, choice.kind, askRecords(filters, choice, A_PAGE))
  reply.catch(() => undefined)
  return { filters, choice, reply }
}

type RecordsPage = ({ kind: 'calls' } & CallsReply) | ({ kind: 'incidents' } & IncidentsReply)

async function pageOf(server: ReturnType<typeof api>, kind: RecordKind, query: URLSearchParams): Promise<RecordsPage> {
  return kind === 'calls' ? { kind, ...(await server.calls(query)) } : { kind, ...(await server.incidents(query)) }
}
