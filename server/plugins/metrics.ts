import type { FastifyInstance } from 'fastify'
import type { Warehouse } from '../engine/warehouse.ts'

const EDGES_S = [0.005, 0.02, 0.1, 0.5, 2, 10]

/**
 * Alive, ready, and counters for Prometheus: requests by route and status, their duration, statements asked of the data,
 * the version of the data and the seconds since it was published.
 */
export function installMetrics(app: FastifyInstance, warehouse: Warehouse, now: () => Date): void {
  const requests = new Map<string, number>()
  const durations = EDGES_S.map(() => 0)
  let seconds = 0
  let count = 0

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const key = `route="${route}",method="${request.method}",status="${reply.statusCode}"`
    requests.set(key, (requests.get(key) ?? 0) + 1)
    const took = reply.elapsedTime / 1000
    seconds += took
    count++
    EDGES_S.forEach((edge, i) => {
      if (took <= edge) durations[i]!++
    })
  })

  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))

  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const { version } = warehouse
    if (version === null) return reply.code(503).send({ status: 'no data published yet' })
    return { status: 'ok', dataVersion: version }
  })

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    const lines = [
      '# TYPE pantau_requests_total counter',
      ...[...requests].map(([labels, n]) => `pantau_requests_total{${labels}} ${n}`),
      '# TYPE pantau_request_seconds histogram',
      ...EDGES_S.map((edge, i) => `pantau_request_seconds_bucket{le="${edge}"} ${durations[i]}`),
      `pantau_request_seconds_bucket{le="+Inf"} ${count}`,
      `pantau_request_seconds_sum ${seconds}`,
      `pantau_request_seconds_count ${count}`,
      '# TYPE pantau_ready gauge',
      `pantau_ready ${warehouse.version === null ? 0 : 1}`,
      '# TYPE pantau_statements_total counter',
      `pantau_statements_total ${warehouse.statements}`,
      ...dataLines(warehouse, now()),
      ''
    ]
    return reply.type('text/plain; version=0.0.4').send(lines.join('\n'))
  })
}

/** Nothing where nothing is published: an absent age is not zero. */
function dataLines({ version, publishedAt }: Warehouse, now: Date): string[] {
  if (version === null || publishedAt === null) return []
  return [
    '# TYPE pantau_data_age_seconds gauge',
    `pantau_data_age_seconds{version="${version}"} ${(now.getTime() - Date.parse(publishedAt)) / 1000}`
  ]
}
