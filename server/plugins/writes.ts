import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RequestError } from '#contract/request-error.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A POST that only asks (its question is a body): allowed also where nothing may be changed. */
    onlyAsks?: boolean
  }
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** An address or this machine's own name: no foreign page can stand behind it by a name that it resolves anew. */
const OWN_NAMES = /^(localhost|\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i

export interface WriteRules {
  /** Whether anything may be changed through this server at all. */
  areAllowed: boolean
  /** Names under which readers reach this server, besides addresses and localhost. */
  hosts: readonly string[]
}

/**
 * Lets a request that changes something through only from a page of this server: no foreign site can have a reader's
 * browser send it (Sec-Fetch-Site, Origin), nor reach it under a name of its own (Host).
 */
export function installWriteRules(app: FastifyInstance, rules: WriteRules): void {
  app.addHook('onRequest', async (request) => {
    if (READS.has(request.method)) return
    if (!rules.areAllowed && request.routeOptions.config.onlyAsks !== true) {
      throw new RequestError('WRITES_OFF', 'this server only shows figures; files are loaded where it runs', 403)
    }
    if (!isOwn(request, rules.hosts)) {
      throw new RequestError('FOREIGN_ORIGIN', 'the request does not come from a page of this server', 403)
    }
  })
}

function isOwn({ headers, hostname }: FastifyRequest, hosts: readonly string[]): boolean {
  if (!OWN_NAMES.test(hostname) && !hosts.includes(hostname.toLowerCase())) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  return origin === undefined || origin.replace(/^https?:\/\//, '') === headers.host
}
