import type { EChartsOption } from 'echarts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import { barsOption } from '../../lib/charts/bars-option.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Reply = ResponseTimesReply['data']

/** The P90 of every stage as bars; those of the periods compared as quiet bars below them. */
export function stagesOption(
  told: Reply['intervals'],
  comparisons: Reply['comparisons'],
  drawing: Drawing,
  nameOf: (id: string) => string
): EChartsOption {
  const { format, palette, words } = drawing
  const bars = barsOption(
    told.map(({ id, p90 }) => ({
      name: nameOf(id),
      value: p90.value ?? 0,
      text: p90.value === null ? '' : format.seconds(p90.value),
      colour: id === 'response' ? palette.accent : palette.kinds[7]!
    })),
    drawing
  )
  const [own] = [bars.series ?? []].flat()
  return {
    ...bars,
    series: [
      own!,
      ...comparisons.map(({ kind, intervals }) => ({
        name: words.comparisons[kind],
        type: 'bar' as const,
        barMaxWidth: 5,
        barGap: '12%',
        color: palette.quiet,
        silent: true,
        data: told.map(({ id }) => intervals.find((each) => each.id === id)?.p90.value ?? null),
        itemStyle: { borderRadius: 2, opacity: 0.75 }
      }))
    ]
  }
}
