import type { FastifyInstance } from 'fastify'
import { bucketStart } from '#domain/buckets.ts'
import { addDays } from '#domain/dates.ts'
import type { Warehouse } from './engine/warehouse.ts'

/** What the pages ask when they are opened without a choice, the overview (`web/routes/+page.ts`) first. */
const FIRST_QUESTIONS = [
  'kpis?compare=previous',
  'explain?compare=previous&kpi=serviceLevel',
  'bursts?compare=previous',
  'standards?compare=previous',
  'volume?compare=previous',
  'mix?compare=previous',
  'operators?compare=previous',
  'funnel?compare=previous',
  'staffing-gap?compare=previous',
  'mix?compare=previous&basis=calls',
  'ghost-meter?compare=previous',
  'answer-times?compare=previous',
  'response-times?compare=previous'
]

/**
 * Asks of every new version of the data what its first readers will ask, one question after another, so that the sums
 * are there when they come: of the period that is shown first, and of the last days of the quarter before it, whose
 * sums are kept by whole quarters. Failures are a reader's to see.
 *
 * @returns how to stop
 */
export function keepWarm(app: FastifyInstance, warehouse: Warehouse): () => void {
  let isStopped = false
  const ask = async () => {
    const { version } = warehouse
    const isOver = () => isStopped || version === null || warehouse.version !== version
    const one = (question: string) => app.inject(`/api/v1/${question}`).catch(() => undefined)
    if (isOver()) return
    await one('meta')
    for (const dates of ['', await quarterBefore(one)]) {
      if (dates === null) return
      for (const question of FIRST_QUESTIONS) {
        if (isOver()) return
        await one(question + dates)
      }
    }
  }
  const stopListening = warehouse.onPublished(() => void ask())
  void ask()
  return () => {
    isStopped = true
    stopListening()
  }
}

/** The last days of the quarter before the one in which the first period begins; null where there is none. */
async function quarterBefore(
  one: (question: string) => Promise<{ statusCode: number; json(): unknown } | undefined>
): Promise<string | null> {
  const reply = await one('kpis?compare=previous')
  if (reply?.statusCode !== 200) return null
  const { from } = (reply.json() as { meta: { from: string } }).meta
  const to = bucketStart(from, 'quarter')
  return `&from=${addDays(to, -DAYS)}&to=${to}`
}

const DAYS = 28
