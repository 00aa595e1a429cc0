import { type Static, Type } from 'typebox'
import { Plan } from './staffing-query.ts'
import { KeptRoster } from './staffing-roster.ts'

const closed = { additionalProperties: false }
const Share = Type.Number({ minimum: 0, maximum: 1 })

/** Figures of a proof that a scenario keeps; where they are from is in its inputs. */
export const ScenarioProof = Type.Object(
  {
    from: Type.String({ maxLength: 10 }),
    to: Type.String({ maxLength: 10 }),
    withinSeconds: Type.Integer({ minimum: 0 }),
    observed: Share,
    worked: Share,
    proposed: Share,
    change: Type.Number(),
    changeInterval: Type.Tuple([Type.Number(), Type.Number()]),
    waitChange: Type.Number(),
    abandonedChange: Type.Number(),
    isReproduced: Type.Boolean(),
    runs: Type.Integer({ minimum: 1 }),
    seed: Type.Integer({ minimum: 0 }),
    dataVersion: Type.String({ maxLength: 80 })
  },
  closed
)
export type ScenarioProof = Static<typeof ScenarioProof>

/** What a person saves. */
export const ScenarioDraft = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    note: Type.String({ maxLength: 1000 }),
    centre: Type.String({ minLength: 1, maxLength: 60 }),
    /** The query of the requirement that it rests on, as the page's address holds it. */
    inputs: Type.String({ maxLength: 4000 }),
    plan: Plan,
    /** Who works when, with the rules it was made under; null or absent: hours alone. */
    roster: Type.Optional(Type.Union([KeptRoster, Type.Null()])),
    proof: Type.Union([ScenarioProof, Type.Null()])
  },
  closed
)
export type ScenarioDraft = Static<typeof ScenarioDraft>

export const Scenario = Type.Object({
  ...ScenarioDraft.properties,
  id: Type.String(),
  /** Rises with every change; a change names the one that it was made from. */
  version: Type.Integer(),
  createdAt: Type.String(),
  changedAt: Type.String(),
  /** When it was published; null: a draft. At most one scenario of a centre is. */
  publishedAt: Type.Union([Type.String(), Type.Null()])
})
export type Scenario = Static<typeof Scenario>

export const ScenarioChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    draft: Type.Optional(ScenarioDraft),
    isPublished: Type.Optional(Type.Boolean())
  },
  closed
)
export type ScenarioChange = Static<typeof ScenarioChange>

export const ScenariosReply = Type.Object({ scenarios: Type.Array(Scenario) })
export type ScenariosReply = Static<typeof ScenariosReply>

export const ScenarioParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) }, closed)
