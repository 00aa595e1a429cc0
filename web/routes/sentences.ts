import type { KpiResult, KpisReply } from '#contract/kpis.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { Drawing } from '../lib/reader.svelte.ts'

export interface Sentence {
  text: string
  /** The page that shows where it comes from. */
  href: string
}

/** Hours with fewer calls than this are not called the weakest. */
const FEWEST_CALLS = 30

/** What a period was like, in sentences of which each clause is a figure of the reply; an absent figure says nothing. */
export function sentences(kpis: KpisReply, operators: OperatorsReply | null, drawing: Drawing): Sentence[] {
  const of = (id: string) => kpis.data.kpis.find((kpi) => kpi.id === id)
  return [
    { href: '/answer-times', clauses: levelClauses(of('serviceLevel'), kpis, drawing) },
    { href: '/volume', clauses: volumeClauses(of, kpis, drawing) },
    { href: '/response', clauses: responseClauses(of('responseP90'), drawing) },
    { href: '/operators', clauses: weakestHour(operators, drawing) }
  ]
    .filter(({ clauses }) => clauses.length > 0)
    .map(({ href, clauses }) => ({ href, text: `${clauses.join('; ')}.` }))
}

function levelClauses(kpi: KpiResult | undefined, { data }: KpisReply, { format, words }: Drawing): string[] {
  if (kpi?.figure.value == null) return []
  const variant = words.variants[data.variant as keyof typeof words.variants]
  const clauses = [words.sentences.level(format.share(kpi.figure.value), format.seconds(data.within), variant)]
  if (kpi.target !== undefined && kpi.status === 'met') clauses.push(words.sentences.met(format.share(kpi.target, 0)))
  if (kpi.target !== undefined && kpi.status === 'missed') {
    const gap = (kpi.target - kpi.figure.value) * 100
    clauses.push(words.sentences.missed(format.share(kpi.target, 0), format.number(gap, 1)))
  }
  return [...clauses, ...pointsChange(kpi, { format, words })]
}

function pointsChange(kpi: KpiResult, { format, words }: Pick<Drawing, 'format' | 'words'>): string[] {
  const compared = kpi.comparisons[0]
  if (compared === undefined || compared.change.absolute === null) return []
  const points = Math.round(compared.change.absolute * 1000) / 10
  const { days, daysWithData } = compared.coverage
  const partly = daysWithData < days ? ` (${words.coverage(format.number(daysWithData), format.number(days))})` : ''
  const period = `${format.period(compared.from, compared.to)}${partly}`
  if (points === 0) return [words.sentences.same(period)]
  const text = format.number(Math.abs(points), 1)
  return [points > 0 ? words.sentences.up(text, period) : words.sentences.down(text, period)]
}

function volumeClauses(
  of: (id: string) => KpiResult | undefined,
  { meta, data }: KpisReply,
  { format, words }: Drawing
): string[] {
  const offered = of('offered')?.figure
  const connected = of('connected')?.figure
  if (offered?.value == null || data.kpis.length === 0) return []
  const clauses = [words.sentences.volume(format.number(offered.value), format.number(meta.coverage.daysWithData))]
  if (offered.hoursMissing !== undefined) clauses.push(words.calendar.hoursMissing(format.number(offered.hoursMissing)))
  if (connected?.value != null && connected.value < offered.value) {
    clauses.push(words.sentences.cutOff(format.share((offered.value - connected.value) / offered.value)))
  }
  const abandoned = of('abandonRate')?.figure
  if (abandoned?.value != null) clauses.push(words.sentences.abandoned(format.share(abandoned.value)))
  const invalid = of('invalidShare')?.figure
  if (invalid?.value != null) clauses.push(words.sentences.invalid(format.share(invalid.value)))
  return clauses
}

function responseClauses(kpi: KpiResult | undefined, { format, words }: Drawing): string[] {
  if (kpi?.figure.value == null) return []
  const clauses = [words.sentences.response(format.seconds(kpi.figure.value))]
  if (kpi.target !== undefined) clauses.push(words.target(format.seconds(kpi.target)))
  return clauses
}

function weakestHour(operators: OperatorsReply | null, { format, words }: Drawing): string[] {
  const hours = (operators?.data.profile ?? []).flatMap(({ hour, serviceLevel }) =>
    serviceLevel.value === null || serviceLevel.n < FEWEST_CALLS ? [] : [{ hour, value: serviceLevel.value }]
  )
  const [weakest] = hours.sort((a, b) => a.value - b.value)
  return weakest === undefined ? [] : [words.sentences.slowest(format.hour(weakest.hour), format.share(weakest.value))]
}
