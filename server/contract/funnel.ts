import { type Static, Type } from 'typebox'
import { FUNNEL_STEPS } from '#domain/funnel.ts'
import { FigureSchema, OneOf, replySchema } from './common.ts'

export const FunnelReply = replySchema({
  steps: Type.Array(
    Type.Object({
      id: OneOf(FUNNEL_STEPS),
      unit: OneOf(['calls', 'incidents']),
      figure: FigureSchema,
      /** Of the step before; for `dispatched` of all incidents, because several calls report one incident. */
      ofPrevious: FigureSchema,
      /** Of offered calls; absent for steps counted in incidents. */
      ofOffered: FigureSchema
    })
  ),
  /** All incidents of the register: the denominator of `dispatched`. */
  incidents: FigureSchema
})
export type FunnelReply = Static<typeof FunnelReply>
