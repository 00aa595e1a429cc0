import { bucketStart, nextBucket } from '#domain/buckets.ts'
import { type Judged, judge } from '#domain/bursts/detect.ts'
import { slotSeries } from '#domain/bursts/slots.ts'
import { addDays, lengthInDays, type Period } from '#domain/dates.ts'
import { type SpecialDays, specialDaysOf } from '#domain/special-days.ts'
import type { Engine } from '../engine/engine.ts'
import { burstHours, burstSlots } from '../queries/bursts.ts'
import { dataRange } from '../queries/data.ts'
import { hasReports } from '../site/exports.ts'
import type { Question } from './question.ts'

/** Where no more days than this are known, the usual is learned from them all, whatever period is asked about. */
const ALL_DAYS = 1_100
/**
 * Otherwise from the asked days, so many before and as many after as tell of the level, in whole quarters: a range that is
 * moved by some days is judged as it was, and judged once.
 */
const DAYS_BEFORE = 400
const DAYS_AFTER = 28
const KEPT = 6

/** What was judged of a version of the data, newest last: the same for every period asked about. */
const judgements = new WeakMap<Engine, Map<string, Promise<Judged | null>>>()

/** The calls of the asked centre and filters beside what is usual, and the days from which that was learned. */
export async function usualCalls(question: Question): Promise<{ judged: Judged | null; learned: Period }> {
  const learned = await learnedPeriod(question)
  const special = specialDaysOf(question.site.special_days)
  const known = judgements.get(question.engine) ?? new Map<string, Promise<Judged | null>>()
  judgements.set(question.engine, known)
  const key = JSON.stringify([learned, question.asked.filters, special.length, special])
  const judging = known.get(key) ?? judgeCalls(question, learned, special)
  known.delete(key)
  known.set(key, judging)
  if (known.size > KEPT) known.delete(known.keys().next().value!)
  judging.catch(() => known.delete(key))
  return { judged: await judging, learned }
}

async function learnedPeriod({ engine, period }: Question): Promise<Period> {
  const { first_day, last_day } = await dataRange(engine)
  if (first_day === null || last_day === null) return period
  const all = { from: first_day, to: addDays(last_day, 1) }
  if (lengthInDays(all) <= ALL_DAYS) return all
  const from = bucketStart(addDays(period.from, -DAYS_BEFORE), 'quarter')
  const to = nextBucket(bucketStart(addDays(period.to, DAYS_AFTER), 'quarter'), 'quarter')
  const near = { from: from < all.from ? all.from : from, to: to > all.to ? all.to : to }
  return near.from < near.to ? near : period
}

/** Quarter hours; hours for switch reports and for what is longer than three years. */
async function judgeCalls(
  question: Question,
  learned: Period,
  special: readonly SpecialDays[]
): Promise<Judged | null> {
  const { engine, site, asked } = question
  const isCoarse = hasReports(site, asked.filters.centre) || lengthInDays(learned) > ALL_DAYS + DAYS_BEFORE
  const [rows, hours] = await Promise.all([
    burstSlots(engine, { ...asked, ...learned }),
    burstHours(engine, { ...asked, ...learned })
  ])
  const { from, to } = learned
  const end = question.clock.dayStarts === 0 ? to : addDays(to, 1)
  const series = slotSeries(
    { from, to: end, perDay: isCoarse ? 24 : 96 },
    rows,
    hours.map(({ date }) => date)
  )
  return judge(series, special)
}
