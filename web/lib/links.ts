/** The same page with some of its query changed; null takes a parameter away. */
export function withQuery(url: URL, change: Readonly<Record<string, string | null>>): string {
  return withPath(url.pathname, url, change)
}

/** Another page with the query of this one, some of it changed; null takes a parameter away. */
export function withPath(path: string, url: URL, change: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(url.search)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return pathWith(path, query)
}

/** A path with a query, or without the question mark where there is none. */
export function pathWith(path: string, query: URLSearchParams): string {
  return query.size > 0 ? `${path}?${query}` : path
}
