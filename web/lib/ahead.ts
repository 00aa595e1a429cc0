/** How a page asks for what it shows at one of its addresses. */
type Ask<T> = (url: URL) => T

/** By path: of the page that is shown, and of those that were looked forward to. */
const asks = new Map<string, Ask<unknown>>()
let ahead: { href: string; asked: unknown } | null = null

/**
 * What a page asks at `url`: taken over where that has been asked ahead, else asked now. For the `load` of a page.
 *
 * @param ask asks for what is shown at an address of the page
 */
export function asking<T>(url: URL, ask: Ask<T>): T {
  const asked = ahead?.href === url.href ? (ahead.asked as T) : ask(url)
  ahead = null
  asks.set(url.pathname, ask)
  return asked
}

/**
 * Asks what the page that is shown will ask at another of its addresses, which the reader is about to go to: the server
 * works while the browser changes the address. Nothing is asked for a page that has not asked yet.
 */
export function askAhead(url: URL): void {
  const ask = asks.get(url.pathname)
  if (ask !== undefined) ahead = { href: url.href, asked: ask(url) }
}
