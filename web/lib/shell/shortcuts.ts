import { PAGES } from './pages.ts'

/** What a key asks for: a page, or something on this page. */
export type Shortcut =
  { kind: 'page'; path: string } | { kind: 'filter' | 'table' | 'language' | 'theme' | 'help' } | { kind: 'prefix' }

/** Keys on their own; `g` starts the way to a page. */
export const KEYS = { '/': 'filter', t: 'table', l: 'language', d: 'theme', '?': 'help' } as const

/** How long after `g` the page's key is waited for, ms. */
export const PREFIX_MS = 1500

const PATHS: ReadonlyMap<string, string> = new Map([
  ...PAGES.map(({ key, path }) => [key, path] as const),
  ['h', '/help']
])

/**
 * What a key means, or null. With Ctrl, Alt or Meta a key is the browser's.
 *
 * @example shortcutOf({ key: 'v' }, true) // { kind: 'page', path: '/volume' }
 */
export function shortcutOf(
  event: { key: string; ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean },
  isAfterPrefix: boolean
): Shortcut | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  const key = event.key.toLowerCase()
  if (isAfterPrefix) {
    const path = PATHS.get(key)
    return path === undefined ? null : { kind: 'page', path }
  }
  if (key === 'g') return { kind: 'prefix' }
  const kind = (KEYS as Record<string, (typeof KEYS)[keyof typeof KEYS] | undefined>)[key]
  return kind === undefined ? null : { kind }
}
