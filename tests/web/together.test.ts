import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Together } from '../../web/lib/together.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('answers that come together are shown together, in the order in which they came', () => {
  const together = new Together()
  const shown: string[] = []
  const [first, second] = [together.expect(), together.expect()]
  second(() => shown.push('second'))
  expect(shown).toEqual([])
  first(() => shown.push('first'))
  expect(shown).toEqual(['second', 'first'])
})

test('nobody waits longer than 150 ms for another; who comes after is not forgotten', () => {
  const together = new Together()
  const shown: string[] = []
  const [quick, slow, slower] = [together.expect(), together.expect(), together.expect()]
  quick(() => shown.push('quick'))
  vi.advanceTimersByTime(149)
  expect(shown).toEqual([])
  vi.advanceTimersByTime(1)
  expect(shown).toEqual(['quick'])
  slow(() => shown.push('slow'))
  slower(() => shown.push('slower'))
  expect(shown).toEqual(['quick', 'slow', 'slower'])
})

test('an answer that nobody wants any more holds up nobody', () => {
  const together = new Together()
  const shown: string[] = []
  const [wanted, given] = [together.expect(), together.expect()]
  wanted(() => shown.push('wanted'))
  given()
  expect(shown).toEqual(['wanted'])
  together.expect()(() => shown.push('alone'))
  expect(shown).toEqual(['wanted', 'alone'])
})

test('an answer is late after 400 ms, and nothing is when none is expected', () => {
  const told: boolean[] = []
  const together = new Together((isLate) => told.push(isLate))
  const [quick, slow] = [together.expect(), together.expect()]
  vi.advanceTimersByTime(399)
  quick(() => undefined)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual([true])
  slow(() => undefined)
  expect(told).toEqual([true, false])
  together.expect()(() => undefined)
  vi.advanceTimersByTime(1000)
  expect(told).toEqual([true, false, false])
})
