import { dispositionOf, isCategory, type Category, type Disposition, type Kind, KINDS } from './kinds.ts'
import type { Random } from './random.ts'

/** What a call is about. Several calls may be about the same matter. */
export interface Matter {
  id: number
  kind: Kind
  district: string
  isBurst: boolean
}

export type Language = 'id' | 'en' | 'zh' | 'ja' | 'ar'

/** What a caller is and wants; what becomes of the call the queue decides. */
export interface Caller {
  matter: Matter
  number: string | null
  disposition: Disposition
  category: Category | null
  language: Language
  /** Seconds until this caller hangs up. */
  patience_s: number
  /** Cut off so many seconds after arrival, before the queue; null = reaches the queue. */
  cutOff_s: number | null
  /** Talk with an operator of usual speed who speaks the language. */
  talk_s: number
  wrap_s: number
  isTransferred: boolean
}

/** Of the calls that come in, cut off before the queue; Jakarta 2024: 58 %, Batu 2024: 92 %. A mild case is shown. */
const CUT_OFF = 0.185
const WITHHELD = 0.04
const TRANSFERRED = 0.07

const REGULAR_PRANKSTERS = 140
const NUMBERS = 60_000

const LANGUAGES: Record<Language, number> = { id: 97.6, en: 1.4, zh: 0.45, ja: 0.25, ar: 0.3 }

/** Everything about a caller that is drawn when the call comes in. */
export function drawCaller(matter: Matter, random: Random): Caller {
  const { kind, isBurst } = matter
  const { talk, wrap_s } = KINDS[kind]
  const isReal = isCategory(kind) || kind === 'non-emergency' || kind === 'information'
  return {
    matter,
    number: drawNumber(kind, random),
    disposition: dispositionOf(kind),
    category: categoryOf(kind, random),
    language: isReal ? random.weighted(LANGUAGES) : 'id',
    patience_s: drawPatience(kind, random),
    cutOff_s: random.chance(isBurst ? 0.4 : CUT_OFF) ? random.whole(1, 6) : null,
    talk_s: Math.max(3, random.lognormalSeconds(isBurst ? talk[0] / 2 : talk[0], talk[1])),
    wrap_s: Math.min(60, Math.max(4, random.lognormalSeconds(isBurst ? wrap_s / 2 : wrap_s, 0.4))),
    isTransferred: isCategory(kind) && random.chance(TRANSFERRED)
  }
}

/** Whether this caller rings again after being cut off or hanging up, and how soon (s); null = no. */
export function drawRedial({ disposition }: Caller, random: Random): number | null {
  const isNuisance = disposition === 'prank' || disposition === 'ghost' || disposition === 'silent'
  return random.chance(isNuisance ? 0.1 : 0.5) ? 5 + Math.ceil(random.exponential(35)) : null
}

/** How soon (s) a prankster rings again after being answered; null = not now. */
export function drawNextPrank({ disposition }: Caller, random: Random): number | null {
  return disposition === 'prank' && random.chance(0.28) ? 20 + Math.ceil(random.exponential(300)) : null
}

function drawPatience(kind: Kind, random: Random): number {
  if (kind === 'ghost' && random.chance(0.12)) return 1 + Math.ceil(random.exponential(3))
  if (kind === 'ghost' || kind === 'silent') return 4 + Math.ceil(random.exponential(80))
  if (kind === 'prank') return 4 + Math.ceil(random.exponential(90))
  return 5 + Math.ceil(random.exponential(random.chance(0.75) ? 180 : 50))
}

/** A non-emergency is typed by category where it gets a ticket: a cat in a tree, a quarrel, a street lamp. */
function categoryOf(kind: Kind, random: Random): Category | null {
  if (isCategory(kind)) return kind
  if (kind !== 'non-emergency' || !random.chance(0.3)) return null
  return random.weighted({ other: 55, security: 25, medical: 12, accident: 8 })
}

/** Fictitious, not dialable: 000 and seven digits. Few numbers make many of the pranks. */
function drawNumber(kind: Kind, random: Random): string | null {
  if (random.chance(kind === 'ghost' ? 2 * WITHHELD : WITHHELD)) return null
  const isRegular = kind === 'prank' && random.chance(0.7)
  const n = isRegular
    ? Math.floor(random.next() ** 2 * REGULAR_PRANKSTERS)
    : REGULAR_PRANKSTERS + random.whole(0, NUMBERS)
  return `000${String(1_000_000 + n * 17).padStart(7, '0')}`
}
