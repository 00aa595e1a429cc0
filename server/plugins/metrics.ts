import type { FastifyInstance } from 'fastify'
import type { Warehouse } from '../engine/warehouse.ts'

const EDGES_S = [0.005, 0.02, 0.1, 0.5, 2, 10]

/** Alive, ready, and counters for Prometheus: requests by route and status, their duration, the age of the data. */
export function installMetrics(app: FastifyInstance, warehouse: Warehouse): void {
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
      ''
    ]
    return reply.type('text/plain; version=0.0.4').send(lines.join('\n'))
  })
}
