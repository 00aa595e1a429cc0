import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { documentsIn } from './documents.ts'

/**
 * Headers that keep a page from loading anything but itself. Inline scripts of the built page are allowed by their
 * hash; styles may be inline, because charts set them. So many questions a minute are answered to one address; the files
 * of the web are not counted: a page is dozens of them, and one that is refused leaves it hanging.
 */
export async function installSecurity(
  app: FastifyInstance,
  webFolder: string,
  questionsAMinute: number
): Promise<void> {
  await app.register(helmet, {
    hsts: false,
    crossOriginEmbedderPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineHashes(webFolder)],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"]
      }
    }
  })
  await app.register(rateLimit, {
    max: questionsAMinute,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/')
  })
}

function inlineHashes(webFolder: string): string[] {
  const pages = [...documentsIn(webFolder)].map((name) => readFileSync(join(webFolder, name), 'utf8'))
  const scripts = pages.flatMap((page) => [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)])
  return [...new Set(scripts.map(([, script]) => script!))].map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  )
}
