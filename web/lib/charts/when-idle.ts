const AT_LATEST_MS = 500
const WITHOUT_IDLE_MS = 100
/** Two or three frames of a slow machine: what the reader waits for is painted by then. */
const QUIET_MS = 100

/** Runs `work` when the browser has drawn what waits before it; gives how to call it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, WITHOUT_IDLE_MS)
    return () => clearTimeout(timer)
  }
  const call = requestIdleCallback(work, { timeout: AT_LATEST_MS })
  return () => cancelIdleCallback(call)
}

/**
 * Runs `work`, which nobody sees, when the browser has also painted what the reader waits for: one that is idle before
 * a frame begins would put the work in front of it. Gives how to call it off.
 */
export function whenQuiet(work: () => void): () => void {
  let callOff: (() => void) | null = null
  const timer = setTimeout(() => (callOff = whenIdle(work)), QUIET_MS)
  return () => (callOff === null ? clearTimeout(timer) : callOff())
}
