import { constants } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A reply of lines, each sent as soon as it is written. */
    inLines?: boolean
  }
}

/** What is compressed goes out at the end of every line, not when enough has gathered. */
const AT_ONCE = {
  customTypes: /x-ndjson/,
  brotliOptions: { flush: constants.BROTLI_OPERATION_FLUSH },
  zlibOptions: { flush: constants.Z_SYNC_FLUSH }
}

/** Keeps compression from holding back the lines of a reply; to be called before compression is registered. */
export function installLines(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.inLines === true) route.compress = AT_ONCE
  })
}
