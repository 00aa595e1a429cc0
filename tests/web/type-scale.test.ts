import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const WEB = new URL('../../web', import.meta.url).pathname
const DECLARED = /(font-size|font-weight):\s*([^;}]+)/g

/** Sizes of the wall follow its screen, those of paper the sheet. */
const OWN_SIZES = /routes\/wall\/|\b10\.5px$|: inherit$/

test('words are set in the sizes and the weights of the scale, and in no other', () => {
  const styles = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(app\.css|(lib|routes)\/.*\.svelte)$/.test(file.replaceAll('\\', '/'))
  )
  const declared = styles.flatMap((file) =>
    [...readFileSync(join(WEB, file), 'utf8').matchAll(DECLARED)].map(([, what, value]) => `${file} ${what}: ${value}`)
  )
  expect(declared.length).toBeGreaterThan(100)
  const others = declared.filter((each) => !/var\(--(text-(xs|s|m|l|xl)|regular|strong)\)$/.test(each))
  expect(others.filter((each) => !OWN_SIZES.test(each))).toEqual([])
})
