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
  /** Whether files may be given and sources be saved through the pages. */
  areWritesAllowed: boolean
  /** Names under which readers reach the server, besides addresses and localhost. */
  allowedHosts: string[]
  /** Questions a minute that one address may ask the API. */
  questionsAMinute: number
}

/** A variable of the environment is wrong; the message names it. */
export class ConfigError extends Error {}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** libuv's own default, where nothing else is set before Node starts. */
const THREADS = 4
/** Hosts that nobody but this machine reaches. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i
const POOL = 6
const QUESTIONS_A_MINUTE = 1200

/**
 * Reads the environment once; an empty variable is one that is not set. Queries work on Node's thread pool: fewer run at
 * once than it has threads, so that files and health checks never wait for them.
 *
 * @throws {ConfigError} naming the variable and its value
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const env = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const threads = whole(env, 'UV_THREADPOOL_SIZE', THREADS, 2, 1024)
  const memory = env['DUCKDB_MEMORY']
  if (memory !== undefined && !/^\d+(\.\d+)?\s*[KMGT]i?B$/i.test(memory))
    throw wrong('DUCKDB_MEMORY', memory, 'a size such as 2GB')
  const logLevel = env['LOG_LEVEL'] ?? 'warn'
  if (!LOG_LEVELS.includes(logLevel)) throw wrong('LOG_LEVEL', logLevel, `one of ${LOG_LEVELS.join(', ')}`)
  const host = env['HOST'] ?? '127.0.0.1'
  return {
    siteFolder: resolve(env['SITE_DIR'] ?? 'site'),
    host,
    port: whole(env, 'PORT', 8112, 0, 65_535),
    logLevel,
    queryTimeoutSeconds: whole(env, 'QUERY_TIMEOUT_S', 20, 1, 3600),
    areWritesAllowed: onOff(env, 'ALLOW_WRITES', LOOPBACK.test(host)),
    allowedHosts: (env['ALLOWED_HOSTS'] ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
    questionsAMinute: whole(env, 'QUESTIONS_A_MINUTE', QUESTIONS_A_MINUTE, 1, 1_000_000),
    pool: whole(env, 'POOL', Math.min(POOL, threads - 1), 1, threads - 1, ', below UV_THREADPOOL_SIZE'),
    ...(memory === undefined ? {} : { duckdbMemory: memory })
  }
}

function onOff(env: NodeJS.ProcessEnv, name: string, fallback: boolean): boolean {
  const text = env[name]
  if (text === undefined) return fallback
  if (text === 'on' || text === 'off') return text === 'on'
  throw wrong(name, text, 'on or off')
}

function whole(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  least: number,
  most: number,
  reason = ''
): number {
  const text = env[name]
  if (text === undefined) return fallback
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw wrong(name, text, `a whole number from ${least} to ${most}${reason}`)
}

function wrong(name: string, value: string, wanted: string): ConfigError {
  return new ConfigError(`${name} must be ${wanted}, got "${value}"`)
}
