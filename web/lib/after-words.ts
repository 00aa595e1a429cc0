import { whenIdle } from './charts/when-idle.ts'

let waiting: (() => void)[] = []

/** Shows an answer when the words of the page are painted, together with all others that wait for them. */
export function afterWords(show: () => void): void {
  waiting.push(show)
  if (waiting.length > 1) return
  whenIdle(() => {
    const shows = waiting
    waiting = []
    for (const each of shows) each()
  })
}
