export type Category = 'medical' | 'fire' | 'security' | 'accident' | 'disaster' | 'other'
export type Disposition = 'emergency' | 'non-emergency' | 'information' | 'prank' | 'ghost' | 'silent' | 'test'

/** What people ring about: an emergency by its category, or one of the other dispositions. */
export type Kind = Category | Exclude<Disposition, 'emergency'>

export const CATEGORIES: readonly Category[] = ['medical', 'fire', 'security', 'accident', 'disaster', 'other']

export interface KindModel {
  /** Things that happen on a usual day, each with one call or more. */
  perDay: number
  /** Further calls about the same thing, mean: witnesses of a fire, neighbours of a flood. */
  furtherCalls: number
  /** Weight of each hour of the day; only the proportions count. */
  hours: readonly number[]
  /** Weight of Monday .. Sunday. */
  weekdays: readonly number[]
  /** Median and spread (of the logarithm) of talk time, seconds. */
  talk: readonly [number, number]
  /** Median of the wrap-up, seconds. */
  wrap_s: number
}

const FLAT = [1, 1, 1, 1, 1, 1, 1]
const LIVELY = [0.95, 0.93, 0.95, 0.97, 1.04, 1.14, 1.02]
const OFFICE = [1.22, 1.15, 1.12, 1.1, 1.05, 0.78, 0.58]

const DAY_AND_NIGHT = [6, 5, 5, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 10, 11, 11, 11, 10, 9, 7]
const TRAFFIC = [6, 5, 4, 3, 3, 4, 9, 12, 9, 8, 8, 8, 9, 9, 9, 10, 13, 15, 13, 12, 12, 11, 9, 8]
const FIRES = [4, 3, 3, 3, 3, 4, 5, 6, 8, 9, 10, 11, 12, 12, 12, 11, 10, 10, 11, 11, 10, 9, 7, 5]
const NIGHT_LIFE = [11, 9, 7, 5, 4, 3, 3, 4, 5, 5, 5, 6, 6, 6, 7, 7, 8, 9, 11, 12, 13, 14, 14, 13]
const RAIN = [5, 4, 4, 4, 4, 5, 6, 6, 6, 6, 7, 8, 10, 13, 16, 17, 16, 13, 11, 9, 8, 7, 6, 5]
const DAYTIME = [3, 2, 2, 2, 2, 4, 7, 9, 10, 11, 11, 10, 10, 10, 10, 11, 11, 12, 12, 12, 11, 9, 6, 4]
const OFFICE_HOURS = [3, 2, 2, 2, 2, 3, 5, 9, 14, 15, 15, 13, 10, 12, 13, 12, 11, 11, 11, 11, 10, 8, 6, 4]
const SCHOOL_OUT = [6, 4, 3, 3, 3, 3, 4, 5, 6, 7, 7, 8, 10, 14, 14, 13, 12, 12, 13, 15, 16, 15, 12, 9]
const EVENING = [6, 5, 4, 4, 4, 5, 6, 7, 8, 8, 8, 8, 9, 9, 9, 9, 10, 11, 12, 13, 13, 12, 10, 8]
const MORNING = [0, 0, 0, 0, 0, 0, 0, 2, 8, 10, 6, 2, 0, 2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0]

const REPORT: readonly [number, number] = [128, 0.55]

/**
 * The model of each kind. Answered calls come out at about 38.6 % prank and ghost and 18 % information, the shares of
 * Semarang 2025 (8,496 and 3,949 of 22,021: matasemarang.com); the other values are our choice.
 */
export const KINDS: Record<Kind, KindModel> = {
  medical: { perDay: 18.4, furtherCalls: 0.08, hours: DAY_AND_NIGHT, weekdays: FLAT, talk: REPORT, wrap_s: 30 },
  fire: { perDay: 2.5, furtherCalls: 1.1, hours: FIRES, weekdays: LIVELY, talk: REPORT, wrap_s: 28 },
  security: { perDay: 7.8, furtherCalls: 0.22, hours: NIGHT_LIFE, weekdays: LIVELY, talk: REPORT, wrap_s: 28 },
  accident: { perDay: 7.4, furtherCalls: 0.55, hours: TRAFFIC, weekdays: LIVELY, talk: REPORT, wrap_s: 28 },
  disaster: { perDay: 2.2, furtherCalls: 0.8, hours: RAIN, weekdays: FLAT, talk: REPORT, wrap_s: 30 },
  other: { perDay: 7.2, furtherCalls: 0.12, hours: DAYTIME, weekdays: FLAT, talk: REPORT, wrap_s: 26 },
  'non-emergency': { perDay: 26, furtherCalls: 0, hours: DAYTIME, weekdays: FLAT, talk: [94, 0.55], wrap_s: 18 },
  information: { perDay: 34, furtherCalls: 0, hours: OFFICE_HOURS, weekdays: OFFICE, talk: [69, 0.55], wrap_s: 10 },
  prank: { perDay: 35, furtherCalls: 0, hours: SCHOOL_OUT, weekdays: LIVELY, talk: [21, 0.6], wrap_s: 8 },
  ghost: { perDay: 44, furtherCalls: 0, hours: EVENING, weekdays: FLAT, talk: [13, 0.5], wrap_s: 6 },
  silent: { perDay: 4.2, furtherCalls: 0, hours: EVENING, weekdays: FLAT, talk: [13, 0.4], wrap_s: 6 },
  test: { perDay: 1.1, furtherCalls: 0, hours: MORNING, weekdays: [3, 1, 1, 1, 1, 0, 0], talk: [28, 0.3], wrap_s: 6 }
}

export const KIND_IDS = Object.keys(KINDS) as Kind[]

export function dispositionOf(kind: Kind): Disposition {
  return isCategory(kind) ? 'emergency' : kind
}

export function isCategory(kind: Kind): kind is Category {
  return (CATEGORIES as readonly Kind[]).includes(kind)
}
