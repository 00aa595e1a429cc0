import { valuesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

/** Mean numbers of operators, from 0, with their unit at the axis. */
export function operatorsAxis(drawing: Drawing) {
  const { format, palette, words } = drawing
  return {
    ...valuesAxis(drawing, (value) => format.number(value, 1)),
    min: 0,
    name: words.columns.operator,
    nameTextStyle: { color: palette.ink2, align: 'left' as const }
  }
}
