import type { FastifyInstance } from 'fastify'
import type { Warehouse } from './engine/warehouse.ts'

/** What the overview asks when it is opened without a choice; `web/routes/+page.ts` has the same. */
const FIRST_QUESTIONS = [
  'meta',
  'kpis?compare=previous',
  'explain?compare=previous&kpi=serviceLevel',
  'bursts?compare=previous',
  'standards?compare=previous',
  'volume?compare=previous',
  'mix?compare=previous',
  'operators?compare=previous',
  'funnel?compare=previous',
  'staffing-gap?compare=previous'
]

/**
 * Asks of every new version of the data what its first reader will ask, one question after another, so that the sums are
 * there when he comes. Failures are his to see.
 *
 * @returns how to stop
 */
export function keepWarm(app: FastifyInstance, warehouse: Warehouse): () => void {
  let isStopped = false
  const ask = async () => {
    const { version } = warehouse
    for (const question of FIRST_QUESTIONS) {
      if (isStopped || version === null || warehouse.version !== version) return
      await app.inject(`/api/v1/${question}`).catch(() => undefined)
    }
  }
  const stopListening = warehouse.onPublished(() => void ask())
  void ask()
  return () => {
    isStopped = true
    stopListening()
  }
}
