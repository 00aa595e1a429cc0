import type { Language } from '#domain/text.ts'
import type { CHANGES_ID } from './changes-id.ts'
import type { COMPARE_ID } from './compare-id.ts'
import type { DATA_ID } from './data-id.ts'
import type { GHOST_METER_ID } from './ghost-meter-id.ts'
import type { INTAKE_ID } from './intake-id.ts'
import type { PLANNER_ID } from './planner-id.ts'
import type { RECORDS_ID } from './records-id.ts'
import type { REPAIR_ID } from './repair-id.ts'
import type { SETTINGS_ID } from './settings-id.ts'
import type { STANDARDS_ID } from './standards-id.ts'

/** Words that only some pages show: they are fetched with those pages. */
export interface Sections {
  planner: typeof PLANNER_ID
  settings: typeof SETTINGS_ID
  standards: typeof STANDARDS_ID
  records: typeof RECORDS_ID
  compare: typeof COMPARE_ID
  data: typeof DATA_ID
  intake: typeof INTAKE_ID
  repair: typeof REPAIR_ID
  changes: typeof CHANGES_ID
  ghostMeter: typeof GHOST_METER_ID
}
export type SectionName = keyof Sections

/** Where a section's words are in each language; one that lacks a word does not compile. */
export const SECTIONS: { [Name in SectionName]: Record<Language, () => Promise<Sections[Name]>> } = {
  planner: {
    id: async () => (await import('./planner-id.ts')).PLANNER_ID,
    en: async () => (await import('./planner-en.ts')).PLANNER_EN
  },
  settings: {
    id: async () => (await import('./settings-id.ts')).SETTINGS_ID,
    en: async () => (await import('./settings-en.ts')).SETTINGS_EN
  },
  standards: {
    id: async () => (await import('./standards-id.ts')).STANDARDS_ID,
    en: async () => (await import('./standards-en.ts')).STANDARDS_EN
  },
  records: {
    id: async () => (await import('./records-id.ts')).RECORDS_ID,
    en: async () => (await import('./records-en.ts')).RECORDS_EN
  },
  compare: {
    id: async () => (await import('./compare-id.ts')).COMPARE_ID,
    en: async () => (await import('./compare-en.ts')).COMPARE_EN
  },
  data: {
    id: async () => (await import('./data-id.ts')).DATA_ID,
    en: async () => (await import('./data-en.ts')).DATA_EN
  },
  intake: {
    id: async () => (await import('./intake-id.ts')).INTAKE_ID,
    en: async () => (await import('./intake-en.ts')).INTAKE_EN
  },
  repair: {
    id: async () => (await import('./repair-id.ts')).REPAIR_ID,
    en: async () => (await import('./repair-en.ts')).REPAIR_EN
  },
  changes: {
    id: async () => (await import('./changes-id.ts')).CHANGES_ID,
    en: async () => (await import('./changes-en.ts')).CHANGES_EN
  },
  ghostMeter: {
    id: async () => (await import('./ghost-meter-id.ts')).GHOST_METER_ID,
    en: async () => (await import('./ghost-meter-en.ts')).GHOST_METER_EN
  }
}
