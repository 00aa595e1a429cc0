const under = new Map<string, AbortController>()

/**
 * The signal of the requests of one address. Asked again for the same address, those before run on: a press on a link
 * asks before the click does, and the page that comes of it may wait for the first answer.
 */
export function signalOf(url: URL): AbortSignal {
  const controller = under.get(url.href) ?? new AbortController()
  under.set(url.href, controller)
  return controller.signal
}

/** The reader goes to `url`: what was asked for any other address is dropped. */
export function dropOthers(url: URL): void {
  for (const [address, controller] of under) {
    if (address === url.href) continue
    controller.abort()
    under.delete(address)
  }
}
