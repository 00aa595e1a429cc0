import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { OperatorsReply } from '#contract/operators.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { added, partsIn } from './added-parts.ts'
import { Oracle } from './facts.ts'
import { vocabulary } from './replies/replies.ts'
import { sampleWorld } from './sample-world.ts'

const ASKED = 'from=2026-03-09&to=2026-04-06'
const PAID = ['utilisation', 'shrinkage', 'adherence'] as const

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

const operators = vocabulary(new Oracle(sampleWorld())).get('operator')!

test.each(['', '&edition=utilisation.of-signed-in&edition=shrinkage.of-signed-in'])(
  'the paid time of the operators adds up to that of the whole, asked one by one and listed %s',
  async (editions) => {
    const whole = await partsIn(app, ASKED + editions)
    const all = await Promise.all(operators.map((id) => partsIn(app, `${ASKED}${editions}&operator=${id}`)))
    const { body } = await app.get<OperatorsReply>(`/api/v1/operators?${ASKED}${editions}`)
    for (const id of PAID) {
      const listed = body.data.operators.map((row) => row[id] as { numerator?: number; denominator?: number })
      const sum = (name: 'numerator' | 'denominator') => listed.reduce((total, row) => total + (row[name] ?? 0), 0)
      expect(whole.get(id)!.every((seconds) => seconds > 0)).toBe(true)
      expect([id, added(all).get(id)]).toEqual([id, whole.get(id)])
      expect([id, sum('numerator'), sum('denominator')]).toEqual([id, ...whole.get(id)!])
    }
  }
)
