import type { NewEdition, Shifts, Categories, SpecialDayEntries, Targets } from '#contract/site-sections.ts'
import { addDays, isLocalDate } from '#domain/dates.ts'
import {
  categoryFaults,
  type FaultCode,
  type SettingFault,
  shiftFaults,
  specialDayFaults
} from '#domain/setting-faults.ts'

/** What a person has typed of a section, and the value that it makes with what is wrong in it. */
export interface Typed<Value> {
  value: Value
  faults: SettingFault[]
}

export interface TargetsDraft {
  share: string
  within: string
  abandon: string
  response: string
}

/** @example targetsDraft({ abandonRate: { share: 0.05 } }, ',').abandon // '5' */
export function targetsDraft(targets: Targets | null, mark: string): TargetsDraft {
  const { serviceLevel, abandonRate, responseP90 } = targets ?? {}
  const percent = (share: number | undefined) =>
    share === undefined ? '' : String(Number((share * 100).toFixed(8))).replace('.', mark)
  return {
    share: percent(serviceLevel?.share),
    within: String(serviceLevel?.within_s ?? ''),
    abandon: percent(abandonRate?.share),
    response: String(responseP90?.seconds ?? '')
  }
}

/** An empty field takes its target away; of the service level both fields are empty, or neither. */
export function typedTargets(draft: TargetsDraft): Typed<Targets | null> {
  const faults: SettingFault[] = []
  const isLevel = draft.share.trim() !== '' || draft.within.trim() !== ''
  const share = read(draft.share, ['serviceLevel', 'share'], 'share', isLevel, faults)
  const within_s = read(draft.within, ['serviceLevel', 'within_s'], 'seconds', isLevel, faults)
  const abandon = read(draft.abandon, ['abandonRate', 'share'], 'share', false, faults)
  const seconds = read(draft.response, ['responseP90', 'seconds'], 'seconds', false, faults)
  const value: Targets = {
    ...(share === null || within_s === null ? {} : { serviceLevel: { share, within_s } }),
    ...(abandon === null ? {} : { abandonRate: { share: abandon } }),
    ...(seconds === null ? {} : { responseP90: { seconds } })
  }
  return { value: Object.keys(value).length === 0 ? null : value, faults }
}

function read(text: string, keys: string[], code: 'share' | 'seconds', isNeeded: boolean, faults: SettingFault[]) {
  const trimmed = text.trim()
  if (trimmed === '') {
    if (isNeeded) faults.push(faultAt(keys, 'needed'))
    return null
  }
  const number = /^\d{1,6}([.,]\d{1,8})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : NaN
  const isGood = code === 'share' ? number <= 100 : Number.isInteger(number) && number <= 86_400
  if (!isGood) {
    faults.push(faultAt(keys, code))
    return null
  }
  return code === 'share' ? Number((number / 100).toFixed(10)) : number
}

export function typedShifts(rows: Shifts): Typed<Shifts | null> {
  const faults = [
    ...shiftFaults(rows),
    ...rows.flatMap((row, i) => [...idFaults(row.id, i), ...labelFaults(row.label, i)])
  ]
  return { value: rows.length === 0 ? null : rows, faults: first(faults) }
}

export function typedCategories(rows: Categories): Typed<Categories | null> {
  const needed = rows.flatMap(({ id, label }, i) => [
    ...(id.trim() === '' ? [faultAt([`${i}`, 'id'], 'needed')] : []),
    ...labelFaults(label, i)
  ])
  return { value: rows.length === 0 ? null : rows, faults: first([...needed, ...categoryFaults(rows)]) }
}

export function typedSpecialDays(rows: SpecialDayEntries): Typed<SpecialDayEntries | null> {
  const needed = rows.flatMap((row, i) => {
    if ('remove' in row) return []
    const empty = (['from', 'to', 'kind', 'source'] as const).filter((key) => row[key].trim() === '')
    return [...empty.map((key) => faultAt([`${i}`, key], 'needed')), ...labelFaults(row.label, i)]
  })
  return { value: rows.length === 0 ? null : rows, faults: first([...needed, ...specialDayFaults(rows)]) }
}

/** The last day as it is typed and the first day after as it is stored. */
export function dayAfter(last: string): string {
  return isLocalDate(last) ? addDays(last, 1) : last
}

export function lastDay(to: string): string {
  return isLocalDate(to) ? addDays(to, -1) : to
}

export interface EditionDraft {
  kpi: NewEdition['kpi']
  id: string
  reading: string
  from: string
  within: string
  changeId: string
  changeEn: string
  source: string
}

/** Faults by the keys of an edition; whether it overlaps another is told by the server. */
export function typedEdition(draft: EditionDraft): Typed<NewEdition> {
  const { kpi, id, reading, from, within, changeId, changeEn, source } = draft
  const faults: SettingFault[] = []
  const within_s = read(within, ['within_s'], 'seconds', false, faults)
  const needed: [string[], string][] = [
    [['id'], id],
    [['from'], from],
    [['change', 'id'], changeId],
    [['change', 'en'], changeEn],
    [['source'], source]
  ]
  faults.push(...needed.filter(([, text]) => text.trim() === '').map(([keys]) => faultAt(keys, 'needed')))
  if (id.trim() !== '' && !ID.test(id)) faults.push(faultAt(['id'], 'id'))
  const edition = {
    id,
    from,
    reading,
    ...(within_s === null ? {} : { within_s }),
    change: { id: changeId, en: changeEn },
    source
  }
  return { value: { kpi, edition }, faults }
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/

function idFaults(id: string, i: number): SettingFault[] {
  if (id.trim() === '') return [faultAt([`${i}`, 'id'], 'needed')]
  return ID.test(id) ? [] : [faultAt([`${i}`, 'id'], 'id')]
}

function labelFaults(label: { id: string; en: string }, i: number): SettingFault[] {
  return (['id', 'en'] as const)
    .filter((language) => label[language].trim() === '')
    .map((language) => faultAt([`${i}`, 'label', language], 'needed'))
}

/** One fault a field is enough. */
function first(faults: readonly SettingFault[]): SettingFault[] {
  const placeOf = ({ keys }: SettingFault) => keys.join('.')
  return faults.filter((fault, i) => faults.findIndex((other) => placeOf(other) === placeOf(fault)) === i)
}

function faultAt(keys: string[], code: FaultCode): SettingFault {
  return { keys, code, message: code }
}
