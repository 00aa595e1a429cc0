import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

function files(folder: string, ending: RegExp): [string, string][] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => [join(folder, name), readFileSync(join(ROOT, folder, name), 'utf8')])
}

/** SQL without comments and texts. */
const bare = (sql: string) => sql.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''")
/** TypeScript without comments. */
const code = (ts: string) => ts.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')

describe('queries fetch what can be added, nothing else', () => {
  const queries = files('server/queries', /\.sql$/)

  test('none averages, and none divides', () => {
    const guilty = queries.filter(([, sql]) => /\b(avg|mean|median|mode|stddev|favg)\w*\s*\(/i.test(bare(sql)))
    expect(guilty.map(([name]) => name)).toEqual([])
    const divided = queries.filter(([, sql]) => /[^/]\/[^/]/.test(bare(sql)))
    expect(divided.map(([name]) => name)).toEqual([])
  })

  test('a percentile is formed in SQL for the small series of stages alone, which says so and is merged by nobody', () => {
    const formed = queries.filter(([, sql]) => /quantile|percentile/i.test(bare(sql)))
    expect(formed.map(([name]) => name)).toEqual(['server/queries/incident-stages.sql'])
    expect(formed[0]![1]).toContain('not to be merged')
    const readers = files('server', /\.ts$/).filter(([, ts]) => /\bincidentStages\(/.test(code(ts)))
    expect(readers.map(([name]) => name).sort()).toEqual(['server/queries/incidents.ts', 'server/routes/facts.ts'])
    // A finished percentile only ever stands for itself: read by bucket, never added or divided.
    const { 1: facts } = readers.find(([name]) => name.endsWith('facts.ts'))!
    expect(facts.match(/p90_s/g)).toHaveLength(2)
  })

  test('the warehouse stores no average, rate or percentile', () => {
    const stored = files('etl/models', /^(tables|facts\/.*)\.sql$/).filter(([, sql]) =>
      /\b(avg|mean|median|quantile)\w*\s*\(|\w+_(rate|share|mean|avg|pct|p\d\d)\b/i.test(bare(sql))
    )
    expect(stored.map(([name]) => name)).toEqual([])
  })
})

describe('code forms a figure once, from sums', () => {
  const sources = [
    ...files('server', /\.ts$/),
    ...files('web/lib', /\.(ts|svelte)$/),
    ...files('web/routes', /\.(ts|svelte)$/)
  ]

  test('no value of a figure is added up', () => {
    const adding =
      /(reduce|sum|addSums|mean|average)\w*\([^\n]*\.value\b|\.value!?\s*\+[^+]|\+=?\s*\w+(\.\w+)*\.value\b/
    const guilty = sources.flatMap(([name, ts]) =>
      code(ts)
        .split('\n')
        .filter((line) => adding.test(line))
        .map((line) => `${name}: ${line.trim()}`)
    )
    expect(guilty).toEqual([])
  })
})
