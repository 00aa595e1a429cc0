import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { candidatesFor } from '#etl/detect/candidates.ts'
import { detectFile } from '#etl/detect/detect-file.ts'
import { readSite } from '#server/site/site.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-candidates-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SAMPLE = join(import.meta.dirname, '..', '..', 'sample-data')

async function candidates(path: string) {
  return candidatesFor(await detectFile(path, 'x', folder), await readSite(SAMPLE))
}

async function candidatesOfText(text: string) {
  writeFileSync(join(folder, 'x'), text)
  return candidates(join(folder, 'x'))
}

test.each([
  ['acd/acd-2026-01.csv.gz', 'acd'],
  ['register/register-2026-01.csv.gz', 'register'],
  ['operators/status-2026-01.csv.gz', 'operators']
])('%s is known by its columns', async (file, source) => {
  expect(await candidates(join(SAMPLE, 'exports', file))).toMatchObject({ sources: [source] })
})

test('an Asterisk queue log and a Master.csv are known though their columns have no names', async () => {
  const log = [
    '1748736000|1748736000.1|NONE|NONE|QUEUESTART|',
    '1748736010|1748736010.2|q112|NONE|ENTERQUEUE||0811|1',
    '1748736020|1748736010.2|q112|SIP/1|CONNECT|10|1748736012.3|4'
  ]
  expect(await candidatesOfText(`${log.join('\n')}\n`)).toEqual({ sources: [], layouts: ['asterisk-queue-log'] })
  const times = '"2026-06-01 00:00:01","2026-06-01 00:00:04","2026-06-01 00:01:04"'
  const call = `"","0811","112","from-trunk","x","SIP/1-1","SIP/2-2","Queue","q",${times},63,60,"ANSWERED","DOCUMENTATION","1.1",""`
  expect(await candidatesOfText(`${call}\n${call}\n`)).toEqual({ sources: [], layouts: ['asterisk-cdr'] })
})

test('the 112 register is known in any delimiter and order of its columns', async () => {
  const header = 'KATEGORI;UID;WAKTU LAPOR;TIPE LAPORAN;SUB KATEGORI 1;KECAMATAN;AGENT L1;DURASI PENGERJAAN'
  const row = 'MEDIS;U-1;2026-01-02 03:04:05;EMERGENCY;-;ILIR BARAT I;A;0 Hari : 0 Jam : 4 Menit : 1 Detik'
  const { layouts } = await candidatesOfText(`${header}\n${row}\n`)
  expect(layouts.sort()).toEqual(['indonesia-112-register', 'indonesia-112-tickets'])
})

test('an hourly report of answer times and a CAD register are known by their columns', async () => {
  const bins = ['10', '15', '20', '40', '60', '120', '121', 'AB', 'T']
  const header = ['DateTime', ...['911', 'ADM'].flatMap((line) => bins.map((bin) => `${line}_${bin}`))].join(',')
  const rows = [0, 1, 2].map((hour) => `10/26/2025 ${hour}:00${',1'.repeat(18)}`)
  expect(await candidatesOfText([header, ...rows, ''].join('\n'))).toEqual({
    sources: [],
    layouts: ['hourly-answer-times']
  })
})

test('a file of which a mapping would read too little is nobody’s', async () => {
  expect(await candidatesOfText('a,b\n1,2\n')).toEqual({ sources: [], layouts: [] })
})
