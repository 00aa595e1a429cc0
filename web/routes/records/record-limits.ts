import type { Drawing } from '../../lib/reader.svelte.ts'
import type { RecordsChoice } from '../../lib/records-choice.ts'

/** What narrows the records besides the filters, in words, and the change of the address that takes it away. */
export interface Limit {
  name: string
  text: string
  without: Record<string, null>
}

export function limitsOf(choice: RecordsChoice, { words, format }: Drawing): Limit[] {
  const { records } = words
  const limit = (name: string, text: string | null) =>
    text === null ? [] : [{ name, text, without: { [name]: null } }]
  const list = (items: readonly string[]) => (items.length === 0 ? null : items.join(', '))
  const told = (text: string | null, say: (text: string) => string) => (text === null ? null : say(text))
  const seconds = (value: number | null) => (value === null ? null : format.seconds(value))
  return [
    ...limit('part', choice.part === null ? null : records.part(records.parts[choice.part])),
    ...limit('weekday', told(list(choice.weekdays.map((day) => format.weekday(day, 'long'))), records.weekday)),
    ...limit('hour', told(list(choice.hours.map((hour) => format.hour(hour))), records.hour)),
    ...limit('slot', told(list(choice.slots.map((slot) => slotText(slot, format))), records.slot)),
    ...limit('waitOver', told(seconds(choice.waitOver), records.waitOver)),
    ...limit('waitWithin', told(seconds(choice.waitWithin), records.waitWithin)),
    ...limit('incident', told(choice.incident, records.ticket))
  ]
}

function slotText(slot: number, { language }: Drawing['format']): string {
  const [hour, minute] = [Math.floor(slot / 4), (slot % 4) * 15].map((n) => String(n).padStart(2, '0'))
  return `${hour}${language === 'id' ? '.' : ':'}${minute}`
}
