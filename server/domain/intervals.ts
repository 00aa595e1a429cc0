import type { Text } from './text.ts'

/** A stretch of an incident's life between two of its stamps, as stored in whole seconds (column `<id>_s`). */
export interface Interval {
  id: IntervalId
  label: Text
  /** Stamps of the incident that it runs between. */
  from: 'received' | 'entered' | 'dispatched' | 'enroute' | 'arrived'
  to: 'entered' | 'dispatched' | 'enroute' | 'arrived' | 'closed'
  meaning: Text
}

export const INTERVAL_IDS = [
  'processing',
  'dispatch',
  'alarm',
  'turnout',
  'travel',
  'response',
  'scene',
  'ticket'
] as const
export type IntervalId = (typeof INTERVAL_IDS)[number]

export const INTERVALS: readonly Interval[] = [
  {
    id: 'processing',
    label: { id: 'Pencatatan laporan', en: 'Call processing' },
    from: 'received',
    to: 'entered',
    meaning: {
      id: 'Sejak laporan diterima sampai diteruskan ke petugas pengerah.',
      en: 'From the report being received until it is passed to the dispatcher.'
    }
  },
  {
    id: 'dispatch',
    label: { id: 'Penugasan', en: 'Dispatch' },
    from: 'entered',
    to: 'dispatched',
    meaning: {
      id: 'Sejak laporan diteruskan sampai unit pertama ditugaskan.',
      en: 'From the report being passed on until the first unit is assigned.'
    }
  },
  {
    id: 'alarm',
    label: { id: 'Penerimaan sampai penugasan', en: 'Alarm handling' },
    from: 'received',
    to: 'dispatched',
    meaning: {
      id: 'Sejak laporan diterima sampai unit pertama ditugaskan.',
      en: 'From the report being received until the first unit is assigned.'
    }
  },
  {
    id: 'turnout',
    label: { id: 'Persiapan berangkat', en: 'Turnout' },
    from: 'dispatched',
    to: 'enroute',
    meaning: {
      id: 'Sejak unit ditugaskan sampai unit pertama berangkat.',
      en: 'From assignment until the first unit is on its way.'
    }
  },
  {
    id: 'travel',
    label: { id: 'Waktu tempuh', en: 'Travel' },
    from: 'enroute',
    to: 'arrived',
    meaning: {
      id: 'Sejak unit pertama berangkat sampai unit pertama tiba.',
      en: 'From the first unit leaving until the first unit arrives.'
    }
  },
  {
    id: 'response',
    label: { id: 'Waktu tanggap', en: 'Response' },
    from: 'received',
    to: 'arrived',
    meaning: {
      id: 'Sejak laporan diterima sampai unit pertama tiba di lokasi.',
      en: 'From the report being received until the first unit is on scene.'
    }
  },
  {
    id: 'scene',
    label: { id: 'Waktu di lokasi', en: 'On scene' },
    from: 'arrived',
    to: 'closed',
    meaning: {
      id: 'Sejak unit pertama tiba sampai kejadian ditutup.',
      en: 'From arrival until the incident is closed.'
    }
  },
  {
    id: 'ticket',
    label: { id: 'Durasi pengerjaan', en: 'Ticket duration' },
    from: 'received',
    to: 'closed',
    meaning: {
      id: 'Sejak laporan diterima sampai kejadian ditutup.',
      en: 'From the report being received until the incident is closed.'
    }
  }
]
