import { ANSWER, REACHES, SECOND_STAGE } from './moments.ts'
import { meanWithin, shareWithin, type Standard } from './standard.ts'

const NO_EDITION = { edition: null, year: null, clause: null }
const NO_DATES = { inForceFrom: null, inForceUntil: null, supersededBy: null }
const CALLS = { measure: { of: 'calls' }, measuredAs: null, variant: 'negative', start: REACHES, stop: ANSWER } as const
const OF_1999 = {
  ...CALLS,
  edition: '1999',
  year: 1999,
  clause: null,
  period: 'year',
  ...NO_DATES,
  force: 'target',
  source: 'Hansard, UK Parliament 1999 (api.parliament.uk vMxX3Q1N)',
  verified: true,
  note: { id: 'Sejarah; apakah masih berlaku tidak diketahui.', en: 'History; whether it still holds is not known.' }
} as const
const NO_CATEGORY = {
  id: 'Register tidak memuat kategori prioritas NHS.',
  en: 'The register does not tell the categories of the NHS.'
}
const NHS = {
  issuer: 'NHS England',
  ...NO_EDITION,
  start: { id: 'panggilan 999', en: 'the 999 call' },
  stop: { id: 'ambulans tiba', en: 'ambulance arrives' },
  measure: { of: 'nothing', why: NO_CATEGORY },
  measuredAs: null,
  variant: 'negative',
  period: 'month',
  ...NO_DATES,
  force: 'target',
  verified: true,
  note: null
} as const

/** United Kingdom, Australia, Malaysia, India. */
export const COMMONWEALTH: readonly Standard[] = [
  {
    id: 'uk-police-999',
    family: 'uk-police-999',
    label: { id: 'Polisi Inggris 999', en: 'UK police 999' },
    issuer: 'UK Home Office',
    ...NO_EDITION,
    ...CALLS,
    start: { id: 'BT meneruskan panggilan ke kepolisian', en: 'BT transfers the call to the force' },
    measuredAs: SECOND_STAGE,
    goals: [shareWithin('uk-police-999', 0.9, 10, { op: '<' })],
    period: 'month',
    ...NO_DATES,
    force: 'target',
    source: 'UK Parliament HL1958: government target, from the transfer by BT until the force answers',
    verified: true,
    note: {
      id: '"Kurang dari 10 detik" dalam detik penuh berarti 9 detik atau kurang.',
      en: '"Under 10 seconds" in whole seconds is 9 s or less.'
    },
    isHeadline: true
  },
  {
    id: 'uk-bt-999',
    family: 'uk-bt-999',
    label: { id: 'BT 999, tahap pertama', en: 'BT 999, first stage' },
    issuer: 'Ofcom',
    ...NO_EDITION,
    ...CALLS,
    goals: [shareWithin('uk-bt-999-5', 0.95, 5)],
    period: null,
    ...NO_DATES,
    force: 'guideline',
    source: 'Ofcom advisory target (parallelparliament.co.uk/question/191400)',
    verified: true,
    note: null
  },
  {
    id: 'uk-1999-ambulance',
    family: 'uk-1999-ambulance',
    label: { id: 'Ambulans London 1999', en: 'London Ambulance 1999' },
    issuer: 'London Ambulance Service',
    ...OF_1999,
    goals: [shareWithin('uk-1999-ambulance-5', 0.95, 5)]
  },
  {
    id: 'uk-1999-police',
    family: 'uk-1999-police',
    label: { id: 'Polisi London 1999', en: 'Metropolitan Police 1999' },
    issuer: 'Metropolitan Police',
    ...OF_1999,
    goals: [shareWithin('uk-1999-police-15', 0.8, 15)]
  },
  {
    id: 'uk-1999-fire',
    family: 'uk-1999-fire',
    label: { id: 'Pemadam London 1999', en: 'London Fire 1999' },
    issuer: 'London Fire Brigade',
    ...OF_1999,
    goals: [shareWithin('uk-1999-fire-20', 0.9, 20)]
  },
  {
    id: 'nhs-category-1',
    family: 'nhs-category-1',
    ...NHS,
    label: { id: 'NHS kategori 1', en: 'NHS category 1' },
    goals: [meanWithin('nhs-1-mean-420', 420), shareWithin('nhs-1-p90-900', 0.9, 900)],
    source: 'qualitywatch.org.uk: mean 7 min, 90th centile 15 min'
  },
  {
    id: 'nhs-category-2',
    family: 'nhs-category-2',
    ...NHS,
    label: { id: 'NHS kategori 2', en: 'NHS category 2' },
    goals: [meanWithin('nhs-2-mean-1080', 1080), shareWithin('nhs-2-p90-2400', 0.9, 2400)],
    source: 'paulmainwood.substack.com: mean 18 min, 90th centile 40 min'
  },
  {
    id: 'au-ecp',
    family: 'au-ecp',
    label: { id: 'Australia Triple Zero', en: 'Australia Triple Zero' },
    issuer: 'ACMA',
    edition: 'F2019L01509',
    year: 2019,
    clause: null,
    ...CALLS,
    goals: [shareWithin('au-ecp-5', 0.85, 5), shareWithin('au-ecp-10', 0.95, 10)],
    period: 'day',
    ...NO_DATES,
    force: 'law',
    source: 'Emergency Call Service Determination 2019, as told by austelco.org.au and businesses.com.au',
    verified: true,
    note: {
      id: 'Klausul dan periode tidak dibaca; laporan "on all days" menunjuk pada harian.',
      en: 'Clause and period were not read; reports "on all days" point to days.'
    }
  },
  {
    id: 'my-mers-999',
    family: 'my-mers-999',
    label: { id: 'Malaysia MERS 999', en: 'Malaysia MERS 999' },
    issuer: 'NG MERS 999',
    ...NO_EDITION,
    ...CALLS,
    goals: [shareWithin('my-mers-999-8', 0.95, 8)],
    period: null,
    ...NO_DATES,
    force: 'contract',
    source: 'thesun.my, Nov 2025: contract KPI',
    verified: true,
    note: null
  },
  {
    id: 'in-ners-112',
    family: 'in-ners-112',
    label: { id: 'India NERS 112', en: 'India NERS 112' },
    issuer: 'Ministry of Home Affairs, India',
    edition: 'Aug 2015',
    year: 2015,
    clause: null,
    ...CALLS,
    start: { id: 'dering', en: 'ring' },
    goals: [shareWithin('in-ners-112-15', null, 15)],
    period: null,
    ...NO_DATES,
    force: 'guideline',
    source: 'NERS guidelines, MHA Aug 2015 (sheminjoy.wordpress.com 2015/08/22; pdfslide.us)',
    verified: true,
    note: {
      id: 'Batas waktu disebut tanpa persentase, jadi tidak ada putusan: hanya bagian yang tercapai.',
      en: 'Seconds were stated without a share, so there is no verdict: only the share reached.'
    }
  }
]
