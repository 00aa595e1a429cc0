import { expect, test } from 'vitest'
import { lasting } from '../../web/lib/lasting.ts'

test('what was given last stands while it lasts, and what is new is not even looked at', () => {
  let [newest, lasts, looks] = ['first', false, 0]
  const shown = lasting(
    () => (looks++, newest),
    () => lasts
  )
  expect(shown()).toBe('first')
  newest = 'second'
  lasts = true
  expect([shown(), shown(), looks]).toEqual(['first', 'first', 1])
  lasts = false
  expect(shown()).toBe('second')
})

test('the first is given whether it lasts or not; what does not last is not held', () => {
  let newest: string | null = null
  const shown = lasting(
    () => newest,
    (last) => last !== null
  )
  expect(shown()).toBeNull()
  newest = 'drawn'
  expect(shown()).toBe('drawn')
  newest = 'other'
  expect(shown()).toBe('drawn')
})
