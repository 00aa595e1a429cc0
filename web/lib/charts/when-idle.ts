const AT_LATEST_MS = 500
const WITHOUT_IDLE_MS = 100

/** Runs `work` when the browser has drawn what waits before it; gives how to call it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, WITHOUT_IDLE_MS)
    return () => clearTimeout(timer)
  }
  const call = requestIdleCallback(work, { timeout: AT_LATEST_MS })
  return () => cancelIdleCallback(call)
}
