import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSite, SiteError } from '#server/site/site.ts'

const SAMPLE = readFileSync(join(import.meta.dirname, '..', '..', 'sample-data', 'site.yaml'), 'utf8')
const lineOf = (text: string) => SAMPLE.split('\n').findIndex((line) => line.includes(text)) + 1

const ARRIVED = "      arrived: { column: WAKTU_MASUK, format: '%d/%m/%Y %H:%M:%S' }\n"
const STAMP = '%d/%m/%Y %H:%M:%S'
const TIMED = "answered: { column: WAKTU_JAWAB, format: '%d/%m/%Y %H:%M:%S' }"
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\"]/g, '\\$&')

describe('a fault of site.yaml is told with line and key', () => {
  const faults: [string, string, string, number, string][] = [
    [
      'an unknown kind',
      'kind: calls',
      'kind: callz',
      lineOf('kind: calls'),
      'sources.0.kind: must be one of calls, incidents, operator-states'
    ],
    ['an unknown key', "    files: '*.csv*'\n", "    filez: '*.csv*'\n", 0, 'sources.0'],
    [
      'a centre that is not listed',
      'centre: palembang',
      'centre: jakarta',
      lineOf('centre: palembang'),
      'sources.0.centre: no centre "jakarta"'
    ],
    [
      'a zone that does not exist',
      'time_zone: Asia/Jakarta',
      'time_zone: Asia/Palembang',
      lineOf('time_zone: Asia/Jakarta'),
      '"Asia/Palembang" is not a time zone'
    ],
    ['a share above one', 'share: 0.9', 'share: 90', lineOf('serviceLevel:'), 'targets.serviceLevel.share'],
    ['two sources of one name', 'id: register', 'id: acd', lineOf('id: register'), '"acd" occurs twice']
  ]
  test.each(faults)('%s', (_name, good, bad, line, words) => {
    const text = SAMPLE.replace(good, bad)
    expect(text).not.toBe(SAMPLE)
    let message = ''
    try {
      parseSite(text)
    } catch (error) {
      expect(error).toBeInstanceOf(SiteError)
      message = (error as Error).message
    }
    expect(message).toContain(words)
    if (line > 0) expect(message).toContain(`site.yaml:${line}:`)
  })

  /** Faults that any file would be refused for: told before the first one comes. */
  test.each<[string, string, string, string, string]>([
    [
      'a field that no call has',
      'wrap_s: DETIK',
      'wraps: DETIK',
      'wrap_s: DETIK',
      '.columns.wraps: "calls" has no such field'
    ],
    ['a required field is gone', ARRIVED, '', 'arrived: {', '.columns: "arrived" of "calls" is required'],
    ['a format of another program', STAMP, 'dd/mm/yyyy', 'arrived: {', '.columns.arrived.format: "dd/mm/yyyy" does'],
    ['a letter that means nothing', STAMP, '%d/%m/%q', 'arrived: {', '.columns.arrived.format: "%q" means nothing'],
    [
      'a time without a format',
      TIMED,
      'answered: WAKTU_JAWAB',
      'answered: {',
      '.columns.answered: a time needs a format'
    ],
    [
      'a word that means nothing',
      'DIJAWAB: answered',
      'DIJAWAB: answerd',
      'DIJAWAB:',
      '.columns.outcome.map.DIJAWAB: "answerd"'
    ],
    [
      'a pattern that ends early',
      ' DETIK_PASCA',
      " { column: D, pattern: '(' }",
      'wrap_s:',
      '.columns.wrap_s.pattern: "("'
    ],
    [
      'a pattern that reads nothing',
      ' DETIK_PASCA',
      " { column: D, pattern: '^x' }",
      'wrap_s:',
      '.pattern: needs a group'
    ],
    ['a schedule in words', "'*/15 * * * *'", 'tiap jam', 'schedule:', '.schedule: "tiap jam"'],
    ['files of another folder', "files: '*.csv*'", "files: '../*.csv'", 'files:', '.files: is a pattern of names'],
    ['a key of no field', '[ID_PANGGILAN]', '[{ field: id }]', 'key: [ID', '.key.0: "calls" has no such field'],
    [
      'the caller as key',
      '[ID_PANGGILAN]',
      '[ID, " nomor_penelepon"]',
      'key: [ID',
      '.key.1: this is the number of the caller'
    ],
    [
      'the caller as key, as understood',
      '[ID_PANGGILAN]',
      '[{ field: caller }]',
      'key: [ID',
      '.key.0: this is the number'
    ]
  ])('%s', (_name, good, bad, place, words) => {
    const text = SAMPLE.replace(good, bad)
    expect(text).not.toBe(SAMPLE)
    const line = lineOf(place)
    expect(() => parseSite(text)).toThrow(new RegExp(`^site\\.yaml:${line}: sources\\.0.*${escaped(words)}`))
  })

  test('YAML that is none', () => {
    expect(() => parseSite(`${SAMPLE}\n  x: [`)).toThrow(/site.yaml:\d+:/)
  })
})
