import type { KpisReply } from '#contract/kpis.ts'
import type { TestApp } from '../fixtures/app.ts'

/** A most, a product of quotients, time on duty beside calls: no sums of their parts. */
const NOT_ADDED = ['repeatCallers', 'occupancy', 'busyHour', 'trunks', 'offeredLoad', 'callsPerOperatorHour']

/** Numerator and denominator of every KPI that has them; a plain count is its own numerator. */
export async function partsIn(app: TestApp, query: string): Promise<Map<string, [number, number]>> {
  const { body } = await app.get<KpisReply>(`/api/v1/kpis?${query}`)
  return new Map(
    body.data.kpis
      .filter(({ id }) => !NOT_ADDED.includes(id) && !/P\d\d$/.test(id))
      .map(({ id, figure }) => [
        id,
        figure.value === null ? [0, 0] : [figure.numerator ?? figure.value, figure.denominator ?? 0]
      ])
  )
}

/** Their sums over some parts. */
export function added(all: readonly Map<string, [number, number]>[]): Map<string, [number, number]> {
  const total = new Map<string, [number, number]>()
  for (const each of all) {
    for (const [id, [a, b]] of each) {
      const [x, y] = total.get(id) ?? [0, 0]
      total.set(id, [x + a, y + b])
    }
  }
  return total
}
