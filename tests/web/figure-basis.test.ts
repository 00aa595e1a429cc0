import { expect, test } from 'vitest'
import { basisText } from '../../web/lib/components/figure-text.ts'
import { formatsFor } from '../../web/lib/format.ts'

const share = { value: 0.5, n: 7200, numerator: 3600, denominator: 7200 }

test('what a figure rests on carries its unit: time is told in hours', () => {
  const format = formatsFor('id')
  expect(basisText(share, 'share', 'calls', format)).toBe('3.600 / 7.200')
  expect(basisText(share, 'share', 'seconds', format)).toBe('1 jam / 2 jam')
  expect(basisText({ value: 3.4, n: 138.5 }, 'per-hour', 'hours', format)).toBe('n = 139 jam')
  expect(basisText({ value: 11, n: 5401 }, 'seconds', 'calls', format)).toBe('n = 5.401')
  expect(basisText({ value: 17, n: 17 }, 'incidents', 'incidents', format)).toBe('')
})
