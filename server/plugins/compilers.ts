import ajvCompiler from '@fastify/ajv-compiler'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Controller = NonNullable<FastifyServerOptions['schemaController']>
type Compilers = Required<NonNullable<Controller['compilersFactory']>>
type Route = { schema: unknown }
type Validate = ((data: unknown) => unknown) & { errors?: unknown }

const validators = ajvCompiler()
const serializers = SerializerSelector()
const compiled = new Map<string, unknown>()

/**
 * Fastify's own compilers of schemas, put off: a schema is compiled when it is first used, once for all routes and
 * servers of the process. Some hundred schemas took a second of every start, most of them for errors that never come.
 *
 * @example Fastify({ schemaController: { compilersFactory: lazyCompilers() } })
 */
export function lazyCompilers(): Compilers {
  return {
    buildValidator(externalSchemas: unknown, options: unknown) {
      const compile = validators(externalSchemas as never, options as never)
      const about = JSON.stringify([externalSchemas, options])
      return (route: unknown) => {
        let own: Validate | undefined
        const validate: Validate = (data) => {
          own ??= once(about, (route as Route).schema, () => compile(route as never)) as Validate
          const isValid = own(data)
          validate.errors = own.errors
          return isValid
        }
        return validate as never
      }
    },
    buildSerializer(externalSchemas, options) {
      const compile = serializers(externalSchemas, options as never)
      const about = JSON.stringify(['to text', externalSchemas, options])
      return (route) => {
        let own: ((data: unknown) => string) | undefined
        return (data: unknown) => {
          own ??= once(about, route.schema, () => compile(route as never)) as (data: unknown) => string
          return own(data)
        }
      }
    }
  }
}

/** By the text of the schema: what says the same compiles to the same. */
function once(about: string, schema: unknown, compile: () => unknown): unknown {
  const key = about + JSON.stringify(schema)
  const known = compiled.get(key) ?? compile()
  compiled.set(key, known)
  return known
}
