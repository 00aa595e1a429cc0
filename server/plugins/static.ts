import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from './problems.ts'

const YEAR_S = 31_536_000

/** The built web: its files, and index.html for every page address; an API address that does not exist is a problem. */
export async function installStatic(app: FastifyInstance, webFolder: string): Promise<void> {
  const isBuilt = existsSync(join(webFolder, 'index.html'))
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
    if (isBuilt) return reply.sendFile('index.html')
    return reply.code(503).type('text/plain').send('The web is not built yet: run "npm start" or "npm run build".')
  })
}
