import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DISPOSITIONS, OUTCOMES } from '#domain/categories.ts'
import { CALL_SUM_NAMES, INCIDENT_SUM_NAMES } from '#domain/sums.ts'

const QUERIES = join(import.meta.dirname, '..', '..', 'server', 'queries')
const text = (name: string) => readFileSync(join(QUERIES, name), 'utf8')

/** The words of a list in SQL: `in ('a', 'b')`. */
const words = (list: string) => [...list.matchAll(/'([^']+)'/g)].map(([, word]) => word)

describe('the words of SQL are those of the definitions', () => {
  test.each([
    ['call-sums.sql', CALL_SUM_NAMES],
    ['incident-sums.sql', INCIDENT_SUM_NAMES]
  ])('%s gives every sum by its name', (file, names) => {
    const columns = [...text(file).matchAll(/\bas ([a-z_0-9]+),?$/gm)].map(([, name]) => name)
    expect(columns).toEqual(expect.arrayContaining([...names]))
  })

  test('valid and emergency calls are the dispositions marked so', () => {
    const condition = /disposition (in \([^)]*\)|= '[a-z-]+')\), 0\) as integer\) as (\w+)/g
    const found = new Map([...text('call-sums.sql').matchAll(condition)].map(([, list, name]) => [name, words(list!)]))
    const marked = (key: 'valid' | 'emergency') => DISPOSITIONS.filter((each) => each[key]).map(({ id }) => id)
    expect(found.get('valid')).toEqual(marked('valid'))
    expect(found.get('emergency')).toEqual(marked('emergency'))
  })

  test('the amounts of a decomposition count the dispositions that the sums count', () => {
    const sums = /disposition (in \([^)]*\)|= '[a-z-]+')\), 0\) as integer\) as (\w+)/g
    const amounts = /when '(\w+)' then if\(outcome = 'answered' and disposition (in \([^)]*\)|= '[a-z-]+'), calls, 0\)/g
    const inSums = [...text('call-sums.sql').matchAll(sums)].map(([, list, name]) => [name, words(list!)])
    const inAmounts = [...text('explain-calls.sql').matchAll(amounts)].map(([, name, list]) => [name, words(list!)])
    expect(inAmounts.length).toBe(6)
    expect(inAmounts).toEqual(inSums)
  })

  test('offered outcomes are the outcomes marked so, wherever they are named', () => {
    const offered = OUTCOMES.filter((each) => each.offered).map(({ id }) => id)
    const files = ['../engine/duckdb.prelude.sql', ...readdirSync(QUERIES).filter((name) => name.endsWith('.sql'))]
    const lists = files.flatMap((file) =>
      [...text(file).matchAll(/outcome in (\([^)]*\))/g)].map(([, list]) => words(list!))
    )
    expect(lists.length).toBeGreaterThan(1)
    for (const list of lists) expect(list).toEqual(offered)
  })
})
