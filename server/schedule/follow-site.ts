import type { CurrentSite } from '../site/watched-site.ts'
import type { Clock } from './clock.ts'

const EVERY_MS = 5000

/** Looks at site.yaml every few seconds and tells when it has changed. @returns what ends it */
export function followSite(
  site: () => Promise<CurrentSite>,
  known: string,
  clock: Clock,
  onChange: (site: CurrentSite['site']) => void,
  onFault: (error: unknown) => void
): () => void {
  let version = known
  let callOff = () => {}
  let ended = false
  const look = async () => {
    const now = await site()
    if (now.version !== version && !ended) onChange(now.site)
    version = now.version
  }
  const next = () => {
    if (ended) return
    callOff = clock.at(new Date(clock.now().getTime() + EVERY_MS), () => void look().catch(onFault).then(next))
  }
  next()
  return () => {
    ended = true
    callOff()
  }
}
