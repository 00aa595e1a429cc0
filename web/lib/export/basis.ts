import type { MetaReply } from '#contract/meta.ts'
import type { KpiId } from '#domain/kpis.ts'
import { type Basis, csvNotes } from '../definitions/csv-notes.ts'
import type { Drawing } from '../reader.svelte.ts'

/** What is taken away: which figures, of which page. */
export interface Taken {
  title: string
  note: string
  about: readonly KpiId[]
  /** undefined: the card knows no reply; then period and data version of the page are named. */
  basis: Basis | undefined
  url: URL
  site: MetaReply['data'] | undefined
}

type Said = Pick<Drawing, 'format' | 'language' | 'words'>

/** What the figures rest on, as lines of heading and text: for the second sheet of a workbook. */
export function basisLines(taken: Taken, said: Said): string[][] {
  const { charts, meaning, formula } = { ...said.words, ...said.words.definitions }
  const hasDefinitions = taken.about.some((id) => taken.basis?.definitions.some((each) => each.id === id))
  const kpis = hasDefinitions ? [] : (taken.site?.kpis ?? []).filter(({ id }) => taken.about.includes(id as KpiId))
  return [
    [charts.table, taken.title],
    ...(taken.note === '' ? [] : [['', taken.note]]),
    [charts.site, taken.site?.site.name[said.language] ?? ''],
    ...csvNotes(taken.about, taken.basis, taken.url.searchParams, said),
    ...(kpis.length === 0 ? [] : [[charts.definitions, meaning, formula]]),
    ...kpis.map((kpi) => [kpi.label[said.language], kpi.meaning[said.language], kpi.formula[said.language]]),
    [charts.source, sourcesText(taken.site, said)],
    [charts.address, taken.url.href]
  ]
}

/** Period, filters, data version and sources, a line each: for the foot of a picture. */
export function pictureLines(taken: Taken, said: Said): string[] {
  const rest = csvNotes([], taken.basis, taken.url.searchParams, said).map(([head, text]) => `${head}: ${text}`)
  const name = taken.site?.site.name[said.language] ?? ''
  return [...(name === '' ? [] : [name]), ...rest, `${said.words.charts.source}: ${sourcesText(taken.site, said)}`]
}

/** Every source with the moment until which it has data. */
export function sourcesText(site: MetaReply['data'] | undefined, { format, language, words }: Said): string {
  const zone = site?.centres[0]?.timeZone ?? 'Asia/Jakarta'
  const all = (site?.sources ?? []).map(({ label, dataUntil }) => {
    const until = dataUntil === null ? words.noDataYet : words.until(format.instant(dataUntil, zone))
    return `${label[language]} (${until})`
  })
  return [...all, ...(site?.site.generated ? [words.sample] : [])].join('; ')
}
