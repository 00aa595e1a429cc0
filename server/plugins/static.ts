import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { documentsIn } from './documents.ts'
import { notFound } from './problems.ts'

const YEAR_S = 31_536_000
const SHELL = 'shell.html'

/**
 * The built web: its files, for a page address the document of that page (it names the scripts of the page, so that
 * they are fetched at once), for another address the shell that says so; an API address that does not exist is a problem.
 */
export async function installStatic(app: FastifyInstance, webFolder: string): Promise<void> {
  const documents = documentsIn(webFolder)
  const isBuilt = documents.has('index.html')
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: webFolder,
      preCompressed: true,
      wildcard: true,
      index: ['index.html'],
      cacheControl: false,
      setHeaders(reply, path) {
        void reply.header(
          'cache-control',
          path.includes('/immutable/') ? `public, max-age=${YEAR_S}, immutable` : 'no-cache'
        )
      }
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.[a-z0-9]+$/i.test(path)
    if (!isPage) return reply.code(404).type('application/problem+json').send(notFound(path))
    const document = `${path.replace(/^\/|\/$/g, '')}.html`
    if (documents.has(document)) return reply.sendFile(document)
    if (isBuilt) return reply.code(404).sendFile(SHELL)
    return reply.code(503).type('text/plain').send('The web is not built yet: run "npm start" or "npm run build".')
  })
}
