import type { EChartsOption } from 'echarts'
import type { MetaReply } from '#contract/meta.ts'
import type { MixReply } from '#contract/mix.ts'
import { kindColour } from '../../lib/charts/palette.ts'
import { sharedTop, smallMultiplesHeight, smallMultiplesOption } from '../../lib/charts/small-multiples.ts'
import { categoryPlace } from '../../lib/components/value-names.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'
import { categoryName } from './category-bars.ts'

type Mix = MixReply['data']

/** Every category of the series in a panel of its own, in the order of the site, all on one scale; a gap is no data. */
export function multiplesOption({ grain, series }: Mix, meta: MetaReply['data'], drawing: Drawing): EChartsOption {
  const ordered = [...series.categories].sort((a, b) => categoryPlace(a.id, meta) - categoryPlace(b.id, meta))
  const panels = ordered.map(({ id, counts }) => ({
    name: categoryName(id, meta, drawing),
    values: counts,
    colour: kindColour(drawing.palette, categoryPlace(id, meta))
  }))
  const names = series.buckets.map((at) => drawing.format.bucket(at, grain))
  return smallMultiplesOption(panels, names, drawing)
}

/** The end of the scale that the panels share. */
export function mostOf({ series }: Mix): number {
  return sharedTop(series.categories.map(({ counts }) => ({ values: counts })))
}

/** The height of the panels of so many categories. */
export function multiplesHeight(categories: number): string {
  return smallMultiplesHeight(categories)
}
