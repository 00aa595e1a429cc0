import type { EChartsOption, SeriesOption } from 'echarts'
import type { init as Init } from 'echarts/core'

/** What a chart may be made of. Each part is fetched when the first chart needs it; all of them rest on the base. */
export type Part = keyof typeof FETCH

const FETCH = {
  bands: () => import('./parts/bands.ts'),
  calendar: () => import('./parts/calendar.ts'),
  cells: () => import('./parts/cells.ts'),
  custom: () => import('./parts/custom.ts'),
  legend: () => import('./parts/legend.ts'),
  ownColours: () => import('./parts/own-colours.ts'),
  pieces: () => import('./parts/pieces.ts'),
  scale: () => import('./parts/scale.ts'),
  title: () => import('./parts/title.ts')
}

const fetched = new Map<Part, Promise<unknown>>()
const here = new Set<Part>()
let fetchedBase: Promise<typeof Init> | null = null
let base: typeof Init | null = null

/** The parts beyond lines and bars that an option draws with. */
export function partsOf({ calendar, legend, series, title, visualMap }: EChartsOption): Part[] {
  const all = [series ?? []].flat()
  const scales = [visualMap ?? []].flat().map(({ type }) => type as string | undefined)
  const isNeeded: Record<Part, boolean> = {
    bands: all.some(hasBands),
    calendar: calendar !== undefined,
    cells: all.some(({ type }) => type === 'heatmap'),
    custom: all.some(({ type }) => type === 'custom'),
    legend: legend !== undefined,
    ownColours: scales.includes('own'),
    pieces: scales.includes('piecewise'),
    scale: scales.includes('continuous'),
    title: title !== undefined
  }
  return (Object.keys(isNeeded) as Part[]).filter((part) => isNeeded[part])
}

function hasBands(series: SeriesOption): boolean {
  return 'markArea' in series && (series.markArea?.data ?? []).length > 0
}

/** Fetches the base and these parts at once. A chart knows only the parts that were there when it was made. */
export async function fetchParts(parts: readonly Part[] = []): Promise<typeof Init> {
  fetchedBase ??= import('./parts/base.ts').then(({ init }) => (base = init))
  const [init] = await Promise.all([fetchedBase, ...parts.map(fetchPart)])
  return init
}

function fetchPart(part: Part): Promise<unknown> {
  const known = fetched.get(part)
  if (known !== undefined) return known
  const fetching = FETCH[part]().then(() => here.add(part))
  fetched.set(part, fetching)
  return fetching
}

/** How charts are made, where the base and these parts are there; null where they have to be fetched first. */
export function readyFor(parts: readonly Part[]): typeof Init | null {
  return parts.every((part) => here.has(part)) ? base : null
}

/** The parts that a chart made now knows. */
export function partsHere(): ReadonlySet<Part> {
  return new Set(here)
}
