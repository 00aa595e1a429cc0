import type { DetectedColumn } from './detected.ts'

const WORDS =
  /^(\d+)\s*(?:hari|days?)\s*:?\s*(\d+)\s*(?:jam|hours?)\s*:?\s*(\d+)\s*(?:menit|min(?:ute)?s?)\s*:?\s*(\d+)\s*(?:detik|sec(?:ond)?s?)$/i
const CLOCK = /^(?:(\d{1,4}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d+)?$/

/**
 * A duration in seconds, fractions cut: `75`, `1:15`, `00:01:15`, `0 Hari : 20 Jam : 41 Menit : 56 Detik`.
 *
 * @returns null if the text is none
 */
export function durationSeconds(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.floor(Number(text))
  const found = WORDS.exec(text)
  if (found) {
    const [days, hours, minutes, seconds] = found.slice(1).map(Number) as [number, number, number, number]
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
  }
  const clock = CLOCK.exec(text)
  if (!clock || (clock[1] !== undefined && Number(clock[2]) > 59)) return null
  return (Number(clock[1] ?? 0) * 60 + Number(clock[2])) * 60 + Number(clock[3])
}

/** Share of the values that must be durations. */
const ENOUGH = 0.98

/** How the durations of a column are written, or null if its values are none. */
export function durationForm(values: readonly string[]): NonNullable<DetectedColumn['duration']> | null {
  const durations = values.filter((value) => durationSeconds(value) !== null)
  if (values.length === 0 || durations.length < values.length * ENOUGH) return null
  if (WORDS.test(durations[0]!)) return 'words'
  if (durations.every((value) => !value.includes(':'))) return 'seconds'
  return durations.every((value) => value.split(':').length === 2) ? 'mm:ss' : 'hh:mm:ss'
}
