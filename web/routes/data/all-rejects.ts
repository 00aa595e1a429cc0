import type { RejectsReply } from '#contract/loads.ts'
import { api } from '../../lib/api.ts'

const AT_ONCE = 1000

/** Every rejected row of the source and code that the page's address names. */
export async function allRejects(asked: URLSearchParams): Promise<RejectsReply['data']['rows']> {
  const rows: RejectsReply['data']['rows'] = []
  for (;;) {
    const query = new URLSearchParams({ limit: String(AT_ONCE), offset: String(rows.length) })
    for (const name of ['source', 'code']) if (asked.get(name)) query.set(name, asked.get(name)!)
    const { data } = await api(fetch).rejects(query)
    rows.push(...data.rows)
    if (data.rows.length < AT_ONCE) return rows
  }
}
