import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSite, SiteError } from '#server/site/site.ts'

const SAMPLE = readFileSync(join(import.meta.dirname, '..', '..', 'sample-data', 'site.yaml'), 'utf8')
const lineOf = (text: string) => SAMPLE.split('\n').findIndex((line) => line.includes(text)) + 1

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

  test('YAML that is none', () => {
    expect(() => parseSite(`${SAMPLE}\n  x: [`)).toThrow(/site.yaml:\d+:/)
  })
})
