import { dateOf, hourOf, type Seconds } from './clock.ts'
import { FLOOD_DAYS, isBurst, isHaze, LEBARAN } from './demand.ts'
import type { Random } from './random.ts'

export type Disposition = 'emergency' | 'non-emergency' | 'information' | 'prank' | 'ghost' | 'silent' | 'test'
export type Category = 'medical' | 'fire' | 'security' | 'accident' | 'disaster' | 'other'

/** What a caller is and wants; what becomes of the call the queue decides. */
export interface Caller {
  number: string | null
  disposition: Disposition
  category: Category | null
  district: string
  language: 'id' | 'en' | 'zh' | 'ja' | 'ar'
  /** Seconds until this caller hangs up. */
  patience_s: number
  /** Cut off so many seconds after arrival, before the queue; null = reaches the queue. */
  cutOff_s: number | null
  talk_s: number
  wrap_s: number
}

/**
 * Shares of answered calls. Prank and ghost together 38.58 % (Semarang 2025, 8,496 of 22,021: matasemarang.com), of
 * which the split is ours; information 18 % (3,949 of 22,021 there).
 */
const DISPOSITIONS: Record<Disposition, number> = {
  emergency: 33,
  'non-emergency': 10,
  information: 18,
  prank: 19,
  ghost: 14,
  silent: 5.6,
  test: 0.4
}

const CATEGORIES: Record<Category, number> = {
  medical: 34,
  fire: 11,
  security: 18,
  accident: 21,
  disaster: 6,
  other: 10
}

/** The 18 kecamatan of Palembang, weighted roughly by population (our estimate). */
export const DISTRICTS: Record<string, number> = {
  'Ilir Barat I': 8.4,
  'Ilir Barat II': 4,
  'Ilir Timur I': 4.2,
  'Ilir Timur II': 5.2,
  'Ilir Timur III': 4.6,
  'Seberang Ulu I': 5.6,
  'Seberang Ulu II': 6.2,
  'Alang-Alang Lebar': 6.4,
  'Bukit Kecil': 2.4,
  Gandus: 4.4,
  Jakabaring: 5.4,
  Kalidoni: 7.4,
  Kemuning: 5,
  Kertapati: 5.6,
  Plaju: 5.8,
  Sako: 6,
  'Sematang Borang': 3.6,
  Sukarami: 9.8
}

/** Median and spread of talk time in seconds; our choice, a real centre's own values replace them. */
const TALK: Record<Disposition, [number, number]> = {
  emergency: [190, 0.5],
  'non-emergency': [150, 0.5],
  information: [96, 0.55],
  prank: [30, 0.6],
  ghost: [14, 0.45],
  silent: [13, 0.4],
  test: [25, 0.3]
}

const PRANKSTERS = 140
const NUMBERS = 48_000
const WITHHELD = 0.04

/** Everything about a caller that is drawn when the call comes in. */
export function drawCaller(at: Seconds, random: Random): Caller {
  const disposition = isBurst(at)
    ? random.weighted({ information: 55, emergency: 30, ghost: 15 })
    : drawDisposition(at, random)
  const [median, spread] = TALK[disposition]
  const isReport = disposition === 'emergency' || disposition === 'non-emergency'
  const isNuisance = disposition === 'prank' || disposition === 'ghost' || disposition === 'silent'
  return {
    number: drawNumber(disposition, random),
    disposition,
    category: isReport ? drawCategory(at, random) : null,
    district: isBurst(at) && random.chance(0.7) ? 'Ilir Timur I' : random.weighted(DISTRICTS),
    language: isNuisance ? 'id' : random.weighted({ id: 98.4, en: 0.9, zh: 0.3, ja: 0.2, ar: 0.2 }),
    patience_s: Math.ceil(isNuisance ? random.exponential(22) : random.exponential(random.chance(0.75) ? 190 : 40)),
    cutOff_s: random.chance(isBurst(at) ? 0.4 : 0.17) ? random.whole(1, 6) : null,
    talk_s: random.lognormalSeconds(median, spread),
    wrap_s: random.lognormalSeconds(isReport ? 55 : 12, 0.5)
  }
}

function drawDisposition(at: Seconds, random: Random): Disposition {
  const isAfterSchool = hourOf(at) >= 13 && hourOf(at) < 18
  return random.weighted({ ...DISPOSITIONS, prank: DISPOSITIONS.prank * (isAfterSchool ? 1.35 : 0.9) })
}

function drawCategory(at: Seconds, random: Random): Category {
  const date = dateOf(at)
  const isTravel = date >= LEBARAN.from && date < LEBARAN.to
  return random.weighted({
    ...CATEGORIES,
    medical: CATEGORIES.medical * (isHaze(date) ? 1.35 : 1),
    fire: CATEGORIES.fire * (isHaze(date) ? 1.5 : 1),
    accident: CATEGORIES.accident * (isTravel ? 1.8 : 1),
    disaster: isBurst(at) ? 150 : CATEGORIES.disaster * (FLOOD_DAYS.includes(date) ? 9 : 1)
  })
}

/** Fictitious, not dialable: 000 and seven digits. Few numbers make most of the pranks. */
function drawNumber(disposition: Disposition, random: Random): string | null {
  if (random.chance(WITHHELD)) return null
  const isRegular = disposition === 'prank' && random.chance(0.8)
  const n = isRegular ? Math.floor(random.next() ** 2 * PRANKSTERS) : PRANKSTERS + random.whole(0, NUMBERS)
  return `000${String(1_000_000 + n * 17).padStart(7, '0')}`
}
