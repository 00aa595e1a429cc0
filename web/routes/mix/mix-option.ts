import type { EChartsOption } from 'echarts'
import type { MetaReply } from '#contract/meta.ts'
import type { MixReply } from '#contract/mix.ts'
import { every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import { kindColour } from '../../lib/charts/palette.ts'
import { paleBars } from '../../lib/charts/partial.ts'
import { categoryPlace } from '../../lib/components/value-names.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'
import { categoryName } from './category-bars.ts'

/** Categories over time, stacked, in the order of the site; a gap is no data, a pale bar a bucket known in part. */
export function mixOption(data: MixReply['data'], meta: MetaReply['data'], drawing: Drawing): EChartsOption {
  const { format, palette } = drawing
  const { buckets, categories } = data.series
  const ordered = [...categories].sort((a, b) => categoryPlace(a.id, meta) - categoryPlace(b.id, meta))
  return {
    ...frame(drawing),
    xAxis: {
      ...namesAxis(
        drawing,
        buckets.map((at) => format.bucket(at, data.grain))
      ),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(buckets.length, 9) }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.number(value)), min: 0 },
    series: ordered.map(({ id, counts }) => ({
      name: categoryName(id, meta, drawing),
      type: 'bar',
      stack: 'all',
      barCategoryGap: '18%',
      data: paleBars(counts, data.series.known, palette.ink2),
      color: kindColour(palette, categoryPlace(id, meta)),
      itemStyle: { borderColor: palette.surface, borderWidth: 0.5 }
    }))
  }
}
