import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false }
/** Longitude and latitude in degrees. */
const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })

/** The districts as the site's GeoJSON draws them; their ids are those of the data. */
export const DistrictMapReply = Type.Object(
  {
    districts: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          /** Polygons, each of rings: the first the outer edge, the others holes. */
          polygons: Type.Array(Type.Array(Type.Array(Position)))
        },
        closed
      )
    )
  },
  closed
)
export type DistrictMapReply = Static<typeof DistrictMapReply>
