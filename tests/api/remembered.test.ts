import { describe, expect, test } from 'vitest'
import { type Engine, statement } from '#server/engine/engine.ts'
import { remembering } from '#server/engine/remembered.ts'

const sums = statement<{ n: number }>()({ name: 'call-sums', sql: '', params: { from: 'text' } })
const records = statement<{ n: number }>()({
  name: 'call-records',
  isPersonal: true,
  sql: '',
  params: { from: 'text' }
})

/** Counts what reaches it; answers with as many rows as `from` says. */
function counting(): { engine: Engine; asked: string[] } {
  const asked: string[] = []
  const engine = {
    async select(of: { name: string }, values: { from?: string }) {
      asked.push(`${of.name} ${values.from}`)
      if (values.from === 'x') throw new Error('broken')
      return Array.from({ length: Number(values.from) }, (_, n) => ({ n }))
    }
  }
  return { engine: engine as unknown as Engine, asked }
}

describe('an engine that remembers', () => {
  test('asks once, also while the answer is under way, and tells values apart', async () => {
    const { engine, asked } = counting()
    const kept = remembering(engine)
    const [a, b] = await Promise.all([kept.select(sums, { from: '3' }), kept.select(sums, { from: '3' })])
    const later = await kept.select(sums, { from: '3' })
    const other = await kept.select(sums, { from: '4' })
    expect([a.length, b.length, later.length, other.length]).toEqual([3, 3, 3, 4])
    expect(asked).toEqual(['call-sums 3', 'call-sums 4'])
  })

  test('nobody can change what the next reader gets', async () => {
    const kept = remembering(counting().engine)
    const rows = await kept.select(sums, { from: '2' })
    expect(() => rows.push({ n: 9 })).toThrow(TypeError)
    expect(() => (rows[0]!.n = 9)).toThrow(TypeError)
    expect(await kept.select(sums, { from: '2' })).toEqual([{ n: 0 }, { n: 1 }])
  })

  test('single records and failures are never kept', async () => {
    const { engine, asked } = counting()
    const kept = remembering(engine)
    await kept.select(records, { from: '1' })
    await kept.select(records, { from: '1' })
    await expect(kept.select(sums, { from: 'x' })).rejects.toThrow('broken')
    await expect(kept.select(sums, { from: 'x' })).rejects.toThrow('broken')
    expect(asked).toEqual(['call-records 1', 'call-records 1', 'call-sums x', 'call-sums x'])
  })

  test('keeps no more rows than allowed: the one asked for longest ago goes, a long answer does not stay', async () => {
    const { engine, asked } = counting()
    const kept = remembering(engine, { rows: 20, rowsOfOne: 12 })
    for (const from of ['8', '9', '8', '7', '50', '8', '9', '50']) await kept.select(sums, { from })
    expect(asked.map((each) => each.split(' ')[1])).toEqual(['8', '9', '7', '50', '9', '50'])
  })
})
