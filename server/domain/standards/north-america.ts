import { ANSWER, ARRIVAL, FROM_RECEIVED, REACHES, SECOND_STAGE } from './moments.ts'
import { meanWithin, shareWithin, type Standard } from './standard.ts'

const NO_DATES = { inForceFrom: null, inForceUntil: null, supersededBy: null }
const CALLS = { measure: { of: 'calls' }, measuredAs: null, variant: 'negative' } as const

/** United States (but for the fire codes) and Canada. */
export const NORTH_AMERICA: readonly Standard[] = [
  {
    id: 'nena-56-005',
    family: 'nena-answer',
    label: { id: 'NENA 56-005 (2006)', en: 'NENA 56-005 (2006)' },
    issuer: 'NENA',
    edition: '56-005',
    year: 2006,
    clause: null,
    start: REACHES,
    stop: ANSWER,
    ...CALLS,
    goals: [shareWithin('nena-56-005-10', 0.9, 10), shareWithin('nena-56-005-20', 0.95, 20)],
    period: 'busy-hour',
    inForceFrom: '2006-06-10',
    inForceUntil: null,
    supersededBy: 'nena-020',
    force: 'guideline',
    source:
      'NENA 56-005, 10 June 2006 (studylib.net/doc/8915461: title and date); figures only through rules and cities that quote it',
    verified: false,
    note: {
      id: 'Teks klausul tidak dibaca. Jam sibuk: jam penuh dengan panggilan masuk terbanyak pada hari itu; bila sama, yang paling awal.',
      en: 'The clause was not read. Busy hour: the clock hour of the day with most offered calls; of equals the earliest.'
    }
  },
  {
    id: 'nena-020',
    family: 'nena-answer',
    label: { id: 'NENA 2020', en: 'NENA 2020' },
    issuer: 'NENA',
    edition: 'NENA-STA-020.1-2020',
    year: 2020,
    clause: 's2.2.1',
    start: ARRIVAL,
    stop: { id: 'percakapan dua arah dapat dimulai', en: 'two-way communication can begin' },
    ...CALLS,
    goals: [
      shareWithin('nena-020-15', 0.9, 15, { level: 'shall' }),
      shareWithin('nena-020-20', 0.95, 20, { level: 'should' })
    ],
    period: 'month',
    ...NO_DATES,
    force: 'guideline',
    source:
      'NENA-STA-020.1-2020 s2.2.1 (cdn.ymaws.com/www.nena.org/resource/resmgr/standards/nena-sta-020.1-2020_911_call.pdf)',
    verified: true,
    note: {
      id: 'Atas semua panggilan yang sampai, untuk setiap bulan penuh yang lalu. Mingguan atau harian boleh diukur, tetapi hanya indikatif.',
      en: 'Over all calls arriving, for each preceding month using a full month of data. Weekly or daily may be measured too, and is indicative only.'
    },
    isHeadline: true
  },
  {
    id: 'nc-0209',
    family: 'nc-0209',
    label: { id: 'North Carolina .0209', en: 'North Carolina .0209' },
    issuer: 'North Carolina 911 Board',
    edition: '09 NCAC 06C',
    year: null,
    clause: '.0209',
    start: REACHES,
    stop: ANSWER,
    ...CALLS,
    goals: [shareWithin('nc-0209-10', 0.9, 10), shareWithin('nc-0209-20', 0.95, 20)],
    period: 'month',
    ...NO_DATES,
    force: 'law',
    source: '09 NCAC 06C .0209 (reports.oah.state.nc.us), evaluated monthly using the previous month',
    verified: true,
    note: null
  },
  {
    id: 'california-1974',
    family: 'california-answer',
    label: { id: 'Kalifornia 1974', en: 'California 1974' },
    issuer: 'State of California',
    edition: '911 plan of 1974',
    year: 1974,
    clause: null,
    start: REACHES,
    stop: ANSWER,
    ...CALLS,
    goals: [shareWithin('california-1974-10', 1, 10)],
    period: null,
    ...NO_DATES,
    force: 'guideline',
    source: 'California 911 plan, 1974: all calls within 10 s; read, but its address was not kept',
    verified: false,
    note: null
  },
  {
    id: 'ecomm-911',
    family: 'ecomm-911',
    label: { id: 'E-Comm BC 9-1-1', en: 'E-Comm BC 9-1-1' },
    issuer: 'E-Comm, British Columbia',
    edition: null,
    year: null,
    clause: null,
    start: REACHES,
    stop: ANSWER,
    ...CALLS,
    goals: [shareWithin('ecomm-911-5', 0.95, 5)],
    period: 'year',
    ...NO_DATES,
    force: 'contract',
    source: 'ecomm911.ca/project-updates',
    verified: true,
    note: null
  },
  {
    id: 'ecomm-police',
    family: 'ecomm-police',
    label: { id: 'E-Comm BC polisi darurat', en: 'E-Comm BC police emergency' },
    issuer: 'E-Comm, British Columbia',
    edition: null,
    year: null,
    clause: null,
    start: { id: 'diteruskan ke penerima panggilan polisi', en: 'passed to the police call taker' },
    stop: ANSWER,
    ...CALLS,
    measuredAs: SECOND_STAGE,
    goals: [shareWithin('ecomm-police-10', 0.88, 10)],
    period: 'year',
    ...NO_DATES,
    force: 'contract',
    source: 'ecomm911.ca/halfway-into-2018',
    verified: true,
    note: null
  },
  {
    id: 'ecomm-non-emergency',
    family: 'ecomm-non-emergency',
    label: { id: 'E-Comm BC polisi non-darurat', en: 'E-Comm BC police non-emergency' },
    issuer: 'E-Comm, British Columbia',
    edition: null,
    year: null,
    clause: null,
    start: { id: 'panggilan sampai di saluran non-darurat', en: 'call reaches the non-emergency line' },
    stop: ANSWER,
    ...CALLS,
    measuredAs: {
      id: 'Berlaku untuk saluran non-darurat; di sini diukur atas saluran yang dipilih.',
      en: 'Stated for the non-emergency line; measured here over the lines that are chosen.'
    },
    goals: [shareWithin('ecomm-non-emergency-180', 0.8, 180)],
    period: 'year',
    ...NO_DATES,
    force: 'contract',
    source: 'ecomm911.ca/halfway-into-2018',
    verified: true,
    note: null
  },
  {
    id: 'quebec-60',
    family: 'quebec-processing',
    label: { id: 'Quebec C-8.2.1 r.1', en: 'Quebec C-8.2.1 r.1' },
    issuer: 'Gouvernement du Québec',
    edition: 'C-8.2.1 r.1',
    year: null,
    clause: 's14',
    start: ANSWER,
    stop: { id: 'panggilan diproses dan diteruskan', en: 'call processed and forwarded' },
    measure: { of: 'incidents', interval: 'processing' },
    measuredAs: FROM_RECEIVED,
    variant: 'negative',
    goals: [meanWithin('quebec-60', 60)],
    period: null,
    ...NO_DATES,
    force: 'law',
    source: 'Quebec regulation C-8.2.1 r.1 s14 (legisquebec.gouv.qc.ca); its answer rule, s13, was not read',
    verified: true,
    note: null
  }
]
