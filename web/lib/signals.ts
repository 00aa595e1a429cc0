const under = new Map<string, AbortController>()

/**
 * The signal of the requests of one address; asked again for the same address, the requests before are dropped. Those
 * of other addresses run on: a page that is only being looked forward to must not take the data of the one shown.
 */
export function freshSignal(url?: URL): AbortSignal {
  const address = url?.href ?? ''
  under.get(address)?.abort()
  const controller = new AbortController()
  under.set(address, controller)
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
