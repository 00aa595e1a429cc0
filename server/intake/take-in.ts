import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { IntakeChoice } from '#contract/intake.ts'
import type { RunResult } from '#contract/loads.ts'
import { RequestError } from '#contract/request-error.ts'
import { addSource } from '../site/add-source.ts'
import { changeSite } from '../site/change-site.ts'
import { readSite } from '../site/site.ts'
import type { Entry, Run } from './entry.ts'
import { complaintOf } from './look.ts'

/** Steps of a load of one file that a reader sees pass. */
const STEPS = ['locked', 'planned', 'copied', 'opened', 'staged', 'merged', 'recorded', 'checked', 'closed', 'pointed']

/**
 * Saves the source where it is new, lays the file into its inbox under a free name and loads it. A load that is
 * refused or stopped leaves data, inbox and site.yaml as they were.
 *
 * @throws {RequestError} with the loader's code
 */
export async function takeIn(run: Run, siteFolder: string, entry: Entry, choice: IntakeChoice): Promise<void> {
  const undo = await saveSource(siteFolder, choice)
  const source = 'source' in choice ? choice.source : String(choice.draft['id'])
  const pattern = (await readSite(siteFolder)).sources.find(({ id }) => id === source)!.files
  const placed = await place(siteFolder, source, entry, nameFor(pattern, entry.item.name))
  entry.item.source = source
  try {
    const end = await run(['--site', siteFolder, '--json', '--progress', '--source', source, placed], ({ step }) => {
      const done = STEPS.indexOf(step) + 1
      if (done > 0) entry.item.progress = { step, done, of: STEPS.length }
    })
    entry.item.run = runOf(end.told as RunResult | null, end.complaint)
  } catch (error) {
    entry.item.source = null
    await rename(placed, entry.path)
    await undo()
    throw error
  }
}

/** @returns how to take it back */
async function saveSource(siteFolder: string, choice: IntakeChoice): Promise<() => Promise<void>> {
  if ('source' in choice) {
    const known = (await readSite(siteFolder)).sources.some(({ id }) => id === choice.source)
    if (!known) throw new RequestError('NO_SOURCE', `no source "${choice.source}" in site.yaml`)
    return async () => undefined
  }
  const { draft } = choice
  const { before, after } = await changeSite(siteFolder, (text) => addSource(text, draft).text)
  return async () => void (await changeSite(siteFolder, (text) => (text === after ? before : text)))
}

/**
 * A name that the source's pattern knows, so that the file is found again when all is loaded anew.
 *
 * @example nameFor('acd-*.csv', 'ekspor.csv') // 'acd-ekspor.csv'
 */
export function nameFor(pattern: string, name: string): string {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  const known = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i')
  if (known.test(name)) return name
  const stem = name.replace(/(\.[A-Za-z0-9]{1,8}){1,2}$/, '')
  return pattern.replace('*', stem).replaceAll('*', '').replaceAll('?', '_')
}

/** Moves the file into the inbox; a name that is taken there gets a number. */
async function place(siteFolder: string, source: string, { path }: Entry, name: string): Promise<string> {
  const folder = join(siteFolder, 'inbox', source)
  await mkdir(folder, { recursive: true })
  const [, stem = name, end = ''] = /^(.*?)((?:\.[A-Za-z0-9]{1,8}){0,2})$/.exec(name) ?? []
  for (let n = 1; ; n++) {
    const target = join(folder, n === 1 ? name : `${stem}-${n}${end}`)
    const isFree = await access(target).then(
      () => false,
      () => true
    )
    if (!isFree) continue
    await rename(path, target).catch(async () => {
      await copyFile(path, target)
      await rm(path)
    })
    return target
  }
}

/** @throws {RequestError} unless the file is in the data now */
function runOf(told: RunResult | null, complaint: string): { runId: string; published: boolean } {
  if (told === null) throw complaintOf(complaint)
  if (told.error) throw new RequestError(told.error.code, told.error.message)
  const file = told.sources.flatMap(({ files }) => files)[0]
  if (file?.status === 'refused') throw new RequestError(file.code ?? 'REFUSED', file.message ?? 'the file was refused')
  return { runId: told.runId, published: told.published }
}
