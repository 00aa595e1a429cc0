import type { BurstEventsReply } from '#contract/bursts.ts'
import type { KpiResult, KpisReply } from '#contract/kpis.ts'
import type { VerdictsReply } from '#contract/standards.ts'
import { PERCENT } from '../lib/format.ts'
import type { Drawing } from '../lib/reader.svelte.ts'
import { judgedStandards } from './attention.ts'

/** A part of a sentence: one figure, where it is from, and the page that shows it. */
export interface Clause {
  text: string
  href: string
  /** What it states: a KPI, or a name of its own, and the value as the API gives it. */
  figure: { of: string; value: number }
  /** The value as it is written within the text. */
  written: string
}

export interface Told {
  kpis: KpisReply
  bursts: BurstEventsReply | null
  standards: VerdictsReply | null
}

/**
 * What a period was like, in three sentences at the most: how calls were answered, what came in, how fast help was there
 * and what is missing. Each clause is a figure of a reply; an absent figure says nothing.
 */
export function sentences(told: Told, drawing: Drawing): Clause[][] {
  return [answering(told.kpis, drawing), incoming(told, drawing), helping(told, drawing)].filter(
    (clauses) => clauses.length > 0
  )
}

function kpiOf({ data }: KpisReply, id: string): KpiResult | undefined {
  return data.kpis.find((kpi) => kpi.id === id)
}

function answering(kpis: KpisReply, { format, words }: Drawing): Clause[] {
  const kpi = kpiOf(kpis, 'serviceLevel')
  if (kpi?.figure.value == null) return []
  const { value, n } = kpi.figure
  const say = words.explore
  const clauses = [
    of('serviceLevel', value, '/answer-times', format.share(value), (share) =>
      say.level(share, format.seconds(kpis.data.within))
    )
  ]
  if (kpi.target !== undefined) {
    const target = format.share(kpi.target, 0)
    const gap = kpi.target - value
    if (kpi.status === 'met') clauses.push(of('target', kpi.target, '/standards', target, say.met))
    if (kpi.status === 'missed')
      clauses.push(
        of('targetGap', gap, '/standards', format.number(gap * 100, 1), (points) => say.missed(points, target))
      )
    if (kpi.status === 'too-few') clauses.push(of('n', n, '/answer-times', format.number(n), say.tooFew))
  }
  return [...clauses, ...points(kpi, { format, words })]
}

function points(kpi: KpiResult, { format, words }: Pick<Drawing, 'format' | 'words'>): Clause[] {
  const [compared] = kpi.comparisons
  if (compared === undefined || compared.change.absolute === null) return []
  const rounded = Math.round(compared.change.absolute * 1000) / 10
  const against = againstOf(compared, { format, words })
  const text = format.number(Math.abs(rounded), 1)
  const { up, down, same } = words.explore
  const write = (points: string) =>
    rounded === 0 ? same(against) : rounded > 0 ? up(points, against) : down(points, against)
  return [of('serviceLevelChange', compared.change.absolute, '/mix#what-changed', text, write)]
}

/** `dari periode sebelumnya`; its dates stand above the sentences, how much of it is known here. */
function againstOf(
  { kind, coverage: { days, daysWithData } }: KpiResult['comparisons'][number],
  { format, words }: Pick<Drawing, 'format' | 'words'>
): string {
  const partly = daysWithData < days ? ` (${words.coverage(format.number(daysWithData), format.number(days))})` : ''
  return `${words.against[kind]}${partly}`
}

function incoming({ kpis, bursts }: Told, { format, words }: Drawing): Clause[] {
  const offered = kpiOf(kpis, 'offered')
  if (offered?.figure.value == null) return []
  const say = words.explore
  const n = offered.figure.value
  const days = format.number(kpis.meta.coverage.daysWithData)
  const clauses = [
    of('offered', n, '/volume', format.number(n), (calls) => say.volume(calls, days)),
    ...growth(offered, { format, words })
  ]
  const connected = kpiOf(kpis, 'connected')?.figure.value ?? n
  if (connected < n)
    clauses.push(of('cutOffShare', (n - connected) / n, '/volume', format.share((n - connected) / n), say.cutOff))
  for (const [id, text] of [
    ['abandonRate', say.abandoned],
    ['invalidShare', say.nuisance]
  ] as const) {
    const value = kpiOf(kpis, id)?.figure.value
    if (value != null) clauses.push(of(id, value, '/volume', format.share(value), text))
  }
  const surges = bursts?.data.events.filter(({ kind }) => kind === 'high').length ?? 0
  if (surges > 0) clauses.push(of('surges', surges, '/volume#burst-events', format.number(surges), say.surges))
  return clauses
}

function growth(kpi: KpiResult, { format, words }: Pick<Drawing, 'format' | 'words'>): Clause[] {
  const [compared] = kpi.comparisons
  if (compared?.change.relative == null) return []
  const { relative, perDay } = compared.change
  const percent = format.number(Math.abs(relative) * 100, 1) + PERCENT
  const against = againstOf(compared, { format, words })
  const { more, fewer, same, perDay: daily } = words.explore
  const said =
    percent === format.number(0) + PERCENT
      ? same(against)
      : relative > 0
        ? more(percent, against)
        : fewer(percent, against)
  return [of('offeredChange', relative, '/volume', percent, () => (perDay ? daily(said) : said))]
}

function helping({ kpis, standards }: Told, { format, words }: Drawing): Clause[] {
  const say = words.explore
  const response = kpiOf(kpis, 'responseP90')
  const clauses: Clause[] = []
  if (response?.figure.value != null) {
    const { value } = response.figure
    clauses.push(of('responseP90', value, '/response', format.seconds(value), say.response))
    const { target, status } = response
    if (target !== undefined && status === 'met')
      clauses.push(of('target', target, '/response', format.seconds(target), say.met))
    if (target !== undefined && status === 'missed')
      clauses.push(
        of('targetGap', value - target, '/response', format.seconds(value - target), (time) =>
          say.over(time, format.seconds(target))
        )
      )
  }
  const judged = standards === null ? null : judgedStandards(standards)
  if (judged !== null && judged.missed > 0)
    clauses.push(
      of('standardsMissed', judged.missed, '/standards', format.number(judged.missed), (n) =>
        say.standards(n, format.number(judged.judged))
      )
    )
  const { hoursMissing } = kpis.meta
  if (hoursMissing > 0)
    clauses.push(of('hoursMissing', hoursMissing, '/data', format.number(hoursMissing), say.missingHours))
  return clauses
}

function of(name: string, value: number, href: string, written: string, say: (written: string) => string): Clause {
  return { text: say(written), href, figure: { of: name, value }, written }
}
