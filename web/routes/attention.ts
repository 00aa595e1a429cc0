import type { BurstEventsReply } from '#contract/bursts.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { LoadsReply, SourcesReply } from '#contract/loads.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { OperatorProfileReply } from '#contract/operators.ts'
import type { StaffingGapReply } from '#contract/staffing-gap.ts'
import type { VerdictsReply } from '#contract/standards.ts'
import { dayNumber } from '#domain/dates.ts'
import type { Unit } from '#domain/kpis.ts'
import { isShort } from '#domain/queueing/staffing-gap.ts'
import { valueText } from '../lib/components/figure-text.ts'
import type { Drawing } from '../lib/reader.svelte.ts'

/** What somebody should look at, and where. */
export interface Attention {
  kind: keyof Drawing['words']['explore']['attention']['kinds']
  text: string
  href: string
  /** The value that it rests on, as the API gives it. */
  value: number
}

/** The replies that are looked through; null: not here (yet), and then nothing is said from it. */
export interface Looked {
  kpis: KpisReply | null
  standards: VerdictsReply | null
  operators: OperatorProfileReply | null
  staffing: StaffingGapReply | null
  bursts: BurstEventsReply | null
  loads: LoadsReply | null
  sources: SourcesReply | null
}

type Meta = MetaReply['data']

/** Hours with fewer calls than this are not called the weakest: the least by which a share is judged. */
const FEWEST_CALLS = 30
/** A source with a schedule whose data end longer ago than this is late. */
const LATE_DAYS = 2
/** More than one answered call in four for nothing: the least that published Indonesian reports call a problem. */
const INVALID_IS_HIGH = 0.25

/** What needs attention, the most important first: missed targets, faults of the data, staffing, service, load. */
export function attention(looked: Looked, meta: Meta, drawing: Drawing): Attention[] {
  return [
    ...missedTargets(looked.kpis, meta, drawing),
    ...refusedFiles(looked.loads, drawing),
    ...lateSources(looked.sources, meta, drawing),
    ...shortHours(looked.staffing, drawing),
    ...weakHours(looked, meta, drawing),
    ...events(looked.bursts, drawing),
    ...gaps(looked.kpis, drawing),
    ...manyInvalid(looked.kpis, drawing),
    ...missedStandards(looked.standards, drawing)
  ]
}

function missedTargets(kpis: KpisReply | null, meta: Meta, { format, words, language }: Drawing): Attention[] {
  const missed = (kpis?.data.kpis ?? []).filter(({ status }) => status === 'missed')
  return missed.flatMap((kpi) => {
    const about = meta.kpis.find(({ id }) => id === kpi.id)
    if (kpi.figure.value === null || kpi.target === undefined || about === undefined) return []
    const unit = about.unit as Unit
    const n = `n = ${format.number(kpi.figure.n)}`
    const [value, target] = [kpi.figure.value, kpi.target].map((each) => valueText(each, unit, format))
    const text = words.explore.attention.target(about.label[language], value!, target!, n)
    return [{ kind: 'target' as const, text, href: pageOf(kpi.id), value: kpi.figure.value }]
  })
}

function pageOf(kpi: string): string {
  return kpi === 'responseP90' ? '/response' : '/answer-times'
}

/** Files whose newest load refused them, and a newest load that failed as a whole. */
function refusedFiles(loads: LoadsReply | null, { format, words }: Drawing): Attention[] {
  const runs = loads?.data.runs ?? []
  const newest = new Map<string, string>()
  for (const { source, files } of runs.flatMap((run) => run.sources)) {
    for (const { file, status } of files) {
      const name = `${source}/${file}`
      if (!newest.has(name)) newest.set(name, status)
    }
  }
  const refused = [...newest].filter(([, status]) => status === 'refused').map(([name]) => name)
  const last = runs.find(({ status }) => status !== 'running')
  const say = words.explore.attention
  const failed = last?.error === undefined ? [] : [say.failed(format.shortDate(last.startedAt.slice(0, 10)))]
  return [
    ...failed.map((text) => ({ kind: 'data' as const, text, href: '/data', value: 1 })),
    ...(refused.length === 0
      ? []
      : [
          {
            kind: 'data' as const,
            text: say.refused(format.number(refused.length), refused[0]!),
            href: '/data',
            value: refused.length
          }
        ])
  ]
}

/** Of the sources that are loaded by a schedule, the one whose data end longest ago, where that is too long. */
function lateSources(sources: SourcesReply | null, meta: Meta, { format, words, language }: Drawing): Attention[] {
  const late = (sources?.data.sources ?? [])
    .filter(({ schedule }) => schedule !== null)
    .map((source) => ({ ...source, days: source.dataUntil === null ? Infinity : daysSince(source.dataUntil, meta) }))
    .filter(({ days }) => days > LATE_DAYS)
    .sort((a, b) => b.days - a.days)
  const say = words.explore.attention
  return late.slice(0, 1).map(({ label, dataUntil, days }) => ({
    kind: 'data' as const,
    text:
      dataUntil === null
        ? say.never(label[language])
        : say.late(label[language], format.shortDate(dataUntil.slice(0, 10)), format.number(days)),
    href: '/data',
    value: Number.isFinite(days) ? days : 0
  }))
}

function daysSince(instant: string, { today }: Meta): number {
  return dayNumber(today) - dayNumber(instant.slice(0, 10))
}

function shortHours(staffing: StaffingGapReply | null, { format, words }: Drawing): Attention[] {
  const short = (staffing?.data.hours ?? []).filter(isShort)
  const [worst] = [...short].sort((a, b) => b.required - b.onDuty - (a.required - a.onDuty))
  if (worst === undefined) return []
  const when = `${format.weekday(worst.weekday, 'long')} ${format.hour(worst.hour)}`
  const missing = format.number(worst.required - worst.onDuty, 1)
  const text = words.explore.attention.short(format.number(short.length), when, missing)
  return [{ kind: 'staffing', text, href: '/operators', value: short.length }]
}

function weakHours({ kpis, operators }: Looked, meta: Meta, { format, words }: Drawing): Attention[] {
  const target = kpis?.data.kpis.find(({ id }) => id === 'serviceLevel')?.target
  if (target === undefined || meta.targets.serviceLevel?.withinSeconds !== kpis?.data.within) return []
  const under = (operators?.data.profile ?? []).flatMap(({ hour, serviceLevel }) =>
    serviceLevel.value === null || serviceLevel.n < FEWEST_CALLS || serviceLevel.value >= target
      ? []
      : [{ hour, value: serviceLevel.value, n: serviceLevel.n }]
  )
  const [worst] = [...under].sort((a, b) => a.value - b.value)
  if (worst === undefined) return []
  const text = words.explore.attention.worstHour(
    format.hour(worst.hour),
    format.share(worst.value),
    format.number(worst.n),
    format.number(under.length)
  )
  return [{ kind: 'service', text, href: '/answer-times', value: worst.value }]
}

function events(bursts: BurstEventsReply | null, { format, words }: Drawing): Attention[] {
  const say = words.explore.attention
  return (['high', 'low'] as const).flatMap((kind) => {
    const found = (bursts?.data.events ?? []).filter((event) => event.kind === kind)
    const [largest] = [...found].sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess))
    if (largest === undefined) return []
    const text = (kind === 'high' ? say.surge : say.drop)(
      format.number(found.length),
      format.bucket(largest.from, 'slot'),
      format.number(largest.offered),
      format.number(largest.expected)
    )
    return [{ kind: 'burst' as const, text, href: '/volume#burst-events', value: found.length }]
  })
}

function gaps(kpis: KpisReply | null, { format, words }: Drawing): Attention[] {
  if (kpis === null || kpis.meta.hoursMissing === 0) return []
  const { coverage, hoursMissing } = kpis.meta
  const days = words.coverage(format.number(coverage.daysWithData), format.number(coverage.days))
  const text = words.explore.attention.gaps(format.number(hoursMissing), days)
  return [{ kind: 'data', text, href: '/data', value: hoursMissing }]
}

function manyInvalid(kpis: KpisReply | null, { format, words }: Drawing): Attention[] {
  const figure = kpis?.data.kpis.find(({ id }) => id === 'invalidShare')?.figure
  if (figure?.value == null || figure.n < FEWEST_CALLS || figure.value <= INVALID_IS_HIGH) return []
  const text = words.explore.attention.invalid(format.share(figure.value), format.number(figure.n))
  return [{ kind: 'invalid', text, href: '/volume#ghost-meter', value: figure.value }]
}

function missedStandards(standards: VerdictsReply | null, { format, words }: Drawing): Attention[] {
  const { missed, judged } = standards === null ? { missed: 0, judged: 0 } : judgedStandards(standards)
  if (missed === 0) return []
  const text = words.explore.standards(format.number(missed), format.number(judged))
  return [{ kind: 'standard', text, href: '/standards', value: missed }]
}

/** Standards besides the centre's own targets that could be judged in force, and those of which a goal was missed. */
export function judgedStandards({ data }: VerdictsReply): { judged: number; missed: number } {
  const verdicts = data.standards
    .filter(({ force }) => force !== 'own')
    .map(({ goals }) =>
      goals
        .filter(({ latest }) => !latest.reasons.includes('not-in-force'))
        .map(({ latest }) => latest.verdict)
        .filter((verdict) => verdict === 'met' || verdict === 'missed')
    )
    .filter((goals) => goals.length > 0)
  return { judged: verdicts.length, missed: verdicts.filter((goals) => goals.includes('missed')).length }
}
