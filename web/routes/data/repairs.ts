import type { RejectsReply, SourcesReply } from '#contract/loads.ts'

type Source = SourcesReply['data']['sources'][number]

/** What of one source can be corrected: rows that are handed out, and rows whose fields cannot be told apart. */
export interface Repair {
  source: string
  label: Source['label']
  rows: number
  misshapen: number
  isRepairable: boolean
}

/** Rows that are only too old are no fault that could be corrected. */
export function repairsOf(groups: RejectsReply['data']['groups'], sources: readonly Source[]): Repair[] {
  return sources.flatMap(({ id, label, isRepairable }) => {
    const own = groups.filter(({ source, code }) => source === id && code !== 'TOO_OLD')
    if (own.length === 0) return []
    const sum = (isWanted: (code: string) => boolean) =>
      own.filter(({ code }) => isWanted(code)).reduce((total, { n }) => total + n, 0)
    const misshapen = isRepairable ? sum((code) => code === 'COLUMN_COUNT') : 0
    return [{ source: id, label, rows: sum((code) => code !== 'COLUMN_COUNT'), misshapen, isRepairable }]
  })
}
