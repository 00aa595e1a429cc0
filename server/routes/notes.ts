import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Note, NoteBody, NoteHistoryReply, NoteParams, NoteRemoval, NotesReply } from '#contract/notes.ts'
import { RequestError } from '#contract/request-error.ts'
import { NoteStore } from '../notes/note-store.ts'
import { CACHE_CONTROL, type RouteContext } from './answer.ts'

const LARGEST_BODY_BYTES = 8_192

/** Dated notes that explain a chart: read, added, changed and deleted, each change with the version that was read. */
export const notesRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, { siteFolder, now }) => {
  const store = new NoteStore(siteFolder, now)
  const limit = { bodyLimit: LARGEST_BODY_BYTES }

  app.get('/notes', { schema: { querystring: NoQuery, response: { 200: NotesReply } } }, async (request, reply) =>
    unlessKnown(request, reply, { notes: await store.all() })
  )
  app.get(
    '/notes/:id/history',
    { schema: { params: NoteParams, response: { 200: NoteHistoryReply } } },
    async (request) => ({
      events: await store.history(request.params.id)
    })
  )
  app.post('/notes', { ...limit, schema: { body: NoteBody, response: { 201: Note } } }, async (request, reply) =>
    tagged(reply.code(201), await store.add(request.body))
  )
  app.put(
    '/notes/:id',
    { ...limit, schema: { params: NoteParams, body: NoteBody, response: { 200: Note } } },
    async (request, reply) => tagged(reply, await store.change(request.params.id, versionRead(request), request.body))
  )
  app.delete('/notes/:id', { schema: { params: NoteParams, querystring: NoteRemoval } }, async (request, reply) => {
    await store.remove(request.params.id, versionRead(request), request.query.who)
    return reply.code(204).send()
  })
}

const NoQuery = { type: 'object', properties: {}, additionalProperties: false } as const

function tagged(reply: FastifyReply, note: Note): Note {
  void reply.header('etag', `"${note.version}"`).header('cache-control', 'no-store')
  return note
}

/** The version of If-Match: nobody overwrites what he has not read. @throws {RequestError} UNREAD */
function versionRead({ headers }: FastifyRequest): number {
  const version = /^"(\d{1,9})"$/.exec(headers['if-match'] ?? '')?.[1]
  if (version === undefined) throw new RequestError('UNREAD', 'If-Match must name the version that was read: "1"', 428)
  return Number(version)
}

function unlessKnown(request: FastifyRequest, reply: FastifyReply, body: NotesReply): NotesReply {
  const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32)}"`
  void reply.header('etag', tag).header('cache-control', CACHE_CONTROL)
  const known = (request.headers['if-none-match'] ?? '').replace(/^W\//, '')
  return known === tag ? (reply.code(304).send() as never) : body
}
