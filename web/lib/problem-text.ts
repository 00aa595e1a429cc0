import type { Language } from '#domain/text.ts'
import type { Words } from './i18n/words.ts'

interface Refusal {
  status?: number
  body?: { code?: string; message?: string; detail?: string } | null
}

/**
 * What a refusal of the server means, in the reader's language: what happened, what it means for the figures, what to do.
 * The server's own sentence is English; it follows only where English is read.
 *
 * @example problemText({ body: { code: 'TIMEOUT' } }, ID.problems, 'id')
 */
export function problemText(reason: unknown, words: Words['problems'], language: Language): string {
  const { status, body } = (reason ?? {}) as Refusal
  const code = body?.code ?? (reason instanceof TypeError ? 'NO_CONNECTION' : status === 404 ? 'NOT_FOUND' : '')
  const told = words.codes[code] ?? words.other(code || (status === undefined ? '' : `HTTP ${status}`))
  return language === 'en' && body?.detail ? `${told} (${body.detail})` : told
}
