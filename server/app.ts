import compress from '@fastify/compress'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance } from 'fastify'
import { installBulkFormats } from './plugins/bulk-format.ts'
import { lazyCompilers } from './plugins/compilers.ts'
import { installLines } from './plugins/lines.ts'
import { installMetrics } from './plugins/metrics.ts'
import { installProblems } from './plugins/problems.ts'
import { installSecurity } from './plugins/security.ts'
import { installStatic } from './plugins/static.ts'
import { installWriteRules, type WriteRules } from './plugins/writes.ts'
import { siteJsonSchema } from './site/json-schema.ts'
import type { RouteContext } from './routes/answer.ts'
import { answersRoute } from './routes/answers.ts'
import { answerTimesRoute } from './routes/answer-times.ts'
import { burstsRoute } from './routes/bursts.ts'
import { changesRoute } from './routes/changes.ts'
import { eventsRoute } from './routes/events.ts'
import { compareRoute } from './routes/compare.ts'
import { definitionsRoute } from './routes/definitions.ts'
import { districtMapRoute } from './routes/district-map.ts'
import { explainRoute } from './routes/explain.ts'
import { funnelRoute } from './routes/funnel.ts'
import { ghostMeterRoute } from './routes/ghost-meter.ts'
import { intakeRoutes } from './routes/intake.ts'
import { kpisRoute } from './routes/kpis.ts'
import { loadsRoutes } from './routes/loads.ts'
import { metaRoute } from './routes/meta.ts'
import { mixRoute } from './routes/mix.ts'
import { notesRoutes } from './routes/notes.ts'
import { operatorsRoute } from './routes/operators.ts'
import { receiptRoute } from './routes/receipt.ts'
import { recordsRoutes } from './routes/records.ts'
import { repairRoute } from './routes/repair.ts'
import { withdrawRoutes } from './routes/withdraw.ts'
import { responseTimesRoute } from './routes/response-times.ts'
import { settingsRoutes } from './routes/settings.ts'
import { staffingGapRoute } from './routes/staffing-gap.ts'
import { staffingForecastRoute } from './routes/staffing-forecast.ts'
import { staffingJobRoutes } from './routes/staffing-jobs.ts'
import { staffingRequirementRoute } from './routes/staffing-requirement.ts'
import { staffingScenariosRoutes } from './routes/staffing-scenarios.ts'
import { standardsRoute } from './routes/standards.ts'
import { volumeRoute } from './routes/volume.ts'

export interface AppOptions extends RouteContext {
  webFolder: string
  logLevel: string
  writes: WriteRules
  /** Questions a minute that one address may ask. */
  questionsAMinute: number
}

/** The whole server, built but not listening: tests ask it through `inject`. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: options.logLevel },
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, allErrors: false } },
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: lazyCompilers() }
  }).withTypeProvider<TypeBoxTypeProvider>()
  installProblems(app)
  await installSecurity(app, options.webFolder, options.questionsAMinute)
  installWriteRules(app, options.writes)
  installLines(app)
  await app.register(compress, { threshold: 2048 })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pantau 112',
        version: '1',
        description: 'Figures of a 112 emergency call centre, each with its count and definition.'
      }
    }
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs' })
  installBulkFormats(app)
  installMetrics(app, options.warehouse, options.now)
  const { webFolder: _web, logLevel: _level, writes: _writes, questionsAMinute: _questions, ...context } = options
  for (const route of ROUTES) await app.register(route, { ...context, prefix: '/api/v1' })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.get('/api/site.schema.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/schema+json; charset=utf-8').send(JSON.stringify(siteJsonSchema()))
  )
  await installStatic(app, options.webFolder)
  return app
}

const ROUTES = [
  metaRoute,
  kpisRoute,
  volumeRoute,
  burstsRoute,
  ghostMeterRoute,
  mixRoute,
  answersRoute,
  answerTimesRoute,
  responseTimesRoute,
  operatorsRoute,
  funnelRoute,
  standardsRoute,
  loadsRoutes,
  repairRoute,
  withdrawRoutes,
  intakeRoutes,
  changesRoute,
  eventsRoute,
  definitionsRoute,
  districtMapRoute,
  receiptRoute,
  recordsRoutes,
  explainRoute,
  settingsRoutes,
  compareRoute,
  notesRoutes,
  staffingGapRoute,
  staffingForecastRoute,
  staffingRequirementRoute,
  staffingJobRoutes,
  staffingScenariosRoutes
]
