import type { Text } from '../text.ts'
import type { RuleId } from './roster-rules.ts'
import { ruleOf, type RuleUnit } from './roster-rules.ts'

interface Place {
  rule: RuleId
  person: string | null
  date: string | null
  shift: string | null
  skill: string | null
  by: number
  unit: RuleUnit
}

/** A break of a rule as one sentence. Dates stay as they are: the page formats what it shows in columns of their own. */
export function violationWords(place: Place): Text {
  const { label } = ruleOf(place.rule)
  const where = [place.person, place.date, place.shift, place.skill].filter((part) => part !== null).join(', ')
  const lacks = LACKING.has(place.rule)
  return {
    id: `${label.id}: ${lacks ? 'kurang' : 'lebih'} ${amount(place.by, place.unit, 'id')}${where && ` (${where})`}.`,
    en: `${label.en}: ${amount(place.by, place.unit, 'en')} too ${lacks ? 'few' : 'many'}${where && ` (${where})`}.`
  }
}

/** Rules that ask for at least so much; of all others something is too much. */
const LACKING = new Set<RuleId>([
  'cover',
  'supervisor',
  'language',
  'least-hours',
  'weekends-off',
  'days-off',
  'break',
  'rest'
])

/** What bending one or more rules would take, as one sentence. */
export function wayWords(parts: readonly { rule: RuleId; by: number; unit: RuleUnit; places: number }[]): Text {
  const one = (language: 'id' | 'en') =>
    parts
      .map(({ rule, by, unit, places }) => {
        const name = ruleOf(rule).label[language]
        const much = amount(by, unit, language)
        return language === 'id'
          ? `"${name}" dilonggarkan ${much} di ${places} tempat`
          : `"${name}" bent by ${much} in ${places} ${places === 1 ? 'place' : 'places'}`
      })
      .join(language === 'id' ? ' dan ' : ' and ')
  return { id: `Roster menjadi mungkin bila ${one('id')}.`, en: `A roster becomes possible with ${one('en')}.` }
}

/** What there is to give against what is asked. @example '84 shifts to speak for, 80 to give' */
export function supplyWords(what: Text, asked: number, given: number): Text {
  return {
    id: `${what.id}: ${asked} sif diminta, paling banyak ${given} dapat diisi.`,
    en: `${what.en}: ${asked} shifts asked for, ${given} at most can be filled.`
  }
}

const UNITS: Record<RuleUnit, { id: string; one: string; many: string }> = {
  people: { id: 'orang-sif', one: 'person-shift', many: 'person-shifts' },
  shifts: { id: 'sif', one: 'shift', many: 'shifts' },
  days: { id: 'hari', one: 'day', many: 'days' },
  minutes: { id: 'jam', one: 'hour', many: 'hours' }
}

function amount(by: number, unit: RuleUnit, language: 'id' | 'en'): string {
  const value = Math.round((unit === 'minutes' ? by / 60 : by) * 100) / 100
  const { id, one, many } = UNITS[unit]
  if (language === 'id') return `${String(value).replace('.', ',')} ${id}`
  return `${value} ${value === 1 ? one : many}`
}
