import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ExplainReply } from '#contract/explain.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import { operatorsIn } from '#server/site/operator-groups.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, publishedSite } from '../fixtures/warehouse.ts'

let app: TestApp
let plain: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  plain = await testApp(await publishedSite({ calls: [call({ at: '2026-03-02 10:00:00', operator: 'OP-1' })] }))
})
afterAll(async () => {
  await app.close()
  await plain.close()
})

const MARCH = 'from=2026-03-02&to=2026-03-30'
const REGU_B = 'operator=OP-04&operator=OP-05&operator=OP-06'

async function figures(of: TestApp, query: string) {
  const { body } = await of.get<KpisReply>(`/api/v1/kpis?${MARCH}&${query}`)
  return body.data.kpis.map(({ id, figure, spark }) => ({ id, figure, spark }))
}

describe('a filter by a team', () => {
  test('is one by its operators', async () => {
    expect(await figures(app, 'group=Regu+B')).toEqual(await figures(app, REGU_B))
    expect(await figures(app, 'group=Regu+B&group=Regu+A&operator=OP-05')).toEqual(await figures(app, 'operator=OP-05'))
  })

  test('in which nobody is leaves nothing, not everybody', async () => {
    const offered = async (query: string) => (await figures(app, query)).find(({ id }) => id === 'offered')!.figure
    expect(await offered('group=Regu+Z')).toMatchObject({ value: 0 })
    expect(await offered('group=Regu+A&operator=OP-05')).toMatchObject({ value: 0 })
    expect(operatorsIn({ operators: [] }, [], ['OP-1'])).toEqual(['OP-1'])
  })

  test('is not exported where site.yaml names no teams', async () => {
    const [offered] = await figures(plain, 'group=Regu+A')
    expect(offered!.figure).toEqual({ value: null, why: 'not-exported' })
  })
})

describe('what changed by team', () => {
  const explain = async (of: TestApp, kpi: string, by: string) => {
    const { body } = await of.get<ExplainReply>(`/api/v1/explain?${MARCH}&kpi=${kpi}&by=${by}`)
    return body.data
  }

  test.each([
    'serviceLevel',
    'handleMean',
    'occupancy',
    'callsPerOperatorHour',
    'ticketRate',
    'waitP90',
    'repeatCallers',
    'responseP90'
  ])('%s: the parts are those of the members, and add up to the difference', async (kpi) => {
    const { decomposed, dimensions } = await explain(app, kpi, 'group')
    const parts = dimensions[0]!.parts
    expect(decomposed.difference).not.toBeNull()
    expect(parts.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(decomposed.difference!, 9)
    const ids = parts.map(({ id }) => id ?? '').sort()
    expect(ids).toEqual(['', 'Regu A', 'Regu B', 'Regu C', 'Regu D'])
    const { dimensions: byOperator } = await explain(app, kpi, 'operator')
    for (const side of ['now', 'before'] as const) {
      const members = byOperator[0]!.parts.filter(({ id }) => ['OP-04', 'OP-05', 'OP-06'].includes(id ?? ''))
      const own = parts.find(({ id }) => id === 'Regu B')!
      expect(own[side].n).toBeCloseTo(
        members.reduce((sum, each) => sum + each[side].n, 0),
        6
      )
    }
  })

  test('who took the calls is no cause of how many there were', async () => {
    const { dimensions } = await explain(app, 'answered', 'group')
    expect(dimensions[0]!.caveat).toBe('who-handled')
  })

  test('is not exported where site.yaml names no teams', async () => {
    const url = '/api/v1/explain?from=2026-03-02&to=2026-03-03&kpi=offered&by=group&compare=previous'
    const { body } = await plain.get<ExplainReply>(url)
    expect(body.data.dimensions.map(({ why }) => why)).toEqual(body.data.dimensions.map(() => 'not-exported'))
  })
})

test('teams are listed for the filter bar and beside each operator', async () => {
  const { body } = await app.get<MetaReply>('/api/v1/meta')
  expect(body.data.found.group.map(({ id }) => id).sort()).toEqual(['Regu A', 'Regu B', 'Regu C', 'Regu D'])
  const { body: operators } = await app.get<OperatorsReply>(`/api/v1/operators?${MARCH}`)
  const group = (id: string) => operators.data.operators.find((each) => each.id === id)?.group
  expect([group('OP-01'), group('OP-12'), group('SPV-1')]).toEqual(['Regu A', 'Regu D', null])
})
