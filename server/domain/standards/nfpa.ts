import { ANSWER, DISPATCHED, ENROUTE, FROM_RECEIVED, ON_SCENE, RING } from './moments.ts'
import { shareWithin, type Standard } from './standard.ts'

const NO_DATES = { inForceFrom: null, inForceUntil: null }
const FIRE_CODE = { issuer: 'NFPA', period: null, force: 'guideline', variant: 'negative' } as const
const ANSWERING = { ...FIRE_CODE, family: 'nfpa-answer', start: RING, stop: ANSWER, measure: { of: 'calls' } } as const
const PROCESSING = {
  ...FIRE_CODE,
  family: 'nfpa-processing',
  start: ANSWER,
  stop: DISPATCHED,
  measure: { of: 'incidents', interval: 'alarm', category: 'fire' },
  measuredAs: FROM_RECEIVED
} as const
const FROM_ARRIVAL = {
  id: 'Ekspor tidak memuat dering pertama atau saat penelepon memutar nomor; diukur sejak panggilan sampai di pusat.',
  en: 'The export does not tell the first ring or when the caller dialled; measured from arrival at the centre.'
}
const CONFLICT = {
  id: 'Sumber bertentangan: blog NFPA menyebut 90 % dalam 10 detik, kutipan yang beredar menyebut 90 % dalam 15 dan 95 % dalam 20 detik.',
  en: "Sources disagree: NFPA's own blog says 90 % in 10 s, the text widely quoted says 90 % in 15 s and 95 % in 20 s."
}
const EXEMPT = {
  id: 'Beberapa jenis panggilan dikecualikan (tanya jawab medis, penerjemah, bahan berbahaya, penyelamatan khusus); di sini tidak ada yang dikeluarkan.',
  en: 'Some kinds of call are exempt (medical questioning, language line, hazardous material, technical rescue); none is left out here.'
}
const BLOG = 'nfpa92.nfpa.org, blog of 23 Jan 2023 "How long does it take for your 911 call to be answered"'
const ORANGE = 'server3.co.orange.nc.us:8088/WebLink, document 26540 page 74; firehouse.com/10468941'

/** The fire codes: answering, then processing until dispatch, edition by edition. */
export const NFPA: readonly Standard[] = [
  {
    id: 'nfpa-1221-older-answer',
    ...ANSWERING,
    label: { id: 'NFPA 1221 lama: jawab', en: 'NFPA 1221 older: answer' },
    edition: 'NFPA 1221, older edition',
    year: null,
    clause: 's7.4.1',
    measuredAs: FROM_ARRIVAL,
    goals: [shareWithin('nfpa-1221-older-15', 0.95, 15), shareWithin('nfpa-1221-older-40', 0.99, 40)],
    ...NO_DATES,
    supersededBy: 'nfpa-1221-2019-answer',
    source: ORANGE,
    verified: true,
    note: {
      id: 'Edisi dan periode tidak disebut dalam yang dibaca.',
      en: 'Edition and period are not stated in what was read.'
    }
  },
  {
    id: 'nfpa-1221-2019-answer',
    ...ANSWERING,
    label: { id: 'NFPA 1221-2019: jawab', en: 'NFPA 1221-2019: answer' },
    edition: 'NFPA 1221-2019',
    year: 2019,
    clause: 's7.4',
    measuredAs: FROM_ARRIVAL,
    goals: [shareWithin('nfpa-1221-2019-15', 0.9, 15), shareWithin('nfpa-1221-2019-20', 0.95, 20)],
    ...NO_DATES,
    supersededBy: 'nfpa-1225-answer',
    source: 'NFPA 1221-2019: only its change of wording was read (bnibooks); the numbers are from memory',
    verified: false,
    note: null
  },
  {
    id: 'nfpa-1225-answer',
    ...ANSWERING,
    label: { id: 'NFPA 1225-2022: jawab (blog)', en: 'NFPA 1225-2022: answer (blog)' },
    edition: 'NFPA 1225-2022',
    year: 2022,
    clause: null,
    start: { id: 'penelepon memulai panggilan', en: 'call initiated by the caller' },
    measuredAs: FROM_ARRIVAL,
    goals: [shareWithin('nfpa-1225-answer-10', 0.9, 10)],
    ...NO_DATES,
    supersededBy: null,
    source: BLOG,
    verified: true,
    note: CONFLICT
  },
  {
    id: 'nfpa-1225-answer-quoted',
    ...ANSWERING,
    family: 'nfpa-answer-quoted',
    label: { id: 'NFPA 1225-2022: jawab (kutipan)', en: 'NFPA 1225-2022: answer (as quoted)' },
    edition: 'NFPA 1225-2022',
    year: 2022,
    clause: 's15.4',
    measuredAs: FROM_ARRIVAL,
    goals: [shareWithin('nfpa-1225-quoted-15', 0.9, 15), shareWithin('nfpa-1225-quoted-20', 0.95, 20)],
    ...NO_DATES,
    supersededBy: null,
    source: 'Widely quoted text of NFPA 1225; from memory, clause not read',
    verified: false,
    note: CONFLICT
  },
  {
    id: 'nfpa-1221-older-processing',
    ...PROCESSING,
    label: { id: 'NFPA 1221 lama: proses', en: 'NFPA 1221 older: processing' },
    edition: 'NFPA 1221, older edition',
    year: null,
    clause: 's7.4.2',
    goals: [shareWithin('nfpa-1221-older-60', 0.95, 60), shareWithin('nfpa-1221-older-90', 0.99, 90)],
    ...NO_DATES,
    supersededBy: 'nfpa-1221-2013',
    source: ORANGE,
    verified: true,
    note: { id: 'Edisi tidak disebut dalam yang dibaca.', en: 'The edition is not stated in what was read.' }
  },
  {
    id: 'nfpa-1221-2013',
    ...PROCESSING,
    label: { id: 'NFPA 1221-2013: proses', en: 'NFPA 1221-2013: processing' },
    edition: 'NFPA 1221-2013',
    year: 2013,
    clause: 's7.4.2',
    goals: [shareWithin('nfpa-1221-2013-60', 0.8, 60), shareWithin('nfpa-1221-2013-106', 0.95, 106)],
    ...NO_DATES,
    supersededBy: 'nfpa-1221-2016',
    source: 'vdocuments.us/powerpoint-nfpa-742-criteria',
    verified: true,
    note: EXEMPT
  },
  {
    id: 'nfpa-1221-2016',
    ...PROCESSING,
    label: { id: 'NFPA 1221-2016: proses', en: 'NFPA 1221-2016: processing' },
    edition: 'NFPA 1221-2016',
    year: 2016,
    clause: 's7.4.2',
    goals: [shareWithin('nfpa-1221-2016-64', 0.9, 64), shareWithin('nfpa-1221-2016-106', 0.95, 106)],
    ...NO_DATES,
    supersededBy: 'nfpa-1221-2019',
    source: 'vdocuments.us/powerpoint-nfpa-742-criteria; firehouse.com/home/article/12278737',
    verified: true,
    note: EXEMPT
  },
  {
    id: 'nfpa-1221-2019',
    ...PROCESSING,
    label: { id: 'NFPA 1221-2019: proses', en: 'NFPA 1221-2019: processing' },
    edition: 'NFPA 1221-2019',
    year: 2019,
    clause: 's7.4',
    goals: [shareWithin('nfpa-1221-2019-60', 0.9, 60)],
    ...NO_DATES,
    supersededBy: 'nfpa-1225-processing',
    source: 'NFPA 1221-2019: only its change of wording was read (bnibooks); the numbers are from memory',
    verified: false,
    note: EXEMPT
  },
  {
    id: 'nfpa-1225-processing',
    ...PROCESSING,
    label: { id: 'NFPA 1225-2022: proses', en: 'NFPA 1225-2022: processing' },
    edition: 'NFPA 1225-2022',
    year: 2022,
    clause: null,
    goals: [shareWithin('nfpa-1225-processing-60', 0.9, 60)],
    ...NO_DATES,
    supersededBy: null,
    source: BLOG,
    verified: true,
    note: { id: 'Dari blog NFPA; klausul tidak dibaca.', en: "From NFPA's blog; the clause was not read." }
  }
]

const FIRE_SERVICE = {
  ...FIRE_CODE,
  edition: 'NFPA 1710',
  year: null,
  clause: null,
  ...NO_DATES,
  supersededBy: null,
  source:
    'NFPA 1710, as told by thecodecoach.blogspot.com (2017) and purvispublicsafety.com (2014); 90 % as a fractile: jems.com',
  verified: true,
  note: { id: 'Klausul tidak dibaca.', en: 'The clause was not read.' },
  measuredAs: null
} as const
const FIRST_UNIT_ONLY = {
  id: 'Register memuat kedatangan unit pertama, bukan unit terakhir dari seluruh kekuatan.',
  en: 'The register tells when the first unit arrives, not the last of the full assignment.'
}
const NO_UNIT_TYPE = {
  id: 'Register tidak memuat kemampuan unit (ALS, AED).',
  en: 'The register does not tell what a unit carries (ALS, AED).'
}

/** NFPA 1710: turnout and travel of the fire service, each 90 %. */
export const NFPA_1710: readonly Standard[] = [
  {
    id: 'nfpa-1710-turnout-fire',
    family: 'nfpa-1710-turnout-fire',
    ...FIRE_SERVICE,
    label: { id: 'NFPA 1710: berangkat, kebakaran', en: 'NFPA 1710: turnout, fire' },
    start: DISPATCHED,
    stop: ENROUTE,
    measure: { of: 'incidents', interval: 'turnout', category: 'fire' },
    goals: [shareWithin('nfpa-1710-turnout-80', 0.9, 80)]
  },
  {
    id: 'nfpa-1710-turnout-ems',
    family: 'nfpa-1710-turnout-ems',
    ...FIRE_SERVICE,
    label: { id: 'NFPA 1710: berangkat, medis', en: 'NFPA 1710: turnout, medical' },
    start: DISPATCHED,
    stop: ENROUTE,
    measure: { of: 'incidents', interval: 'turnout', category: 'medical' },
    goals: [shareWithin('nfpa-1710-turnout-60', 0.9, 60)]
  },
  {
    id: 'nfpa-1710-travel',
    family: 'nfpa-1710-travel',
    ...FIRE_SERVICE,
    label: { id: 'NFPA 1710: unit pertama', en: 'NFPA 1710: first engine' },
    start: ENROUTE,
    stop: ON_SCENE,
    measure: { of: 'incidents', interval: 'travel', category: 'fire' },
    goals: [shareWithin('nfpa-1710-travel-240', 0.9, 240)]
  },
  {
    id: 'nfpa-1710-assignment',
    family: 'nfpa-1710-assignment',
    ...FIRE_SERVICE,
    label: { id: 'NFPA 1710: seluruh kekuatan', en: 'NFPA 1710: full assignment' },
    start: ENROUTE,
    stop: { id: 'seluruh kekuatan di lokasi', en: 'full assignment on scene' },
    measure: { of: 'nothing', why: FIRST_UNIT_ONLY },
    goals: [shareWithin('nfpa-1710-assignment-480', 0.9, 480), shareWithin('nfpa-1710-high-rise-610', 0.9, 610)],
    note: {
      id: '610 detik untuk bangunan tinggi. Klausul tidak dibaca.',
      en: '610 s for high-rises. The clause was not read.'
    }
  },
  {
    id: 'nfpa-1710-medical',
    family: 'nfpa-1710-medical',
    ...FIRE_SERVICE,
    label: { id: 'NFPA 1710: ALS dan AED', en: 'NFPA 1710: ALS and AED' },
    start: ENROUTE,
    stop: { id: 'unit ALS / unit dengan AED di lokasi', en: 'ALS unit / unit with AED on scene' },
    measure: { of: 'nothing', why: NO_UNIT_TYPE },
    goals: [shareWithin('nfpa-1710-als-480', 0.9, 480), shareWithin('nfpa-1710-aed-240', 0.9, 240)],
    note: {
      id: '480 detik ALS, 240 detik AED. Klausul tidak dibaca.',
      en: '480 s ALS, 240 s AED. The clause was not read.'
    }
  }
]
