import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { RequestError } from '#contract/request-error.ts'
import { changeSchema, SECTION_VALUES, SECTIONS, type SectionName, SettingsReply } from '#contract/settings.ts'
import type { NewEdition } from '#contract/site-sections.ts'
import { isSame } from '#domain/canonical.ts'
import { appendChange, readChanges } from '../audit/settings-log.ts'
import { addEdition } from '../site/add-edition.ts'
import { changeSite } from '../site/change-site.ts'
import { editSection } from '../site/edit-section.ts'
import type { Site } from '../site/schema.ts'
import { codeOf, lineOf, parseSite, SiteError } from '../site/site.ts'
import type { RouteContext } from './answer.ts'
import { shownChange, shownSettings } from './settings-shown.ts'

const NoQuery = Type.Object({}, { additionalProperties: false })
const NEEDS_VERSION = 'name the version of the settings that the change starts from in If-Match'

/** What site.yaml says, and its sections changed, one at a time, from the version that the reader saw. */
export const settingsRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  const reply = { response: { 200: SettingsReply } }
  app.get('/settings', { schema: { querystring: NoQuery, ...reply } }, async (_request, answer) => {
    const text = await readFile(join(context.siteFolder, 'site.yaml'), 'utf8')
    void answer.header('etag', `"${versionOf(text)}"`)
    return shown(context, text)
  })
  for (const section of SECTIONS) {
    const schema = { querystring: NoQuery, body: changeSchema(SECTION_VALUES[section]), ...reply }
    app.put(`/settings/${section}`, { schema, attachValidation: true }, async (request, answer) => {
      if (request.validationError != null) throw await misshapen(context, section, request.validationError)
      const text = await change(context, section, request)
      void answer.header('etag', `"${versionOf(text)}"`)
      return shown(context, text)
    })
  }
}

async function shown({ siteFolder, warehouse, isWritable }: RouteContext, text: string) {
  const version = versionOf(text)
  const site = parseSite(text)
  const changes = await readChanges(siteFolder, version)
  const calendar = await warehouse.withSnapshot(async (snapshot) => snapshot?.calendar ?? null)
  return { data: shownSettings(site, { version, isWritable, calendar, changes }) }
}

/** @returns the new text of site.yaml @throws {RequestError} where it stays as it is */
async function change(context: RouteContext, section: SectionName, request: FastifyRequest): Promise<string> {
  const { by, value } = request.body as { by: string; value: unknown }
  const known = /^(?:W\/)?"?([0-9a-f]+)"?$/.exec(request.headers['if-match'] ?? '')?.[1]
  if (known === undefined) throw new RequestError('NO_VERSION', NEEDS_VERSION, 428)
  const { siteFolder } = context
  const write = async (text: string) => {
    const version = versionOf(text)
    if (version !== known) throw await stale(siteFolder, known, version)
    const before = statedIn(text, section)
    const after = section === 'definitions' ? addEdition(definitionsIn(text), value as NewEdition) : value
    const next = isSame(before, after) ? text : checked(editSection(text, section, after), section)
    if (next === text) return text
    const at = context.now().toISOString()
    const line = { at, by: by.trim(), section, before, after, from: version, to: versionOf(next) }
    await appendChange(siteFolder, line).catch((cause: unknown) => {
      throw new RequestError('NO_LOG', `nothing was changed: its line cannot be written (${wordsOf(cause)})`, 503)
    })
    return next
  }
  return (await changeSite(siteFolder, write).catch(toRequestError)).after
}

/** The whole new file is read as it will be; a fault is told by the key of the section. */
function checked(text: string, section: SectionName): string {
  try {
    parseSite(text)
    return text
  } catch (error) {
    if (!(error instanceof SiteError)) throw error
    const { fault } = error
    const own = fault?.keys[0] === section ? { fault: { ...fault, keys: fault.keys.slice(1) } } : {}
    throw new RequestError('INVALID_SETTING', error.message, 422, own)
  }
}

function toRequestError(error: unknown): never {
  if (error instanceof SiteError) throw new RequestError('SITE_INVALID', error.message, 409)
  if (error instanceof RequestError || (error as NodeJS.ErrnoException).syscall === undefined) throw error
  throw new RequestError('CANNOT_WRITE', `site.yaml stays as it is: it cannot be written (${wordsOf(error)})`, 503)
}

/** Another has changed site.yaml since: what, where it is known. */
async function stale(siteFolder: string, known: string, version: string): Promise<RequestError> {
  const all = await readChanges(siteFolder, version)
  const start = Math.max(
    all.findLastIndex(({ to }) => to === known) + 1 || -1,
    all.findLastIndex(({ from }) => from === known)
  )
  const since = start === -1 ? [] : all.slice(start)
  const changes = since.filter(({ isCarriedOut }) => isCarriedOut).map(shownChange)
  return new RequestError('STALE', 'site.yaml has changed since it was shown', 412, { changes, version })
}

type Misshapen = NonNullable<FastifyRequest['validationError']>

/** A value of another shape than the section's is told by its line and key, as every other fault. */
async function misshapen({ siteFolder }: RouteContext, section: SectionName, error: Misshapen): Promise<Error> {
  const [first] = error.validation ?? []
  if (first === undefined || error.validationContext !== 'body') return error
  const { additionalProperty: extra } = first.params as { additionalProperty?: string }
  const keys = [...first.instancePath.split('/').slice(1), ...(extra === undefined ? [] : [extra])]
  const message = extra === undefined ? (first.message ?? first.keyword) : 'no such key'
  if (keys[0] !== 'value') return new RequestError('BAD_QUERY', `${keys.join('.') || 'body'}: ${message}`, 400)
  const place = [section, ...keys.slice(1)]
  const line = lineOf(await readFile(join(siteFolder, 'site.yaml'), 'utf8'), place)
  const fault = { keys: keys.slice(1), code: codeOf(first), message }
  return new RequestError('INVALID_SETTING', `site.yaml:${line}: ${place.join('.')}: ${message}`, 400, { fault })
}

function statedIn(text: string, section: SectionName): unknown {
  return parseSite(text)[section] ?? null
}

function definitionsIn(text: string): NonNullable<Site['definitions']> {
  return parseSite(text).definitions ?? {}
}

function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function wordsOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error))
}
