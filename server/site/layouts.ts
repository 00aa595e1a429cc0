import { LAYOUTS_911 } from './layouts-911.ts'
import type { Layout } from './layout.ts'
import type { SourceConfig } from './schema.ts'

const ISO = '%Y-%m-%d %H:%M:%S'
const ISO_TIMES = [ISO, '%Y-%m-%dT%H:%M:%S']
const REGISTER_TIMES = [
  ISO,
  '%Y-%m-%d %H:%M',
  '%d-%m-%Y %H:%M:%S',
  '%d-%m-%Y %H:%M',
  '%d/%m/%Y %H:%M:%S',
  '%d/%m/%Y %H:%M'
]
/** Words of a register's KATEGORI by the six kinds of emergency; what is not listed is `other`. */
const REGISTER_CATEGORIES = {
  'DARURAT MEDIS': 'medical',
  MEDIS: 'medical',
  ODGJ: 'medical',
  KEBAKARAN: 'fire',
  KRIMINALITAS: 'security',
  KEAMANAN: 'security',
  'LAKA LANTAS': 'accident',
  KECELAKAAN: 'accident',
  BANJIR: 'disaster',
  'POHON TUMBANG': 'disaster',
  BENCANA: 'disaster'
}
const CDR_OUTCOME = {
  ANSWERED: 'answered',
  'NO ANSWER': 'abandoned',
  BUSY: 'abandoned',
  FAILED: 'cut-off',
  CONGESTION: 'cut-off'
}
const CDR_COLUMNS: SourceConfig['columns'] = {
  outcome: { column: 'disposition', map: CDR_OUTCOME },
  caller: 'src',
  line: { column: ['did', 'dst'] }
}

/**
 * Layouts that load as they come. Columns and traps: docs of Asterisk (Queue-Logs; cdr_csv.c), FreePBX (cdr install.php),
 * the register of the 112 service of Surabaya.
 */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  /** One event a line: epoch|call|queue|agent|event|data1..data5. The epoch is UTC. */
  'asterisk-queue-log': {
    kind: 'queue-log',
    time_zone: 'UTC',
    format: {
      type: 'csv',
      delimiter: '|',
      quote: '',
      ragged: true,
      names: ['epoch', 'callid', 'queue', 'agent', 'event', 'data1', 'data2', 'data3', 'data4', 'data5']
    },
    key: ['epoch', 'callid', 'queue', 'agent', 'event'],
    columns: {
      happened: { column: 'epoch', format: 'epoch' },
      call: 'callid',
      queue: 'queue',
      agent: 'agent',
      event: 'event',
      data1: 'data1',
      data2: 'data2',
      data3: 'data3',
      data4: 'data4',
      data5: 'data5'
    }
  },

  /**
   * Master.csv, without a header. Of a centre whose Queue() or IVR answers the channel, `answer` is not the operator's
   * answer: neither wait nor talk is read from it. Map them where the operator's telephone answers the channel itself.
   */
  'asterisk-cdr': {
    kind: 'calls',
    format: {
      type: 'csv',
      ragged: true,
      names: [
        'accountcode', 'src', 'dst', 'dcontext', 'clid', 'channel', 'dstchannel', 'lastapp', 'lastdata', 'start',
        'answer', 'end', 'duration', 'billsec', 'disposition', 'amaflags', 'uniqueid', 'userfield'
      ] // prettier-ignore
    },
    key: ['uniqueid', 'start', 'dstchannel'],
    columns: { arrived: { column: 'start', format: ISO }, ...CDR_COLUMNS }
  },

  /** The cdr table of FreePBX or MySQL as CSV with its header; the same about `answer` holds. */
  'freepbx-cdr': {
    kind: 'calls',
    format: { type: 'csv' },
    key: ['uniqueid', 'calldate', 'dstchannel'],
    columns: { arrived: { column: ['calldate', 'start'], format: ISO }, ...CDR_COLUMNS }
  },

  /** The Indonesian 112 register, one row a report, real or not: UID, WAKTU LAPOR, TIPE LAPORAN ... "-" is no value. */
  'indonesia-112-register': {
    kind: 'calls',
    format: { type: 'csv' },
    empty: ['-'],
    // One UID may stand twice: the same caller ringing again.
    key: ['UID', 'WAKTU LAPOR'],
    columns: {
      arrived: { column: 'WAKTU LAPOR', format: REGISTER_TIMES },
      outcome: { value: 'answered' },
      disposition: {
        column: 'TIPE LAPORAN',
        map: {
          emergency: 'emergency',
          darurat: 'emergency',
          'non emergency': 'non-emergency',
          'non-emergency': 'non-emergency',
          'non darurat': 'non-emergency',
          information: 'information',
          informasi: 'information',
          prank: 'prank',
          ghost: 'ghost',
          'silent call': 'silent',
          silent: 'silent',
          simulasi: 'test',
          test: 'test'
        },
        otherwise: 'unrecorded'
      },
      category: { column: 'KATEGORI', map: REGISTER_CATEGORIES, otherwise: 'other' },
      subcategory: 'SUB KATEGORI 1',
      district: 'KECAMATAN',
      operator: 'AGENT L1'
    }
  },

  /** The same register as tickets, for how long they took ("0 Hari : 20 Jam : 41 Menit : 56 Detik"). */
  'indonesia-112-tickets': {
    kind: 'incidents',
    format: { type: 'csv' },
    empty: ['-'],
    key: ['UID', 'WAKTU LAPOR'],
    columns: {
      received: { column: 'WAKTU LAPOR', format: REGISTER_TIMES },
      lasted_s: { column: 'DURASI PENGERJAAN', duration: 'words' },
      category: { column: 'KATEGORI', map: REGISTER_CATEGORIES, otherwise: 'other' },
      subcategory: 'SUB KATEGORI 1',
      district: 'KECAMATAN',
      operator: 'AGENT L1'
    }
  },

  /** Pantau's own: a call list whose columns are named like the fields, times in ISO. */
  'pantau-calls': {
    kind: 'calls',
    format: { type: 'csv' },
    key: ['call_id'],
    columns: {
      arrived: { column: 'arrived', format: ISO_TIMES },
      answered: { column: 'answered', format: ISO_TIMES },
      ended: { column: 'ended', format: ISO_TIMES },
      outcome: 'outcome',
      operator: 'operator',
      category: 'category',
      caller: 'caller'
    }
  },

  /** Incidents and their stages, columns named like the fields. */
  'pantau-incidents': {
    kind: 'incidents',
    format: { type: 'csv' },
    key: ['incident_id'],
    columns: {
      incident_key: 'incident_id',
      received: { column: 'received', format: ISO_TIMES },
      dispatched: { column: 'dispatched', format: ISO_TIMES },
      arrived: { column: 'arrived', format: ISO_TIMES },
      closed: { column: 'closed', format: ISO_TIMES },
      category: 'category',
      district: 'district',
      agency: 'agency'
    }
  },

  /** When operators were ready and when they paused: one stretch a row. */
  'pantau-states': {
    kind: 'operator-states',
    format: { type: 'csv' },
    key: ['operator', 'started'],
    columns: {
      operator: 'operator',
      state: 'state',
      started: { column: 'started', format: ISO_TIMES },
      ended: { column: 'ended', format: ISO_TIMES },
      reason: 'reason'
    }
  },

  ...LAYOUTS_911,

  /** Who was meant to work when: one shift a row. */
  'pantau-roster': {
    kind: 'roster',
    format: { type: 'csv' },
    key: ['operator', 'starts'],
    columns: {
      operator: 'operator',
      starts: { column: 'starts', format: [ISO, '%Y-%m-%d %H:%M'] },
      ends: { column: 'ends', format: [ISO, '%Y-%m-%d %H:%M'] },
      shift: 'shift'
    }
  }
}
