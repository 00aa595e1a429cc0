/** West to east and south to north in degrees (WGS 84). */
export type Position = [longitude: number, latitude: number]

/** A district's area: polygons, each of rings, the first its outer edge and the others holes. */
export interface DistrictShape {
  /** As the data name the district. */
  id: string
  polygons: Position[][][]
}

/** What a file of a site's boundaries may hold: enough for every kecamatan of a province, drawn finely. */
export const MOST_SHAPES = 500
export const MOST_POSITIONS = 100_000
/** About a metre: what a screen cannot show is not sent. */
const DECIMALS = 5

/**
 * The districts of a GeoJSON FeatureCollection (RFC 7946) of polygons and multipolygons, named by one of their properties.
 *
 * @throws {RangeError} naming the first feature that is not as it must be
 * @example readShapes({ type: 'FeatureCollection', features: [...] }, 'KECAMATAN')[0].id // 'Sako'
 */
export function readShapes(json: unknown, property: string): DistrictShape[] {
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new RangeError('the file must hold a FeatureCollection')
  if (features.length === 0 || features.length > MOST_SHAPES)
    throw new RangeError(`features must be 1 to ${MOST_SHAPES}, got ${features.length}`)
  const budget = { left: MOST_POSITIONS }
  const shapes = features.map((feature, i) => readShape(feature, property, `features[${i}]`, budget))
  const twice = shapes.find(({ id }, i) => shapes.findIndex((shape) => shape.id === id) < i)
  if (twice !== undefined)
    throw new RangeError(`property "${property}" must name each district once, got "${twice.id}" twice`)
  return shapes
}

function readShape(feature: unknown, property: string, place: string, budget: { left: number }): DistrictShape {
  const { properties, geometry } = (feature ?? {}) as {
    properties?: Record<string, unknown> | null
    geometry?: { type?: unknown; coordinates?: unknown } | null
  }
  const id = properties?.[property]
  if (typeof id !== 'string' || id.trim() === '' || id.length > 100)
    throw new RangeError(
      `${place}: property "${property}" must be a name of 1 to 100 characters, got ${JSON.stringify(id)}`
    )
  const { type, coordinates } = geometry ?? {}
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    throw new RangeError(`${place} (${id}): geometry must be a Polygon or MultiPolygon, got ${JSON.stringify(type)}`)
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  return {
    id,
    polygons: list(polygons, place, 1).map((rings) =>
      list(rings, place, 1).map((ring) => readRing(ring, `${place} (${id})`, budget))
    )
  }
}

function readRing(ring: unknown, place: string, budget: { left: number }): Position[] {
  const positions = list(ring, place, 4)
  budget.left -= positions.length
  if (budget.left < 0) throw new RangeError(`${place}: the file must hold ${MOST_POSITIONS} positions at most`)
  return positions.map((position) => {
    const [longitude, latitude] = Array.isArray(position) ? (position as unknown[]) : []
    if (!isWithin(longitude, 180) || !isWithin(latitude, 90))
      throw new RangeError(
        `${place}: a position must be longitude and latitude in degrees, got ${JSON.stringify(position)}`
      )
    return [rounded(longitude), rounded(latitude)]
  })
}

function list(value: unknown, place: string, fewest: number): unknown[] {
  if (!Array.isArray(value) || value.length < fewest)
    throw new RangeError(`${place}: coordinates must be lists of rings of ${fewest} positions or more`)
  return value
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS))
}
