import { resolve } from 'node:path'

export interface Config {
  siteFolder: string
  host: string
  port: number
  logLevel: string
  /** Seconds after which a query is stopped. */
  queryTimeoutSeconds: number
  /** DuckDB's memory limit such as `2GB`; absent: DuckDB's own default. */
  duckdbMemory?: string
  /** Queries that run at once. */
  pool: number
}

/** A variable of the environment is wrong; the message names it. */
export class ConfigError extends Error {}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads the environment once. @throws {ConfigError} naming the variable and its value */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const memory = env['DUCKDB_MEMORY']
  if (memory !== undefined && !/^\d+(\.\d+)?\s*[KMGT]i?B$/i.test(memory))
    throw wrong('DUCKDB_MEMORY', memory, 'a size such as 2GB')
  const logLevel = env['LOG_LEVEL'] ?? 'warn'
  if (!LOG_LEVELS.includes(logLevel)) throw wrong('LOG_LEVEL', logLevel, `one of ${LOG_LEVELS.join(', ')}`)
  return {
    siteFolder: resolve(env['SITE_DIR'] ?? 'site'),
    host: env['HOST'] ?? '127.0.0.1',
    port: whole(env, 'PORT', 8112, 0, 65_535),
    logLevel,
    queryTimeoutSeconds: whole(env, 'QUERY_TIMEOUT_S', 20, 1, 3600),
    pool: whole(env, 'POOL', 6, 1, 64),
    ...(memory === undefined ? {} : { duckdbMemory: memory })
  }
}

function whole(env: NodeJS.ProcessEnv, name: string, fallback: number, least: number, most: number): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw wrong(name, text, `a whole number from ${least} to ${most}`)
}

function wrong(name: string, value: string, wanted: string): ConfigError {
  return new ConfigError(`${name} must be ${wanted}, got "${value}"`)
}
