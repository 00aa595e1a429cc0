import { describe, expect, test } from 'vitest'
import { dateText, readDate } from '../../web/lib/date-text.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { TERMS } from '../../web/lib/i18n/terms.ts'
import { problemText } from '../../web/lib/problem-text.ts'
import { Replies } from '../../web/lib/replies.ts'
import { PAGES } from '../../web/lib/shell/pages.ts'
import { shortcutOf } from '../../web/lib/shell/shortcuts.ts'
import { dropOthers, signalOf } from '../../web/lib/signals.ts'

/** Every text of a catalogue by its place; a function is asked with its own places as words. */
function textsOf(words: object, place = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    const at = place === '' ? key : `${place}.${key}`
    if (typeof value === 'string') texts.set(at, value)
    else if (typeof value === 'function')
      texts.set(
        at,
        String((value as (...of: unknown[]) => unknown)(...Array.from({ length: value.length }, () => '7')))
      )
    else if (value !== null && typeof value === 'object') for (const each of textsOf(value, at)) texts.set(...each)
  }
  return texts
}

describe('the catalogues of words', () => {
  const id = textsOf(wordsFor('id'))
  const en = textsOf(wordsFor('en'))

  test('hold the same places, none of them empty but the unit of a share', () => {
    expect([...en.keys()].sort()).toEqual([...id.keys()].sort())
    for (const texts of [id, en])
      expect([...texts].filter(([, text]) => text.trim() === '').map(([at]) => at)).toEqual(['units.share'])
  })

  test('speak their own language', () => {
    const english = /\b(the|and|of|with|without|from|this|which|calls|answered|hours|days|choose|until)\b/i
    const indonesian = /\b(dan|yang|dari|dengan|tanpa|untuk|panggilan|dijawab|tidak|jam|hari|pilih|sampai)\b/i
    const ofTheField = /redundant calls/g
    expect([...id].filter(([, text]) => english.test(text.replace(ofTheField, '')))).toEqual([])
    expect([...en].filter(([, text]) => indonesian.test(text))).toEqual([])
  })

  test('terms have a meaning and a source in both languages', () => {
    expect(TERMS.length).toBeGreaterThan(15)
    for (const { term, meaning, source } of TERMS)
      for (const text of [term, meaning, source]) expect([text.id.length > 0, text.en.length > 0]).toEqual([true, true])
  })
})

describe('refusals', () => {
  test('are told by their code in the language of the reader; the English sentence only where English is read', () => {
    const reason = { status: 503, body: { code: 'TIMEOUT', message: 'too long', detail: 'after 20 s' } }
    expect(problemText(reason, wordsFor('id').problems, 'id')).toBe(wordsFor('id').problems.codes['TIMEOUT'])
    expect(problemText(reason, wordsFor('en').problems, 'en')).toBe(
      `${wordsFor('en').problems.codes['TIMEOUT']} (after 20 s)`
    )
    expect(problemText(new TypeError('Failed to fetch'), wordsFor('id').problems, 'id')).toContain(
      'tidak dapat dihubungi'
    )
    expect(problemText({ status: 418, body: {} }, wordsFor('id').problems, 'id')).toContain('HTTP 418')
  })
})

describe('dates', () => {
  test.each([
    ['04/03/2026', '2026-03-04'],
    ['4.3.2026', '2026-03-04'],
    ['4-3-2026', '2026-03-04'],
    ['2026-03-04', '2026-03-04'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2027', null],
    ['13/13/2026', null],
    ['3/4/26', null],
    ['besok', null]
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toBe(date)
    if (date !== null) expect(readDate(dateText(date))).toBe(date)
  })
})

describe('shortcuts', () => {
  test('every page has a letter of its own, and the browser keeps its keys', () => {
    expect(new Set(PAGES.map(({ key }) => key)).size).toBe(PAGES.length)
    for (const { key, path } of PAGES) expect(shortcutOf({ key }, true)).toEqual({ kind: 'page', path })
    expect(shortcutOf({ key: 'v' }, false)).toBeNull()
    expect(shortcutOf({ key: 'G' }, false)).toEqual({ kind: 'prefix' })
    expect(shortcutOf({ key: 'l', ctrlKey: true }, false)).toBeNull()
  })
})

describe('kept replies', () => {
  const reply = (dataVersion: string) => ({ meta: { dataVersion } })

  test('are those of the version shown, for five minutes, eighty at the most', () => {
    let now = 0
    const kept = new Replies(() => now)
    kept.holdVersion('a')
    kept.put('kpis?x', reply('a'))
    kept.put('volume?x', reply('b'))
    expect([kept.get('kpis?x'), kept.get('volume?x')]).toEqual([reply('a'), undefined])
    now = 301_000
    expect(kept.get('kpis?x')).toBeUndefined()
    for (let i = 0; i < 81; i++) kept.put(`mix?${i}`, reply('a'))
    expect([kept.get('mix?0'), kept.get('mix?80')]).toEqual([undefined, reply('a')])
    kept.holdVersion('b')
    expect(kept.get('mix?80')).toBeUndefined()
  })

  test('are never single records, runs or receipts', () => {
    const kept = new Replies(() => 0)
    kept.holdVersion('a')
    for (const question of ['calls?x', 'calls/1', 'incidents?x', 'loads?limit=20', 'receipt?kpi=offered', 'meta']) {
      kept.put(question, reply('a'))
      expect([question, kept.get(question)]).toEqual([question, undefined])
    }
  })
})

test('requests of an address are dropped when it is left; not when it is asked anew, nor when another is looked forward to', () => {
  const [a, b] = [new URL('http://x/a'), new URL('http://x/b')]
  const first = signalOf(a)
  const ahead = signalOf(b)
  const again = signalOf(a)
  expect([first.aborted, again.aborted, ahead.aborted]).toEqual([false, false, false])
  dropOthers(b)
  expect([first.aborted, again.aborted, ahead.aborted]).toEqual([true, true, false])
  expect(signalOf(a).aborted).toBe(false)
})
