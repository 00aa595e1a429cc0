const SECONDS = 86_400
/** Days from 30 December 1899 to 1 January 1904: between the zeros of the two date systems of spreadsheets. */
const DAYS_1904 = 1462
const ZERO_MS = Date.UTC(1899, 11, 30)

/**
 * The number of a date cell as local text without a zone: `2026-03-02 10:00:00`, rounded to the second. A number
 * below 1 is a time of day, `07:15:00`; a format of elapsed time gives its hours, `26:03:00`.
 *
 * @param serial days since the zero of the workbook's date system
 * @param format the cell's number format
 * @returns null if the number is no date that a spreadsheet knows
 */
export function serialText(serial: number, format: string, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null
  if (/\[(h+|m+|s+)\]/i.test(format) || isElapsed(serial, format)) return clock(Math.round(serial * SECONDS))
  const timeOnly = serial < 1 && (!date1904 || !/[yd]/i.test(bare(format)))
  if (timeOnly) return clock(Math.min(Math.round(serial * SECONDS), SECONDS - 1))
  const seconds = Math.round((serial + (date1904 ? DAYS_1904 : phantomDay(serial))) * SECONDS)
  const date = new Date(ZERO_MS + seconds * 1000)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return null
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** Of more than a day, shown without a date, and no moment of this age: a duration. */
function isElapsed(serial: number, format: string): boolean {
  return serial >= 1 && serial < 1000 && !/[yd]/i.test(bare(format))
}

/** Spreadsheets count a 29 February 1900 that never was: before it, days lie one later. */
function phantomDay(serial: number): number {
  return serial < 60 ? 1 : 0
}

/** A format without quoted texts, escapes, and brackets of colour and language. */
function bare(format: string): string {
  return format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
}

function clock(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
