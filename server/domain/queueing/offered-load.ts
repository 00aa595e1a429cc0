/**
 * The load that calls put on agents in every slot when calls outlast the slot in which they arrive: the mean number of
 * busy agents if there were enough of them (infinite servers, exponential handle times, arrivals steady within a slot).
 * It lags behind the arrivals by about a handle time and is smoother; calls of 30 minutes in slots of 15 are staffed
 * where they are talked to, not where they come in.
 *
 * @param arrivals calls in each slot, one after the other, each 0 or more
 * @param handleSeconds mean handle time of each slot's arrivals, or one for all, above 0
 * @param slotSeconds length of a slot, above 0
 * @param start erlangs at the beginning; absent: as if the first slot had gone on for ever before
 * @returns erlangs of each slot, the mean over the slot
 * @throws {RangeError} naming the argument
 * @see O. B. Jennings, A. Mandelbaum, W. A. Massey, W. Whitt, Management Science 42 (1996), 1383-1394
 * @example offeredLoad([10, 0, 0], 900, 900) // [10, 6.32, 2.33]
 */
export function offeredLoad(
  arrivals: readonly number[],
  handleSeconds: number | readonly number[],
  slotSeconds: number,
  start?: number
): number[] {
  if (!(slotSeconds > 0 && slotSeconds < Infinity))
    throw new RangeError(`slotSeconds must be above 0, got ${slotSeconds}`)
  const handleOf = (slot: number) => (typeof handleSeconds === 'number' ? handleSeconds : handleSeconds[slot]!)
  arrivals.forEach((n, slot) => checkSlot(n, handleOf(slot), slot))
  let load = start ?? ((arrivals[0] ?? 0) / slotSeconds) * (arrivals.length === 0 ? 1 : handleOf(0))
  return arrivals.map((n, slot) => {
    const handle = handleOf(slot)
    const steady = (n / slotSeconds) * handle
    const left = Math.exp(-slotSeconds / handle)
    const mean = steady + ((load - steady) * (1 - left) * handle) / slotSeconds
    load = steady + (load - steady) * left
    return mean
  })
}

function checkSlot(n: number, handle: number, slot: number): void {
  if (!(n >= 0 && n < Infinity)) throw new RangeError(`arrivals[${slot}] must be a number of 0 or more, got ${n}`)
  if (!(handle > 0 && handle < Infinity))
    throw new RangeError(`handleSeconds of slot ${slot} must be above 0, got ${handle}`)
}
