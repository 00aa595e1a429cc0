import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { IntakeChoice, IntakeFinding, IntakeTrial } from '#contract/intake.ts'
import { RequestError } from '#contract/request-error.ts'
import type { Entry, Run } from './entry.ts'
import type { LoaderEnd } from './run-loader.ts'

/** What a file is. @throws {RequestError} with the loader's code where it cannot be read */
export async function findingOf(run: Run, siteFolder: string, { path, item }: Entry): Promise<IntakeFinding> {
  const end = await run(['--site', siteFolder, '--detect', path, '--name', item.name])
  return toldBy(end) as IntakeFinding
}

/** What loading a file would do. @throws {RequestError} where the draft is wrong, with the key concerned */
export async function trialOf(
  run: Run,
  siteFolder: string,
  { path, item }: Entry,
  choice: IntakeChoice
): Promise<IntakeTrial> {
  const common = ['--site', siteFolder, '--try', path, '--name', item.name]
  if ('source' in choice) return toldBy(await run([...common, '--source', choice.source])) as IntakeTrial
  const draft = join(dirname(path), '..', `${item.id}.draft.json`)
  await writeFile(draft, JSON.stringify(choice.draft), { mode: 0o600 })
  try {
    return toldBy(await run([...common, '--draft', draft])) as IntakeTrial
  } finally {
    await rm(draft, { force: true })
  }
}

const CODED = /^([A-Z_]+): ([\s\S]*)$/

/** @throws {RequestError} where the loader told no object */
export function toldBy({ code, told, complaint }: LoaderEnd): unknown {
  if (code === 0 && told !== null) return told
  throw complaintOf(complaint)
}

export function complaintOf(complaint: string): RequestError {
  const [, code = 'INTERNAL', message = complaint || 'the loader ended without a word'] = CODED.exec(complaint) ?? []
  return new RequestError(code, code === 'INTERNAL' ? 'the loader could not do this; see its log' : message)
}
