import type { MetaReply } from '#contract/meta.ts'
import type { MixReply } from '#contract/mix.ts'
import type { Bar } from '../../lib/charts/bars-option.ts'
import { kindColour } from '../../lib/charts/palette.ts'
import type { Column } from '../../lib/components/DataTable.svelte'
import { cellText } from '../../lib/components/figure-text.ts'
import { categoryPlace, nameOf } from '../../lib/components/value-names.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Mix = MixReply['data']
type Part = Mix['categories'][number]
type Meta = MetaReply['data']

/** A bar a category in its own colour, the largest first. */
export function categoryBars(data: Mix, meta: Meta, drawing: Drawing): Bar[] {
  return bySize(data.categories).map((part) => ({
    name: categoryName(part.id, meta, drawing),
    value: part.n,
    text: partText(part, drawing),
    colour: kindColour(drawing.palette, categoryPlace(part.id, meta))
  }))
}

/** Bars of another dimension: one colour, the largest first, at most `most`. */
export function plainBars(
  parts: readonly Part[],
  name: (id: string | null) => string,
  drawing: Drawing,
  most = 20
): Bar[] {
  return bySize(parts)
    .slice(0, most)
    .map((part) => ({
      name: name(part.id),
      value: part.n,
      text: partText(part, drawing),
      colour: drawing.palette.accent
    }))
}

export function categoryName(id: string | null, meta: Meta, { format, language, words }: Drawing): string {
  return id === null ? words.mix.blank : nameOf('category', id, meta, language, format)
}

/** Where the table twin leads: the name of a part filters by it, its count to the records behind it. */
export interface PartLinks {
  pick?: (part: Part) => string | null
  records?: (part: Part) => string | null
}

/** The table twin of a list of parts: name, count, share, and a column a comparison. */
export function partColumns(
  data: Mix | null,
  head: string,
  name: (id: string | null) => string,
  drawing: Drawing,
  { pick = () => null, records = () => null }: PartLinks = {}
): Column<Part>[] {
  const { format, words } = drawing
  return [
    { head, cell: (part) => name(part.id), href: pick },
    { head: words.columns.count, cell: (part) => format.number(part.n), isNumber: true, href: records },
    {
      head: words.columns.share,
      cell: (part) => (part.share.value === null ? '–' : cellText(part.share, 'share', format, words)),
      isNumber: true
    },
    ...(data?.comparisons ?? []).map((compared, i) => ({
      head: words.comparisons[compared.kind],
      cell: (part: Part) => beforeText(part, i, drawing),
      isNumber: true
    }))
  ]
}

export function categoryColumns(data: Mix | null, meta: Meta, drawing: Drawing, links?: PartLinks): Column<Part>[] {
  return partColumns(data, drawing.words.mix.categories, (id) => categoryName(id, meta, drawing), drawing, links)
}

function beforeText(part: Part, i: number, { format, words }: Drawing): string {
  const before = part.before[i]
  if (before === undefined) return '–'
  if (before.mark !== 'both') return `${format.number(before.n)} (${words.mix[before.mark]})`
  return `${format.number(before.n)} (${format.signed(((part.n - before.n) / before.n) * 100, 1)} %)`
}

function partText(part: Part, { format }: Drawing): string {
  return part.share.value === null
    ? format.number(part.n)
    : `${format.number(part.n)} · ${format.share(part.share.value)}`
}

/** The largest first, as the bars stand. */
export function bySize(parts: readonly Part[]): Part[] {
  return [...parts].sort((a, b) => b.n - a.n)
}
