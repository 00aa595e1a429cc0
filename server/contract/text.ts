import { Type } from 'typebox'

/** A union of string literals, described as an enum so that both Ajv and the documentation read it. */
export function OneOf<const Values extends readonly string[]>(values: Values) {
  return Type.Unsafe<Values[number]>(Type.String({ enum: [...values] }))
}

export const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A local date of the centre' })
export const TextSchema = Type.Object({ id: Type.String(), en: Type.String() })
