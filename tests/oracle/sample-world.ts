import { INDONESIAN, ISO, readExports, secondsOf } from '../sample/read-exports.ts'
import { parse } from './calendar.ts'
import { STEADY } from './clock.ts'
import {
  type Call,
  type Incident,
  incidentOf,
  type Shift,
  STAGES,
  type Stretch,
  withGroups,
  type World
} from './world.ts'

type Row = Record<string, string>
const KINDS: Row = { DARURAT: 'emergency', 'NON DARURAT': 'non-emergency', INFORMASI: 'information', PRANK: 'prank', GHOST: 'ghost', SILENT: 'silent', 'UJI COBA': 'test' } // prettier-ignore
const CATEGORIES: Row = { MEDIS: 'medical', KEBAKARAN: 'fire', KEAMANAN: 'security', KECELAKAAN: 'accident', BENCANA: 'disaster', LAINNYA: 'other' } // prettier-ignore
const LANGUAGES: Row = { INDONESIA: 'id', INGGRIS: 'en', MANDARIN: 'zh', JEPANG: 'ja', ARAB: 'ar' }
const OUTCOMES: Row = { DIJAWAB: 'answered', DITINGGALKAN: 'abandoned', TERPUTUS: 'cut-off' }
const STAMPS = ['WAKTU LAPOR', 'WAKTU TERUSKAN', 'WAKTU DISPATCH', 'WAKTU BERANGKAT', 'WAKTU TIBA', 'WAKTU SELESAI']

/** Languages that each of the fifteen speaks, as sample-data/site.yaml lists them. */
const STAFF = 'OP-01 id en,OP-02 id,OP-03 id en zh,OP-04 id,OP-05 id en,OP-06 id ja,OP-07 id,OP-08 id en ar,OP-09 id,OP-10 id en,OP-11 id zh,OP-12 id en,SPV-1 id en,SPV-2 id en,SPV-3 id' // prettier-ignore

/** The generated sample from its committed exports: corrections applied, broken rows left out. */
export function sampleWorld(): World {
  const acd = readExports('acd', {
    delimiter: ';',
    empty: '',
    key: ['ID_PANGGILAN'],
    required: ['WAKTU_MASUK', 'STATUS'],
    times: { WAKTU_MASUK: INDONESIAN, WAKTU_JAWAB: INDONESIAN, WAKTU_SELESAI: INDONESIAN },
    numbers: ['DETIK_PASCA'],
    words: words({ STATUS: OUTCOMES, JENIS_PANGGILAN: KINDS, KATEGORI: CATEGORIES, BAHASA: LANGUAGES, DIALIHKAN: { YA: '', TIDAK: '' } }) // prettier-ignore
  })
  const register = readExports('register', {
    delimiter: ',',
    empty: '-',
    key: ['UID'],
    required: ['WAKTU LAPOR'],
    times: Object.fromEntries(STAMPS.map((column) => [column, INDONESIAN])),
    numbers: [],
    words: words({ KATEGORI: CATEGORIES })
  })
  const states = readExports('operators', {
    delimiter: ',',
    empty: '',
    key: ['OPERATOR', 'MULAI'],
    required: ['OPERATOR', 'STATUS', 'MULAI', 'SELESAI'],
    times: { MULAI: ISO, SELESAI: ISO },
    numbers: [],
    words: words({ STATUS: { SIAP: '', JEDA: '' } })
  })
  const roster = readExports('roster', {
    delimiter: ',',
    empty: '',
    key: ['OPERATOR', 'MULAI'],
    required: ['OPERATOR', 'MULAI', 'SELESAI'],
    times: { MULAI: ISO, SELESAI: ISO },
    numbers: [],
    words: {}
  })
  const calls = [...acd.rows.values()].map(call).sort((a, b) => a.at - b.at)
  const incidents = [...register.rows.values()].map(incident).sort((a, b) => a.at - b.at)
  return withGroups({
    name: 'sample',
    centre: 'palembang',
    calls,
    incidents,
    stretches: [...states.rows.values()].map(stretch),
    shifts: [...roster.rows.values()].map(shift),
    files: [
      ...spans('calls', acd.byFile, 'WAKTU_MASUK', INDONESIAN),
      ...spans('incidents', register.byFile, 'WAKTU LAPOR', INDONESIAN),
      ...spans('states', states.byFile, 'MULAI', ISO)
    ],
    registerRows: incidents.map(({ at }) => at),
    callFields: ['outcome', 'line', 'operator', 'disposition', 'category', 'language', 'district', 'caller', 'transferred', 'wait', 'talk', 'handling'], // prettier-ignore
    outcomes: Object.values(OUTCOMES),
    kinds: Object.values(KINDS),
    incidentFields: ['category', 'subcategory', 'district', 'agency', 'priority', 'operator'],
    stages: Object.keys(STAGES),
    within: 10,
    targets: {
      serviceLevel: { value: 0.9, isHigherBetter: true, within: 10 },
      abandonRate: { value: 0.05, isHigherBetter: false },
      responseP90: { value: 900, isHigherBetter: false }
    },
    clock: STEADY,
    // 23 November 2026, 12.00 WIB
    nowHour: parse('2026-11-23') * 24 + 12,
    definitions: {},
    operators: STAFF.split(',').map((line) => {
      const [id, ...languages] = line.split(' ')
      const isSupervisor = id!.startsWith('SPV')
      // Four teams of three, in the order of the list.
      const group = isSupervisor ? null : `Regu ${'ABCD'[Math.floor((Number(id!.slice(3)) - 1) / 3)]}`
      return { id: id!, role: isSupervisor ? 'supervisor' : 'operator', languages, group }
    }),
    range: { from: parse('2025-10-01'), to: parse('2026-11-01') }
  })
}

/** The first and the last moment that each file tells of. */
function spans(kind: 'calls' | 'incidents' | 'states', files: readonly Row[][], column: string, form: RegExp) {
  return files.map((rows) => {
    const moments = rows.map((row) => secondsOf(row[column]!, form)!)
    const ends = (pick: (a: number, b: number) => number) => moments.reduce((end, at) => pick(end, at))
    return { kind, from: ends(Math.min), until: ends(Math.max) }
  })
}

function words(maps: Record<string, Row>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(maps).map(([column, map]) => [column, Object.keys(map)]))
}

function call(row: Row): Call {
  const at = secondsOf(row['WAKTU_MASUK']!, INDONESIAN)!
  const answered = secondsOf(row['WAKTU_JAWAB']!, INDONESIAN)
  const ended = secondsOf(row['WAKTU_SELESAI']!, INDONESIAN)
  const outcome = OUTCOMES[row['STATUS']!]!
  const isAnswered = outcome === 'answered'
  const talk = isAnswered ? between(answered, ended) : null
  return {
    at,
    outcome,
    wait: between(at, isAnswered ? answered : ended),
    talk,
    handle: talk === null ? null : talk + Number(row['DETIK_PASCA'] || 0),
    caller: row['NOMOR_PENELEPON'] || null,
    isTransferred: row['DIALIHKAN'] === 'YA',
    words: {
      outcome,
      line: row['LINE'] || null,
      operator: row['OPERATOR'] || null,
      disposition: KINDS[row['JENIS_PANGGILAN']!] ?? null,
      category: CATEGORIES[row['KATEGORI']!] ?? null,
      language: LANGUAGES[row['BAHASA']!] ?? null,
      district: row['KECAMATAN'] || null
    }
  }
}

function incident(row: Row): Incident {
  const [received, entered, dispatched, enroute, arrived, closed] = STAMPS.map((column) => secondsOf(row[column]!, INDONESIAN)) // prettier-ignore
  return incidentOf(
    {
      received: received!,
      entered: entered!,
      dispatched: dispatched!,
      enroute: enroute!,
      arrived: arrived!,
      closed: closed!
    },
    {
      category: CATEGORIES[row['KATEGORI']!] ?? null,
      subcategory: row['SUB KATEGORI 1'] || null,
      district: row['KECAMATAN'] || null,
      agency: row['OPD'] || null,
      priority: row['PRIORITAS'] || null,
      operator: row['AGENT L1'] || null
    }
  )
}

function stretch(row: Row): Stretch {
  return {
    operator: row['OPERATOR']!,
    state: row['STATUS'] === 'SIAP' ? 'ready' : 'pause',
    from: secondsOf(row['MULAI']!, ISO)!,
    to: secondsOf(row['SELESAI']!, ISO)!
  }
}

function shift(row: Row): Shift {
  return { operator: row['OPERATOR']!, from: secondsOf(row['MULAI']!, ISO)!, to: secondsOf(row['SELESAI']!, ISO)! }
}

/** Seconds between two stamps; unknown where one is missing or they are out of order. */
function between(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : to - from
}
