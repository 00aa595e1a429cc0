import type { ColumnRule, Rule } from '#server/site/schema.ts'
import type { DetectedColumn, DetectedTime } from './detected.ts'
import type { Question } from './proposal.ts'

/**
 * The rule that reads a time. A time of day takes the date of the one other column that has it; an ambiguous order,
 * a zone behind the time is asked.
 */
export function timeRule(field: string, column: DetectedColumn, all: readonly DetectedColumn[]) {
  const time = column.time!
  const ask = (code: Question['code'], message: string, options?: string[]): Question => ({
    code,
    field,
    column: column.name,
    ...(options ? { options } : {}),
    message
  })
  if (time.formats[0] === '%s')
    return { rule: { column: column.name, format: 'epoch' }, columns: [column.name], questions: [] }
  if (time.part !== 'clock') return whole(column, column.name, time, ask)
  const dates = all.filter((other) => other.time?.part === 'date')
  if (dates.length !== 1) {
    const names = dates.map(({ name }) => name)
    return open(column, ask('date-missing', `"${column.name}" is a time of day: which column has its date?`, names))
  }
  return withDate(column, dates[0]!, ask)
}

type Ask = (code: Question['code'], message: string, options?: string[]) => Question
interface Draft {
  rule: Rule | null
  columns: string[]
  questions: Question[]
}

function open(column: DetectedColumn, question: Question): Draft {
  return { rule: null, columns: [column.name], questions: [question] }
}

function whole(column: DetectedColumn, name: string, time: DetectedTime, ask: Ask): Draft {
  if (time.ambiguous) return open(column, orderOf(name, time, ask))
  const rule: ColumnRule = {
    column: name,
    ...(time.months ? { months: time.months } : {}),
    format: oneOrMore(time.formats)
  }
  const zone = `the times of "${name}" end in ${time.zone}: are they in that zone, or local times with a wrong mark?`
  return { rule, columns: [name], questions: time.zone === undefined ? [] : [ask('zone', zone, ['UTC', 'local'])] }
}

function withDate(clock: DetectedColumn, date: DetectedColumn, ask: Ask): Draft {
  const columns = [date.name, clock.name]
  if (date.time!.ambiguous) return { rule: null, columns, questions: [orderOf(date.name, date.time!, ask)] }
  const formats = date.time!.formats.flatMap((day) => clock.time!.formats.map((hour) => `${day} ${hour}`))
  const months = date.time!.months ? { months: date.time!.months } : {}
  const empty = clock.empty.filter(isMidnight)
  return {
    rule: { columns, ...months, ...(empty.length ? { empty } : {}), format: oneOrMore(formats) },
    columns,
    questions: []
  }
}

/** True of a text that means "no value" in a time of day only. */
export function isMidnight(text: string): boolean {
  return /^0?0:00(:00)?$/.test(text)
}

function orderOf(name: string, time: DetectedTime, ask: Ask): Question {
  return ask('date-order', `every time of "${name}" can be read with day or month first: which is it?`, time.formats)
}

function oneOrMore(formats: readonly string[]): string | string[] {
  return formats.length === 1 ? formats[0]! : [...formats]
}
