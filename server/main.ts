import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { accessLog } from './audit/access-log.ts'
import { buildPast } from './build-past.ts'
import { PastWarehouses } from './engine/past.ts'
import { runLoader } from './intake/run-loader.ts'
import { Warehouse } from './engine/warehouse.ts'
import { systemClock } from './schedule/clock.ts'
import { followSite } from './schedule/follow-site.ts'
import { startScheduler } from './scheduler.ts'
import { SiteError } from './site/site.ts'
import { watchedSite } from './site/watched-site.ts'
import { keepWarm } from './warm.ts'

const POINTER_EVERY_MS = 1000
const webFolder = fileURLToPath(new URL('../web/build', import.meta.url))

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const complain = (error: unknown) => console.error(error instanceof Error ? error.message : error)
  const site = watchedSite(config.siteFolder, complain)
  const { site: now, version } = await site()
  const warehouse = new Warehouse(config.siteFolder, {
    pool: config.pool,
    timeoutSeconds: config.queryTimeoutSeconds,
    ...(config.duckdbMemory === undefined ? {} : { memory: config.duckdbMemory })
  })
  await warehouse.start(POINTER_EVERY_MS, complain)
  const scheduler = startScheduler(config.siteFolder, now, complain)
  const past = new PastWarehouses(config.siteFolder, warehouse.options, (event) => buildPast(config.siteFolder, event))
  const unfollow = followSite(site, version, systemClock, scheduler.follow, complain)
  const app = await buildApp({
    warehouse,
    past,
    siteFolder: config.siteFolder,
    site,
    nextRun: scheduler.nextRun,
    runLoader,
    accessLog: accessLog(config.siteFolder),
    isWritable: config.areWritesAllowed,
    writes: { areAllowed: config.areWritesAllowed, hosts: config.allowedHosts },
    now: () => new Date(),
    webFolder,
    logLevel: config.logLevel,
    questionsAMinute: config.questionsAMinute
  })
  let isEnding = false
  let stopWarming = () => {}
  const end = async () => {
    if (isEnding) return
    isEnding = true
    unfollow()
    stopWarming()
    await Promise.all([app.close(), scheduler.stop()])
    await Promise.all([warehouse.close(), past.close()])
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
  await app.listen({ host: config.host, port: config.port }).catch(async (error: NodeJS.ErrnoException) => {
    await end()
    throw error.code === 'EADDRINUSE'
      ? new ConfigError(`PORT ${config.port} on ${config.host} is in use; set another with PORT=...`)
      : error
  })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  scheduler.catchUp()
  stopWarming = keepWarm(app, warehouse)
  console.log(`Pantau 112: http://${config.host}:${port}`)
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof SiteError
  console.error(known ? error.message : error)
  process.exitCode = 1
})
