import type { Problem } from '#contract/common.ts'
import type { Note, NoteBody, NoteHistoryReply, NotesReply } from '#contract/notes.ts'

const BASE = '/api/v1/notes'

/** A refusal of the server, in its words. */
export class NoteError extends Error {
  readonly status: number

  constructor(status: number, { title, detail }: Partial<Problem>) {
    super(detail ?? title ?? `HTTP ${status}`)
    this.status = status
  }
}

/** Notes as functions; a change names the version that was read. @throws {NoteError} 412: another stands, 404: deleted */
export const notesApi = {
  all: async () => ((await ask('GET', BASE)) as NotesReply).notes,
  add: (body: NoteBody) => ask('POST', BASE, body) as Promise<Note>,
  change: ({ id, version }: Note, body: NoteBody) => ask('PUT', `${BASE}/${id}`, body, version) as Promise<Note>,
  remove: ({ id, version }: Note, who: string) =>
    ask('DELETE', `${BASE}/${id}?${new URLSearchParams({ who })}`, undefined, version),
  history: async ({ id }: Note) => ((await ask('GET', `${BASE}/${id}/history`)) as NoteHistoryReply).events
}

async function ask(method: string, path: string, body?: NoteBody, version?: number): Promise<unknown> {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` })
  }
  const response = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await response.text()
  if (!response.ok) throw new NoteError(response.status, parsed(text) as Partial<Problem>)
  return parsed(text)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
