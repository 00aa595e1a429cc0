import type { DistrictMapReply } from '#contract/district-map.ts'

type Shape = DistrictMapReply['districts'][number]
type Point = readonly [number, number]

/** A place on the page in pixels. */
export interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** A district on the plane: `x` east, `y` south, both in degrees of latitude, so that a city is drawn in its shape. */
export interface PlaneShape {
  id: string
  /** Rings of all its polygons; outer edges and holes run opposite ways. */
  rings: Point[][]
  /** Where its name stands: the middle of its largest polygon. */
  middle: Point
}

/** Degrees of longitude are narrower away from the equator: by the cosine of the middle latitude. */
export function onPlane(shapes: readonly Shape[]): PlaneShape[] {
  const latitudes = shapes.flatMap(({ polygons }) => polygons.flat(2).map((position) => position[1]!))
  const [south, north] = extremes(latitudes)
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  return shapes.map(({ id, polygons }) => {
    const drawn = polygons.map((rings) =>
      rings.map((ring, i) =>
        turned(
          ring.map(([east, north]): Point => [east! * narrow, -north!]),
          i === 0
        )
      )
    )
    const largest = drawn.map((rings) => rings[0]!).sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0]!
    return { id, rings: drawn.flat(), middle: middleOf(largest) }
  })
}

/** How the plane is laid into a frame: as large as it fits, in the middle, nothing stretched. */
export function fitted(shapes: readonly PlaneShape[], frame: Frame): (point: Point) => Point {
  const points = shapes.flatMap(({ rings }) => rings.flat())
  const [west, east] = extremes(points.map(([x]) => x))
  const [top, bottom] = extremes(points.map(([, y]) => y))
  const scale = Math.min(frame.width / (east - west || 1), frame.height / (bottom - top || 1))
  const left = frame.x + (frame.width - (east - west) * scale) / 2
  const over = frame.y + (frame.height - (bottom - top) * scale) / 2
  return ([x, y]) => [left + (x - west) * scale, over + (y - top) * scale]
}

/** The rings as an SVG path. */
export function pathOf({ rings }: PlaneShape, at: (point: Point) => Point): string {
  const text = (point: Point) =>
    at(point)
      .map((pixels) => pixels.toFixed(1))
      .join(' ')
  return rings.map((ring) => `M${ring.map(text).join('L')}Z`).join('')
}

/** A ring that runs clockwise on the page, or against it: what is drawn is the one less the other. */
function turned(ring: Point[], isClockwise: boolean): Point[] {
  return area(ring) > 0 === isClockwise ? ring : [...ring].reverse()
}

/** Twice the area, positive where the ring runs clockwise on the page. */
function area(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    return sum + x * nextY - nextX * y
  }, 0)
}

function middleOf(ring: readonly Point[]): Point {
  const whole = area(ring)
  if (whole === 0) return ring[0]!
  const [x, y] = ring.reduce<Point>(
    ([sumX, sumY], [x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length]!
      const part = x1 * y2 - x2 * y1
      return [sumX + (x1 + x2) * part, sumY + (y1 + y2) * part]
    },
    [0, 0]
  )
  return [x / (3 * whole), y / (3 * whole)]
}

function extremes(values: readonly number[]): [low: number, high: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity]
  )
}
