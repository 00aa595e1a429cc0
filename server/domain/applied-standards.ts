import { STANDARDS } from './standards.ts'

interface Published {
  id: string
  family: string
}

/**
 * Whether a standard applies to a centre that lists those which do: it, or another edition of its family, is listed. The
 * centre's own targets always apply, and all standards do where nothing is listed.
 *
 * @example applies({ id: 'own-answer', family: 'own-answer' }, []) // true
 */
export function applies({ id, family }: Published, listed: readonly string[] | undefined): boolean {
  if (listed === undefined || !STANDARDS.some((standard) => standard.id === id)) return true
  return STANDARDS.some((standard) => standard.family === family && listed.includes(standard.id))
}
