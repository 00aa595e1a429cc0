import { expect, test } from 'vitest'
import { askAhead, asking } from '../../web/lib/ahead.ts'

const at = (path: string) => new URL(path, 'http://centre.test')

/** A page that writes down what it was asked for. */
function page() {
  const asked: string[] = []
  const load = (path: string) =>
    asking(at(path), (url) => {
      asked.push(url.search)
      return `${url.search} ${asked.length}`
    })
  return { asked, load }
}

test('what was asked ahead is taken over once', () => {
  const { asked, load } = page()
  expect(load('/once?from=1')).toBe('?from=1 1')
  askAhead(at('/once?from=2'))
  expect(load('/once?from=2')).toBe('?from=2 2')
  // With other data the same address is asked anew.
  expect(load('/once?from=2')).toBe('?from=2 3')
  expect(asked).toEqual(['?from=1', '?from=2', '?from=2'])
})

test('who goes elsewhere gets no answer to another question, then or later', () => {
  const { asked, load } = page()
  load('/elsewhere?from=1')
  askAhead(at('/elsewhere?from=2'))
  expect(load('/elsewhere?from=3')).toBe('?from=3 3')
  expect(load('/elsewhere?from=2')).toBe('?from=2 4')
  expect(asked).toEqual(['?from=1', '?from=2', '?from=3', '?from=2'])
})

test('a page that was looked forward to does not take the place of the one that is shown', () => {
  const [shown, other] = [page(), page()]
  shown.load('/shown?from=1')
  other.load('/other?from=1')
  askAhead(at('/shown?from=2'))
  askAhead(at('/unknown?from=2'))
  expect(shown.load('/shown?from=2')).toBe('?from=2 2')
  expect([shown.asked, other.asked]).toEqual([['?from=1', '?from=2'], ['?from=1']])
})
