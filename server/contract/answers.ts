import { type Static, Type } from 'typebox'
import { MOST_ASKED } from './most-asked.ts'

/** Questions about figures as they stand behind `/api/v1/`, with what they ask. */
export const AnswersBody = Type.Object(
  { ask: Type.Array(Type.String({ minLength: 1, maxLength: 4000 }), { minItems: 1, maxItems: MOST_ASKED }) },
  { additionalProperties: false }
)
export type AnswersBody = Static<typeof AnswersBody>

/** A line of the reply: which of the questions, and what it is answered by itself. */
export interface AnswerLine {
  ask: number
  status: number
  body: unknown
}
