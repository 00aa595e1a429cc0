/**
 * What `newest` gave last, for as long as `lasts` says of it; else what it gives now. For a `$derived.by`, which follows
 * nothing of `newest` while the last one is shown: what belongs to an answer is not made anew for a question.
 *
 * @example const shown = $derived.by(lasting(() => option, (last) => isStale && last !== null))
 */
export function lasting<T>(newest: () => T, lasts: (last: T) => boolean): () => T {
  let last: { value: T } | null = null
  return () => {
    if (last === null || !lasts(last.value)) last = { value: newest() }
    return last.value
  }
}
