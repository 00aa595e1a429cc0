import { goto } from '$app/navigation'
import { page } from '$app/state'
import { askAhead } from './ahead.ts'

/**
 * Goes to another choice on the same page, which stays as it is and keeps its focus. Its questions are sent first, then
 * the address changes.
 *
 * @param href null: there is no such choice
 */
export function follow(href: string | null): void {
  if (href === null) return
  const url = new URL(href, page.url)
  if (url.href !== page.url.href) askAhead(url)
  // Questions are gathered until the end of this turn, and sent then.
  queueMicrotask(() => void goto(href, { keepFocus: true, noScroll: true }))
}
