import type { Language } from '#domain/text.ts'
import { COMPARE_EN } from './compare-en.ts'
import { COMPARE_ID } from './compare-id.ts'
import { DATA_EN } from './data-en.ts'
import { DATA_ID } from './data-id.ts'
import { EN } from './en.ts'
import { GHOST_METER_EN } from './ghost-meter-en.ts'
import { GHOST_METER_ID } from './ghost-meter-id.ts'
import { ID, type SharedWords } from './id.ts'
import { INTAKE_EN } from './intake-en.ts'
import { INTAKE_ID } from './intake-id.ts'
import { PLANNER_EN } from './planner-en.ts'
import { PLANNER_ID } from './planner-id.ts'
import { RECORDS_EN } from './records-en.ts'
import { RECORDS_ID } from './records-id.ts'
import { CHANGES_EN } from './changes-en.ts'
import { CHANGES_ID } from './changes-id.ts'
import { REPAIR_EN } from './repair-en.ts'
import { REPAIR_ID } from './repair-id.ts'
import type { Sections } from './sections.ts'
import { SETTINGS_EN } from './settings-en.ts'
import { SETTINGS_ID } from './settings-id.ts'
import { STANDARDS_EN } from './standards-en.ts'
import { STANDARDS_ID } from './standards-id.ts'

/** Every word of the screen: those of all pages, and those of single ones. */
export type Words = SharedWords & Sections

const WORDS: Record<Language, Words> = {
  id: {
    ...ID,
    planner: PLANNER_ID,
    settings: SETTINGS_ID,
    standards: STANDARDS_ID,
    records: RECORDS_ID,
    compare: COMPARE_ID,
    data: DATA_ID,
    intake: INTAKE_ID,
    repair: REPAIR_ID,
    changes: CHANGES_ID,
    ghostMeter: GHOST_METER_ID
  },
  en: {
    ...EN,
    planner: PLANNER_EN,
    settings: SETTINGS_EN,
    standards: STANDARDS_EN,
    records: RECORDS_EN,
    compare: COMPARE_EN,
    data: DATA_EN,
    intake: INTAKE_EN,
    repair: REPAIR_EN,
    changes: CHANGES_EN,
    ghostMeter: GHOST_METER_EN
  }
}

/** The whole catalogue at once: for what runs outside of the pages. */
export function wordsFor(language: Language): Words {
  return WORDS[language]
}
