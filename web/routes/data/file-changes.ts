import type { ChangesReply, FileChanged } from '#contract/changes.ts'

type Event = ChangesReply['data']['events'][number]
export type Action = FileChanged['kind']

/** Days ago from which changes may be listed. */
export const SPANS = [1, 7, 30, 365] as const
export const DEFAULT_SPAN = 7

/** How many days back an address asks for; else a week. */
export function spanOf(asked: string | null): number {
  return SPANS.find((days) => String(days) === asked) ?? DEFAULT_SPAN
}

/** What may be done with the file of an event: only its newest event stands for what it is now. */
export function actionOf(event: Event, events: readonly Event[]): Action | null {
  if (event.sha256 === null || event.file === null) return null
  const newest = events.filter(({ sha256 }) => sha256 === event.sha256).every((other) => other.event <= event.event)
  if (!newest) return null
  return event.kind === 'withdraw' ? 'restore' : 'withdraw'
}

/** Withdraws a file, or brings it back. @throws {Error} in the server's words */
export async function changeFile(sha256: string, action: Action): Promise<FileChanged> {
  const response = await fetch(`/api/v1/loads/${sha256}/${action}`, { method: 'POST' })
  const body: unknown = await response.json().catch(() => ({}))
  if (response.ok) return body as FileChanged
  const { title, detail } = body as { title?: string; detail?: string }
  throw new Error([title, detail].filter(Boolean).join(': ') || `HTTP ${response.status}`)
}
