import type { Settings } from '#contract/settings.ts'

/** What every section of the page is given. */
export interface SectionProps {
  settings: Settings
  /** The name that was typed. */
  by: string
  onsaved: (settings: Settings) => void
  onrenew: () => Promise<void>
  onneedname: () => void
}
