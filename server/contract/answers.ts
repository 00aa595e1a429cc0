import { type Static, Type } from 'typebox'
import { LONGEST_ASKED, MOST_ASKED } from './askable.ts'

/** Questions about figures as they stand behind `/api/v1/`, with what they ask. */
export const AnswersBody = Type.Object(
  { ask: Type.Array(Type.String({ minLength: 1, maxLength: LONGEST_ASKED }), { minItems: 1, maxItems: MOST_ASKED }) },
  { additionalProperties: false }
)
export type AnswersBody = Static<typeof AnswersBody>

/** A line of the reply: which of the questions, and what it is answered by itself. */
export interface AnswerLine {
  ask: number
  status: number
  body: unknown
}
