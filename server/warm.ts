import type { FastifyInstance } from 'fastify'
import type { MetaReply } from '#contract/meta.ts'
import { bucketStart } from '#domain/buckets.ts'
import { addDays } from '#domain/dates.ts'
import type { Warehouse } from './engine/warehouse.ts'
import { DEFAULT_DAYS } from './routes/question.ts'

/** What the pages ask when they are opened without a choice, the overview (`web/routes/+page.ts`) first. */
const FIRST_QUESTIONS = [
  'kpis?compare=previous',
  'explain?compare=previous&kpi=serviceLevel',
  'bursts/events?compare=previous',
  'standards/verdicts?compare=previous',
  'volume?compare=previous',
  'mix?compare=previous',
  'operators?compare=previous',
  'funnel?compare=previous',
  'staffing-gap?compare=previous',
  'mix?compare=previous&basis=calls',
  'ghost-meter?compare=previous',
  'bursts?compare=previous',
  'answer-times?compare=previous',
  'response-times?compare=previous'
]

/** Periods asked for more, so that what puts sums together has run often enough for Node to compile it. */
const REHEARSALS = 8

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
    const one = (question: string) => app.inject(`/api/v1/${question}`).catch(() => undefined)
    const all = async (dates: string) => {
      for (const question of FIRST_QUESTIONS) {
        if (isStopped || warehouse.version !== version) return
        await one(question + dates)
      }
    }
    if (version === null) return
    const meta = await one('meta')
    await all('')
    const range = meta?.statusCode === 200 ? meta.json<MetaReply>().data.range : null
    if (range === null) return
    const to = bucketStart(addDays(range.to, -DEFAULT_DAYS), 'quarter')
    await all(`&from=${addDays(to, -DEFAULT_DAYS)}&to=${to}`)
    for (let days = 1; days <= REHEARSALS; days++)
      await all(`&from=${addDays(range.to, -DEFAULT_DAYS - days)}&to=${addDays(range.to, -days)}`)
  }
  const stopListening = warehouse.onPublished(() => void ask())
  void ask()
  return () => {
    isStopped = true
    stopListening()
  }
}
