import { bucketOf, type Span } from '../calendar.ts'
import type { Oracle } from '../facts.ts'
import { type Expected, part, plain } from '../figures.ts'
import { ofCount, ofShare, withLimits } from '../hidden.ts'
import { knownShares, told } from '../kpi-figures.ts'
import { grouped } from '../rows.ts'
import type { Call, Incident } from '../world.ts'
import { bucketsOf, dates, type Query, type Reply, whole } from './asked.ts'

export const DIMENSIONS = {
  categories: 'category',
  districts: 'district',
  agencies: 'agency',
  languages: 'language'
} as const

/** What kinds of emergency, where, by whom and in which language. */
export function mix(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const bases = (['incidents', 'calls'] as const).filter((basis) => oracle.isTold(basis, asked.filters, 'category'))
  const basis = query.basis ?? bases[0] ?? 'incidents'
  const isTold = bases.includes(basis)
  const rowsIn = (span: Span): readonly (Call | Incident)[] => {
    if (!isTold) return []
    if (basis === 'incidents') return oracle.incidents({ ...asked, span })
    return oracle.offered({ ...asked, span }).filter(({ words }) => words['category'] !== null)
  }
  const now = rowsIn(asked.span)
  const others = asked.others.map(({ span }) => rowsIn(span))
  const total = (span: Span, n: number) =>
    withLimits(told(oracle, basis, { ...asked, span }, ['category'], () => plain(n)), oracle.hidden({ ...asked, span }, basis), ofCount) // prettier-ignore
  const all = total(asked.span, now.length)
  const share = (n: number): Expected =>
    all.value === null ? all : withLimits(part(n, now.length), oracle.hidden(asked, basis), ofShare)
  const values = (rows: readonly (Call | Incident)[], name: string) => {
    const counts = new Map(
      [...grouped(rows, ({ words }) => String(words[name] ?? null))].map(([id, own]) => [id, own.length])
    )
    return name !== 'category' && counts.size === 1 && counts.has('null') ? new Map<string, number>() : counts
  }
  const pairs = (name: string) =>
    Object.fromEntries([...grouped(now, ({ words }) => `${words['category'] ?? null}/${words[name] ?? null}`)].map(([id, own]) => [id, own.length])) // prettier-ignore
  const points = bucketsOf(oracle, asked.span, asked.grain)
  const tells = oracle.tells(basis, asked.span, asked.grain)
  return {
    basis,
    bases,
    total: all,
    grain: asked.grain,
    comparisons: asked.others.map(({ kind, span }, i) => ({
      kind,
      ...dates(span),
      total: total(span, others[i]!.length)
    })),
    ...Object.fromEntries(
      Object.entries(DIMENSIONS).map(([list, name]) => {
        const sides = [now, ...others].map((rows) => values(rows, name))
        const ids = [...new Set(sides.flatMap((side) => [...side.keys()]))]
        return [
          list,
          Object.fromEntries(
            ids.map((id) => {
              const n = sides[0]!.get(id) ?? 0
              const before = sides.slice(1).map((side) => {
                const then = side.get(id) ?? 0
                return { n: then, mark: n === 0 ? 'gone' : then === 0 ? 'new' : 'both' }
              })
              return [id, { n, share: share(n), before }]
            })
          )
        ]
      })
    ),
    subcategories: Object.fromEntries(
      Object.entries(pairs('subcategory')).map(([id, n]) => [id, { n, share: share(n) }])
    ),
    table: pairs('district'),
    series: {
      buckets: points,
      known: knownShares(oracle, asked.span, asked.grain, points, basis),
      categories: Object.fromEntries(
        [...grouped(now, ({ words }) => String(words['category'] ?? null))].map(([id, own]) => {
          const byBucket = grouped(own, ({ at }) => bucketOf(at, asked.grain))
          return [id, points.map((at) => (tells.has(at) ? (byBucket.get(at) ?? []).length : null))]
        })
      )
    }
  }
}
