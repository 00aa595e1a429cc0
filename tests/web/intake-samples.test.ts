import { expect, test } from 'vitest'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { headOf, valueOf } from '../../web/routes/data/intake/samples.ts'

const drawing = { words: wordsFor('id'), format: formatsFor('id') }
const shown = (name: string, value: string | null) => valueOf(name, value, drawing, 'Asia/Jakarta')

test('understood rows are shown in words and in the time of the centre', () => {
  expect(['line_no', 'arrived_at', 'outcome', 'handle_s', 'counts'].map((name) => headOf(name, drawing))).toEqual([
    'Baris ke',
    'Waktu masuk',
    'Hasil panggilan',
    'Lama penanganan',
    'counts'
  ])
  expect(shown('arrived_at', '2026-04-30 18:00:01')).toBe('1 Mei 2026 01.00 WIB')
  expect([
    shown('outcome', 'cut-off'),
    shown('wait_s', '70'),
    shown('wait_s', null),
    shown('district', 'Sako')
  ]).toEqual(['terputus sebelum antrean', '1 mnt 10 dtk', '–', 'Sako'])
})
