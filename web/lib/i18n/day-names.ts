import type { Language } from '#domain/text.ts'

interface DayNames {
  months: readonly string[]
  shortMonths: readonly string[]
  /** From Monday. */
  weekdays: readonly string[]
  shortWeekdays: readonly string[]
}

const words = (text: string): readonly string[] => text.split(' ')

/**
 * Names of months and weekdays as the Unicode Common Locale Data Repository writes them (id, en-GB): a browser takes as long
 * to make one formatter of its own as to write a page of dates with these.
 */
export const DAY_NAMES: Record<Language, DayNames> = {
  id: {
    months: words('Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'),
    shortMonths: words('Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'),
    weekdays: words('Senin Selasa Rabu Kamis Jumat Sabtu Minggu'),
    shortWeekdays: words('Sen Sel Rab Kam Jum Sab Min')
  },
  en: {
    months: words('January February March April May June July August September October November December'),
    shortMonths: words('Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'),
    weekdays: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
    shortWeekdays: words('Mon Tue Wed Thu Fri Sat Sun')
  }
}
