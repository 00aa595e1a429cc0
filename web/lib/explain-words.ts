import type { ExplainedDimension, ExplainReply } from '#contract/explain.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { Dimension } from '#domain/explanation.ts'
import type { Figure } from '#domain/figure.ts'
import { dayNumber, lengthInDays } from '#domain/dates.ts'
import { valueText } from './components/figure-text.ts'
import { nameOf } from './components/value-names.ts'
import type { Drawing } from './reader.svelte.ts'

type Explained = ExplainReply['data']
type Meta = MetaReply['data']
type Cause = ExplainedDimension['causes'][number]

/** A reply of /explain in the reader's words: every clause is a figure of the reply. */
export class ExplainWords {
  readonly reply: ExplainReply
  readonly meta: Meta
  readonly drawing: Drawing

  constructor(reply: ExplainReply, meta: Meta, drawing: Drawing) {
    this.reply = reply
    this.meta = meta
    this.drawing = drawing
  }

  get data(): Explained {
    return this.reply.data
  }

  /** The name of the KPI, as its definition has it. */
  get name(): string {
    const { kpi } = this.data
    return this.meta.kpis.find(({ id }) => id === kpi)?.label[this.drawing.language] ?? kpi
  }

  /** `Tingkat layanan turun 3,1 poin (87,4 % → 84,3 %)`; null where a side is absent or the two cannot be compared. */
  headline(): string | null {
    const { change, now, before, unit } = this.data
    if (change.absolute === null || now.value === null || before.value === null) return null
    const { format, words } = this.drawing
    const { explain } = words
    const [was, is] = [valueText(before.value, unit, format), valueText(now.value, unit, format)]
    if (was === is) return explain.same(this.name, is)
    const say = change.absolute > 0 ? explain.up : explain.down
    return say(this.name, this.amount(Math.abs(change.absolute), unit), was, is)
  }

  /** Whether the two figures differ as they are written. */
  private isMoved(): boolean {
    const { now, before, unit } = this.data
    const { format } = this.drawing
    return valueText(valueOf(now), unit, format) !== valueText(valueOf(before), unit, format)
  }

  /** What is to be read first: the difference, whether it may be chance, its causes by one dimension, and caveats. */
  sentences(dimension: ExplainedDimension | null): string[] {
    const { explain } = this.drawing.words
    const headline = this.headline()
    if (headline === null) return this.obstacles()
    const { decomposed, kind } = this.data
    const said = [this.isMoved() && decomposed.isWithinChance ? `${headline}; ${explain.chance}` : headline]
    if (kind === 'beyond') said.push(this.beyond())
    if (dimension !== null && dimension.why === undefined) said.push(...this.causes(dimension))
    return [...said.map((text) => `${text}.`), ...this.notes(dimension)]
  }

  /** One sentence for the overview: the difference and what stands out among its causes, or that nothing does. */
  short(): string | null {
    const headline = this.headline()
    if (headline === null) return null
    const { explain } = this.drawing.words
    if (!this.isMoved()) return `${headline}.`
    if (this.data.decomposed.isWithinChance) return `${explain.shortChance(this.name)}.`
    const change = this.signed(this.data.change.absolute ?? 0, this.data.unit)
    const [dimension] = this.data.dimensions
    const cause = dimension?.telling === 0 ? undefined : dimension?.causes[0]
    if (dimension === undefined || cause === undefined) return `${explain.shortEven(this.name, change)}.`
    const part = this.partsName(dimension.id, cause.ids)
    return `${explain.short(this.name, change, part, this.effect(cause.effect), this.reason(cause))}.`
  }

  /** A contribution with its sign, in the unit of what is taken apart. */
  effect(value: number): string {
    const { kind, unit } = this.data
    return this.signed(value, kind === 'beyond' ? 'share' : unit)
  }

  /** The same beside many others, where the unit of a share (points) is said once. */
  bareEffect(value: number): string {
    return this.effect(value).replace(` ${this.drawing.words.points}`, '')
  }

  /** The unit of contributions that stands above them: points, or none where each has its own. */
  get unitName(): string {
    const { kind, unit } = this.data
    return kind === 'beyond' || unit === 'share' ? this.drawing.words.points : ''
  }

  private signed(value: number, unit: Explained['unit']): string {
    const text = this.amount(Math.abs(value), unit)
    const isNone = !/[1-9]/.test(text)
    return `${isNone ? '±' : value > 0 ? '+' : '−'}${text}`
  }

  /** The figure of a part in one period. */
  value(value: number | null): string {
    const { kind, unit } = this.data
    return value === null ? '–' : valueText(value, kind === 'beyond' ? 'share' : unit, this.drawing.format)
  }

  /** What a part is called; rows without a value have a name too. */
  partName(dimension: Dimension, id: string | null): string {
    const { format, words, language } = this.drawing
    if (id === null) return words.mix.blank
    if (dimension === 'hour') return format.hour(Number(id))
    if (dimension === 'weekday') return format.weekday(Number(id), 'long')
    return nameOf(dimension, id, this.meta, language, format)
  }

  /** One part, or a run of hours from its beginning to its end. */
  partsName(dimension: Dimension, ids: readonly string[]): string {
    if (dimension !== 'hour') return this.partName(dimension, ids[0]!)
    const { format, words } = this.drawing
    const end = (Number(ids.at(-1)) + 1) % 24
    return words.explain.hours(format.hour(Number(ids[0])), format.hour(end))
  }

  private causes(dimension: ExplainedDimension): string[] {
    const { format, words } = this.drawing
    const { explain } = words
    const name = explain.dimensions[dimension.id]
    const [first, ...others] = dimension.causes
    if (first === undefined) return this.noCause(dimension)
    const part = (cause: Cause) => this.partsName(dimension.id, cause.ids)
    const lead = explain.cause(name, part(first), this.effect(first.effect), this.reason(first))
    const listed = others.map((cause) => `${part(cause)} (${this.effect(cause.effect)})`)
    const said = listed.length > 0 ? [lead, explain.andAlso(listed.join(', '))] : [lead]
    const sum = dimension.causes.reduce((total, { effect }) => total + effect, 0)
    const difference = this.data.decomposed.difference ?? 0
    if (Math.abs(sum) > Math.abs(difference))
      return [...said, explain.exceeds(this.effect(sum), this.effect(difference - sum))]
    if (listed.length === 0) return said
    return [...said, explain.together(this.effect(sum), format.share(sum / difference, 0))]
  }

  /** That no part stands out, and which contributed most all the same; nothing where the dimension explains nothing. */
  private noCause({ id, caveat, parts }: ExplainedDimension): string[] {
    const { explain, why } = this.drawing.words
    const [largest] = parts
    if (caveat === 'definition' || caveat === 'answered-only' || largest === undefined) return []
    const effect = this.effect(largest.effect) + (largest.isFew ? `, ${why['too-few']}` : '')
    return [explain.even(explain.dimensions[id], this.partName(id, largest.id), effect)]
  }

  /** Why a part contributed: the larger of its two sides, with the figures of that side. */
  private reason({ mark, mix, rate, now, before }: Cause): string {
    const { format, words } = this.drawing
    const { explain } = words
    if (mark === 'new') return explain.appeared(this.counted(now.n))
    if (mark === 'gone') return explain.vanished(this.counted(before.n))
    if (mix === null || rate === null || now.value === null || before.value === null)
      return this.data.weighedBy === 'erlang'
        ? explain.loaded(this.amount(before.n, this.data.unit), this.amount(now.n, this.data.unit))
        : explain.counted(format.number(before.n), format.number(now.n))
    if (Math.abs(rate) >= Math.abs(mix)) {
      const say = rate > 0 ? explain.rateUp : explain.rateDown
      return say(this.measured(), this.value(before.value), this.value(now.value))
    }
    const say = now.share > before.share ? explain.weightUp : explain.weightDown
    const of = explain.weighedBy[this.data.weighedBy]
    const weight = say(of, format.share(before.share), format.share(now.share))
    const [own, all] = [
      middle(before.value, now.value),
      middle(valueOf(this.data.decomposed.before), valueOf(this.data.decomposed.now))
    ]
    return `${weight}, ${(own > all ? explain.above : explain.below)(this.value(own), this.value(all))}`
  }

  private counted(n: number): string {
    const { format } = this.drawing
    const { weighedBy } = this.data
    if (weighedBy === 'hours') return format.hours(n * 3600)
    if (weighedBy === 'erlang') return this.amount(n, this.data.unit)
    return weighedBy === 'seconds' || weighedBy === 'rostered' ? format.hours(n) : `n = ${format.number(n)}`
  }

  /** What changed within a part, in the middle of a sentence. */
  private measured(): string {
    const { beyond } = this.data
    const { format, words } = this.drawing
    if (beyond !== null) return words.explain.beyondShare(format.seconds(beyond))
    return this.name.charAt(0).toLowerCase() + this.name.slice(1)
  }

  private beyond(): string {
    const { beyond, decomposed } = this.data
    const { format, words } = this.drawing
    const [before, now] = [decomposed.before, decomposed.now].map((figure) => this.value(valueOf(figure)))
    return words.explain.beyond(format.seconds(beyond ?? 0), before!, now!)
  }

  /** What must be known to read the figures rightly. */
  private notes(dimension: ExplainedDimension | null): string[] {
    const { compared, isCoveredAlike } = this.data
    const { format, words } = this.drawing
    const notes: string[] = []
    if (dimension?.caveat != null) notes.push(words.explain.caveats[dimension.caveat])
    if (compared === null) return notes
    if (this.isSum() && dimension?.id === 'weekday' && !this.hasSameWeekdays()) notes.push(words.explain.weekdays)
    if (!isCoveredAlike) notes.push(words.explain.coveredDifferently(this.days()))
    const lengths = [lengthInDays(this.reply.meta), lengthInDays(compared)] as const
    if (this.isSum() && lengths[0] !== lengths[1])
      notes.push(words.explain.lengths(format.number(lengths[0]), format.number(lengths[1])))
    return notes
  }

  /** Whether a longer period has more of it; the busiest hour and the load are counts of an hour. */
  private isSum(): boolean {
    const { kind, kpi, weighedBy } = this.data
    return kind === 'count' && kpi !== 'busyHour' && weighedBy !== 'erlang'
  }

  /** Whether each weekday occurs as often in both periods. */
  private hasSameWeekdays(): boolean {
    const { meta, data } = this.reply
    const compared = data.compared!
    const days = lengthInDays(meta)
    if (days !== lengthInDays(compared)) return false
    return days % 7 === 0 || (dayNumber(meta.from) - dayNumber(compared.from)) % 7 === 0
  }

  /** Why nothing can be taken apart. */
  private obstacles(): string[] {
    const { compared, now, before, kind, isCoveredAlike } = this.data
    const { format, words } = this.drawing
    if (compared === null) return [words.explain.noPeriod]
    const sides = [
      { figure: now, period: format.period(this.reply.meta.from, this.reply.meta.to) },
      { figure: before, period: format.period(compared.from, compared.to) }
    ]
    const absent = sides.flatMap(({ figure, period }) =>
      figure.value === null ? [words.explain.absent(period, words.why[figure.why])] : []
    )
    if (absent.length === 0 && kind === 'count' && !isCoveredAlike) return [words.explain.notComparable(this.days())]
    return absent
  }

  private days(): string {
    const { format, words } = this.drawing
    const { daysWithData, days } = this.data.compared!.coverage
    return words.coverage(format.number(daysWithData), format.number(days))
  }

  /** An amount without a sign: points with a second decimal where the whole difference is small. */
  private amount(value: number, unit: Explained['unit']): string {
    const { format, words } = this.drawing
    if (unit === 'seconds') return format.seconds(value < 10 ? Math.round(value * 10) / 10 : value)
    if (unit === 'ratio' || unit === 'per-hour' || unit === 'lines') return format.number(value, 2)
    if (unit === 'erlang') return format.number(value, 3)
    if (unit !== 'share') return format.number(value)
    const digits = Math.abs(this.data.decomposed.difference ?? 0) < 0.02 ? 2 : 1
    return `${format.fixed(value * 100, digits)} ${words.points}`
  }
}

function valueOf(figure: Figure): number {
  return figure.value ?? 0
}

function middle(a: number | null, b: number | null): number {
  const known = [a, b].filter((value) => value !== null)
  return known.reduce((sum, value) => sum + value, 0) / known.length
}
