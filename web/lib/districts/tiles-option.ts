import type { EChartsOption } from 'echarts'
import type { MetaReply } from '#contract/meta.ts'
import { frame } from '../charts/frame.ts'
import { OWN_COLOURS } from './own-colours.ts'
import type { Drawing } from '../reader.svelte.ts'

/** A district with its figure; null: no figure. */
export interface District {
  id: string
  n: number | null
  /** What is told of it where one points. */
  text: string
}

/** Names of districts break where they are longer than a tile. */
const CHARACTERS_A_LINE = 11

/** The step of the ramp on which neither dark nor light letters reach a contrast of 4.5:1. */
const UNREADABLE = 3

/** Whether most of the districts that the data name have a place on the site's map of tiles. */
export function hasTiles(tiles: MetaReply['data']['districtTiles'], found: readonly (string | null)[]): boolean {
  const placed = found.filter((id) => tiles.some((tile) => tile.id === id)).length
  return tiles.length > 0 && placed * 2 > found.length
}

/** The districts in the order of the tiles, those without a figure of the reply as null; what a pick's index counts. */
export function tiledDistricts(tiles: MetaReply['data']['districtTiles'], districts: readonly District[]): District[] {
  return tiles.map(({ id }) => districts.find((each) => each.id === id) ?? { id, n: null, text: '–' })
}

/** Districts as tiles of equal size, roughly where they lie; darker is more, one that is filtered by has an edge. */
export function tilesOption(
  tiles: MetaReply['data']['districtTiles'],
  districts: readonly District[],
  drawing: Drawing,
  chosen: readonly string[] = []
): EChartsOption {
  const { palette } = drawing
  const placed = tiledDistricts(tiles, districts)
  const shadeOf = shadesOf(placed, palette)
  const axis = { type: 'category' as const, show: false }
  return {
    ...frame(drawing),
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      trigger: 'item',
      formatter: (item: unknown) => {
        const { id, text } = placed[(item as { dataIndex: number }).dataIndex]!
        return `<b>${id}</b><br>${text}`
      }
    },
    xAxis: { ...axis, data: numbers(Math.max(...tiles.map(({ column }) => column))) },
    yAxis: { ...axis, data: numbers(Math.max(...tiles.map(({ row }) => row))), inverse: true },
    visualMap: OWN_COLOURS,
    series: [
      {
        type: 'heatmap',
        cursor: 'pointer',
        data: tiles.map(({ row, column }, i) => {
          const { id, n } = placed[i]!
          const colour = shadeOf(n)
          const isChosen = chosen.includes(id)
          return {
            name: id,
            value: [column, row, n ?? 0] as [number, number, number],
            itemStyle: {
              color: colour,
              borderColor: isChosen ? palette.kinds[1]! : palette.surface,
              borderWidth: 3,
              borderRadius: 6
            },
            label: {
              color: readable(colour, palette),
              formatter: `${broken(id)}\n{n|${n === null ? '–' : drawing.format.number(n)}}`
            }
          }
        }),
        label: { show: true, fontSize: 10, lineHeight: 13, rich: { n: { fontSize: 11, fontWeight: 'bold' } } },
        emphasis: { itemStyle: { borderColor: palette.ink } }
      }
    ]
  }
}

function numbers(last: number): string[] {
  return Array.from({ length: last + 1 }, (_, i) => String(i))
}

/** The colour of a district's count among those of all of them; one without a figure has that of what is unknown. */
export function shadesOf(
  districts: readonly District[],
  { ramp, band }: Drawing['palette']
): (n: number | null) => string {
  const most = Math.max(1, ...districts.map(({ n }) => n ?? 0))
  const shades = ramp.filter((_, i) => i !== UNREADABLE)
  return (n) => (n === null ? band : shades[step(n, most, shades.length)]!)
}

/** The step of the ramp for a count: from nothing to the most in equal widths. */
function step(n: number, most: number, steps: number): number {
  return Math.min(steps - 1, Math.floor((n / most) * steps))
}

/** In two lines as even as the words of a name allow. */
export function broken(name: string): string {
  if (name.length <= CHARACTERS_A_LINE) return name
  const words = name.split(' ')
  const splits = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')])
  const longest = (lines: string[]) => Math.max(...lines.map(({ length }) => length))
  const [best] = splits.sort((a, b) => longest(a) - longest(b))
  return best === undefined ? name : best.join('\n')
}

/** Of ink and surface the one that can be read on a colour: the further one in luminance. */
export function readable(colour: string, { ink, surface }: Pick<Drawing['palette'], 'ink' | 'surface'>): string {
  return contrast(ink, colour) >= contrast(surface, colour) ? ink : surface
}

/** WCAG 2.2 contrast ratio of two colours #rrggbb. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
