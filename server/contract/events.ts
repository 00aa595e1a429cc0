import { type Static, Type } from 'typebox'

/** Of a question without any parameter. */
export const NoQuery = Type.Object({}, { additionalProperties: false })

/** What the stream `/events` says: the version of the data that readers get from now on. */
export const DataEvent = Type.Object({
  dataVersion: Type.String(),
  /** ISO; null before the first publication. */
  publishedAt: Type.Union([Type.String(), Type.Null()])
})
export type DataEvent = Static<typeof DataEvent>
