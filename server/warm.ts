import type { FastifyInstance } from 'fastify'
import type { MetaReply } from '#contract/meta.ts'
import { bucketStart } from '#domain/buckets.ts'
import { addDays, type LocalDate } from '#domain/dates.ts'
import type { Warehouse } from './engine/warehouse.ts'
import { DEFAULT_DAYS } from './routes/question.ts'

/** What the overview (`web/routes/+page.ts`) asks when it is opened without a choice. */
const OVERVIEW_QUESTIONS = [
  'kpis?compare=previous',
  'explain?compare=previous&kpi=serviceLevel',
  'bursts/events?compare=previous',
  'standards/verdicts?compare=previous',
  'volume/series?compare=previous',
  'mix?compare=previous',
  'operators/profile?compare=previous',
  'funnel?compare=previous',
  'staffing-gap?compare=previous'
]

/** What the other pages ask then. */
const OTHER_QUESTIONS = [
  'volume?compare=previous',
  'operators?compare=previous',
  'mix?compare=previous&basis=calls',
  'ghost-meter?compare=previous',
  'bursts?compare=previous',
  'answer-times?compare=previous',
  'response-times?compare=previous'
]

/** How often the overview's dates are changed before the first reader does, so that Node has compiled what answers. */
const REHEARSALS = 40
/** On so many days the periods of the rehearsals end: on the last, of which the data may not tell every hour, and before. */
const ENDS = 2

/** The server's own questions are not counted against the limit of those who ask from the same machine. */
const remoteAddress = '0.0.0.0'

/**
 * Asks of every new version of the data what its first readers will ask, one question after another, so that the sums
 * are there when they come: of the period that is shown first, and of the last days of the two quarters before it, whose
 * sums are kept by whole quarters. After the first time it changes the dates as a reader would. Failures are a reader's
 * to see.
 *
 * @returns how to stop
 */
export function keepWarm(app: FastifyInstance, warehouse: Warehouse): () => void {
  let isStopped = false
  let isRehearsed = false
  const one = (question: string) => app.inject({ url: `/api/v1/${question}`, remoteAddress }).catch(() => undefined)

  async function ask(): Promise<void> {
    const { version } = warehouse
    const isOver = () => isStopped || version === null || warehouse.version !== version
    const meta = isOver() ? undefined : await one('meta')
    const range = meta?.statusCode === 200 ? meta.json<MetaReply>().data.range : null
    if (range === null) return
    for (const dates of datesBefore(range.to))
      for (const question of [...OVERVIEW_QUESTIONS, ...OTHER_QUESTIONS]) if (!isOver()) await one(question + dates)
    if (isRehearsed) return
    isRehearsed = true
    for (let change = 0; change < REHEARSALS && !isOver(); change++) await changeDates(app, range.to, change)
  }

  const stopListening = warehouse.onPublished(() => void ask())
  void ask()
  return () => {
    isStopped = true
    stopListening()
  }
}

/** The period that is shown first, and as many days at the end of each of the two quarters before it. */
function datesBefore(to: LocalDate): string[] {
  const last = bucketStart(addDays(to, -DEFAULT_DAYS), 'quarter')
  const before = bucketStart(addDays(last, -1), 'quarter')
  return ['', ...[last, before].map((end) => `&from=${addDays(end, -DEFAULT_DAYS)}&to=${end}`)]
}

/** Asks the overview's questions as its page does, of fewer days than are shown first: every period another one. */
async function changeDates(app: FastifyInstance, end: LocalDate, change: number): Promise<void> {
  const to = addDays(end, -(change % ENDS))
  const dates = `&from=${addDays(to, -DEFAULT_DAYS + 1 + Math.floor(change / ENDS))}&to=${to}`
  const ask = OVERVIEW_QUESTIONS.map((question) => question + dates)
  const headers = { 'accept-encoding': 'br' }
  await app
    .inject({ method: 'POST', url: '/api/v1/answers', payload: { ask }, headers, remoteAddress })
    .catch(() => undefined)
}
