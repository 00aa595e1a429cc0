import type { Text } from '../text.ts'
import { counted, defined, definedByReadings, type Kpi, OWN, typedAs } from './kpi.ts'

const NO_STAMP = { id: 'Kejadian tanpa cap itu.', en: 'Incidents without that stamp.' }

function tickets(
  id: string,
  per: 'answered' | 'valid',
  name: Text,
  denominator: Text,
  symbols: string,
  source: string
) {
  return {
    id,
    name,
    change: { id: `Penyebutnya ${denominator.id}.`, en: `The denominator is ${denominator.en}.` },
    formula: { id: `kejadian / ${denominator.id}`, en: `incidents / ${denominator.en}` },
    symbols,
    numerator: { id: 'kejadian dalam register', en: 'incidents in the register' },
    denominator,
    excluded: {
      id: 'Tidak ada; beberapa panggilan dapat melaporkan satu kejadian.',
      en: 'Nothing; several calls may report one incident.'
    },
    source,
    measure: { kind: 'tickets' as const, per },
    needs: per === 'valid' ? typedAs('emergency', 'non-emergency', 'false') : []
  }
}

/** What became of the reports. */
export const INCIDENTS: readonly Kpi[] = [
  defined(
    {
      id: 'incidents',
      label: { id: 'Kejadian', en: 'Incidents' },
      meaning: {
        id: 'Kejadian dalam register, masing-masing satu kali, berapa pun unit dan panggilannya.',
        en: 'Incidents in the register, each once, however many units and calls it has.'
      },
      unit: 'incidents',
      better: 'neither'
    },
    {
      formula: { id: 'jumlah nomor kejadian', en: 'count of incident numbers' },
      symbols: 'I',
      ...counted({ id: 'kejadian menurut waktu diterimanya', en: 'incidents by the time they were received' }),
      excluded: { id: 'Panggilan tanpa kejadian.', en: 'Calls without an incident.' },
      source: OWN,
      measure: { kind: 'incidents', of: 'incidents' },
      needs: []
    }
  ),
  defined(
    {
      id: 'openIncidents',
      label: { id: 'Kejadian terbuka', en: 'Open incidents' },
      meaning: {
        id: 'Kejadian periode ini yang belum tercatat selesai dalam register.',
        en: 'Incidents of the period that the register does not record as closed.'
      },
      unit: 'incidents',
      better: 'lower'
    },
    {
      formula: { id: 'jumlah kejadian tanpa waktu selesai', en: 'count of incidents without a close time' },
      symbols: 'I − I_(closed)',
      ...counted({ id: 'kejadian tanpa waktu selesai', en: 'incidents without a close time' }),
      excluded: {
        id: 'Kejadian dengan waktu selesai, juga bila capnya tidak berurutan.',
        en: 'Incidents with a close time, also where their stamps are out of order.'
      },
      source: 'Sumenep 112 register (tickets that stay open for weeks: their count is told, not the mean of their age)',
      measure: { kind: 'incidents', of: 'open' },
      needs: ['ticket']
    }
  ),
  defined(
    {
      id: 'dispatched',
      label: { id: 'Kejadian ditugaskan', en: 'Incidents dispatched' },
      meaning: {
        id: 'Kejadian yang unitnya ditugaskan. Beberapa panggilan dapat melaporkan satu kejadian.',
        en: 'Incidents to which a unit was assigned. Several calls may report one incident.'
      },
      unit: 'incidents',
      better: 'neither'
    },
    {
      formula: { id: 'kejadian dengan waktu penugasan', en: 'incidents with a dispatch stamp' },
      symbols: 'I_dispatched',
      ...counted({ id: 'kejadian dengan waktu penugasan', en: 'incidents with a dispatch stamp' }),
      excluded: NO_STAMP,
      source: OWN,
      measure: { kind: 'incidents', of: 'dispatched' },
      needs: ['dispatched']
    }
  ),
  defined(
    {
      id: 'arrived',
      label: { id: 'Kejadian didatangi', en: 'Incidents reached' },
      meaning: {
        id: 'Kejadian yang unitnya tercatat tiba di lokasi.',
        en: 'Incidents at which a unit is recorded on scene.'
      },
      unit: 'incidents',
      better: 'neither'
    },
    {
      formula: { id: 'kejadian dengan waktu tiba', en: 'incidents with an arrival stamp' },
      symbols: 'I_arrived',
      ...counted({ id: 'kejadian dengan waktu tiba', en: 'incidents with an arrival stamp' }),
      excluded: NO_STAMP,
      source: OWN,
      measure: { kind: 'incidents', of: 'arrived' },
      needs: ['arrived']
    }
  ),
  definedByReadings(
    {
      id: 'ticketRate',
      label: { id: 'Rasio tiket', en: 'Ticket rate' },
      meaning: {
        id: 'Kejadian dalam register untuk setiap panggilan yang ditangani.',
        en: 'Incidents in the register for every call that was taken.'
      },
      unit: 'ratio',
      better: 'neither'
    },
    tickets(
      'of-answered',
      'answered',
      { id: 'per panggilan dijawab', en: 'per answered call' },
      { id: 'panggilan dijawab', en: 'calls answered' },
      'I / A',
      OWN
    ),
    tickets(
      'of-valid',
      'valid',
      { id: 'per panggilan valid', en: 'per valid call' },
      { id: 'panggilan valid', en: 'valid calls' },
      'I / (D_emergency + D_non-emergency + D_false)',
      OWN
    )
  )
]
