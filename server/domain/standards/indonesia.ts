import { ANSWER, FROM_RECEIVED, NOT_SAID, REACHES, RECEIVED } from './moments.ts'
import { meanWithin, shareWithin, type Standard } from './standard.ts'

const NO_EDITION = { edition: null, year: null, clause: null }
const NO_DATES = { inForceFrom: null, inForceUntil: null, supersededBy: null }
const NO_SHARE_STATED = {
  id: 'Batas waktu disebut tanpa persentase, jadi tidak ada putusan: hanya bagian yang tercapai.',
  en: 'Seconds were stated without a share, so there is no verdict: only the share reached.'
}

/** Indonesian rules, targets and statements. None of them is an answer-time rule for 112: none was found. */
export const INDONESIA: readonly Standard[] = [
  {
    id: 'kominfo-16-2013',
    family: 'kominfo-call-centre',
    label: {
      id: 'Kominfo 16/2013 (operator seluler, bukan aturan 112)',
      en: 'Kominfo 16/2013 (mobile operators, not a 112 rule)'
    },
    issuer: 'Kementerian Komunikasi dan Informatika',
    edition: '16/2013',
    year: 2013,
    clause: 'Pasal 15 (1)',
    start: { id: 'panggilan diterima', en: 'call received' },
    stop: ANSWER,
    measure: { of: 'calls' },
    measuredAs: null,
    variant: 'kominfo',
    goals: [shareWithin('kominfo-16-2013', 0.9, 30)],
    period: 'quarter',
    ...NO_DATES,
    force: 'law',
    source:
      'Permenkominfo 16/2013 Pasal 15(1) (pasal.id); 90 %: adoc.pub, an operator report of 1 Jan - 31 Mar 2017, Pasal 14 not read',
    verified: false,
    note: {
      id: 'Rumus dibaca di sumbernya; tolok ukur 90 % dan periode triwulan berasal dari laporan sebuah operator tahun 2017. Panggilan selama keadaan kahar boleh dikeluarkan (Pasal 15 (2)); di sini tidak ada yang dikeluarkan.',
      en: 'The formula was read at its source; the 90 % and the quarter come from an operator report of 2017. Calls during force majeure may be left out (Pasal 15 (2)); none is left out here.'
    },
    isHeadline: true
  },
  {
    id: 'polri-110',
    family: 'polri-110-answer',
    label: { id: 'Polri 110: jawab', en: 'Polri 110: answer' },
    issuer: 'Kepolisian Negara Republik Indonesia',
    ...NO_EDITION,
    start: REACHES,
    stop: ANSWER,
    measure: { of: 'calls' },
    measuredAs: null,
    variant: 'negative',
    goals: [shareWithin('polri-110', null, 10)],
    period: null,
    ...NO_DATES,
    inForceFrom: '2026-01-26',
    force: 'statement',
    source:
      'Kapolri to Komisi III DPR, 26 Jan 2026; a statement, no share was given (mataram.antaranews.com/berita/525282)',
    verified: true,
    note: NO_SHARE_STATED,
    isHeadline: true
  },
  {
    id: 'polri-110-arrival',
    family: 'polri-110-arrival',
    label: { id: 'Polri 110: tiba', en: 'Polri 110: arrival' },
    issuer: 'Kepolisian Negara Republik Indonesia',
    ...NO_EDITION,
    start: NOT_SAID,
    stop: { id: 'petugas tiba', en: 'officers arrive' },
    measure: { of: 'incidents', interval: 'response' },
    measuredAs: {
      id: 'Awal tidak dinyatakan; diukur sejak laporan diterima, semua kejadian.',
      en: 'The start was not stated; measured from the report being received, over all incidents.'
    },
    variant: 'negative',
    goals: [shareWithin('polri-110-arrival-600', null, 600)],
    period: null,
    ...NO_DATES,
    inForceFrom: '2026-01-26',
    force: 'statement',
    source: 'Kapolri to Komisi III DPR, 26 Jan 2026 (amp.suara.com/news/2026/01/26/132239)',
    verified: true,
    note: NO_SHARE_STATED
  },
  {
    id: 'damkar-69-2012',
    family: 'damkar-response',
    label: { id: 'SPM kebakaran 69/2012', en: 'Fire SPM 69/2012' },
    issuer: 'Kementerian Dalam Negeri',
    edition: '69/2012',
    year: 2012,
    clause: null,
    start: RECEIVED,
    stop: { id: 'tiba dan bertindak', en: 'arrived and acting' },
    measure: { of: 'incidents', interval: 'response', category: 'fire' },
    measuredAs: null,
    variant: 'negative',
    goals: [shareWithin('damkar-69-2012-rate', 0.75, 900)],
    period: null,
    ...NO_DATES,
    supersededBy: 'damkar-114-2018',
    force: 'law',
    source: 'Permendagri 69/2012, as told by bpbd.slemankab.go.id: only the rate of 75 % was read',
    verified: false,
    note: {
      id: 'Dibaca hanya tingkat 75 %; 15 menit diambil dari peraturan penggantinya.',
      en: 'Only the rate of 75 % was read; the 15 minutes are those of its successor.'
    }
  },
  {
    id: 'damkar-114-2018',
    family: 'damkar-response',
    label: { id: 'SPM kebakaran 114/2018', en: 'Fire SPM 114/2018' },
    issuer: 'Kementerian Dalam Negeri',
    edition: '114/2018',
    year: 2018,
    clause: null,
    start: RECEIVED,
    stop: { id: 'tiba dan bertindak', en: 'arrived and acting' },
    measure: { of: 'incidents', interval: 'response', category: 'fire' },
    measuredAs: null,
    variant: 'negative',
    goals: [meanWithin('damkar-114-2018-900', 900)],
    period: null,
    ...NO_DATES,
    force: 'law',
    source: 'Permendagri 114/2018, as told by news and agencies (jejakdigital.net; jabar.inews.id)',
    verified: true,
    note: {
      id: 'Dibaca di berita dan laman instansi, bukan di peraturannya; biasanya dilaporkan sebagai rata-rata.',
      en: 'Read in news and on agency pages, not in the regulation; usually reported as an average.'
    }
  },
  {
    id: 'jakarta-112-ticket',
    family: 'jakarta-112-ticket',
    label: { id: 'Jakarta Siaga 112: tiket', en: 'Jakarta Siaga 112: ticket' },
    issuer: 'Jakarta Siaga 112',
    ...NO_EDITION,
    start: ANSWER,
    stop: { id: 'laporan dicatat dan tiket dibuat', en: 'report taken and ticket made' },
    measure: { of: 'incidents', interval: 'processing' },
    measuredAs: {
      id: 'Diukur sejak laporan diterima sampai diteruskan ke petugas pengerah.',
      en: 'Measured from the report being received until it is passed to the dispatcher.'
    },
    variant: 'negative',
    goals: [shareWithin('jakarta-112-ticket-30', null, 30)],
    period: null,
    ...NO_DATES,
    force: 'practice',
    source: 'mandalika.antaranews.com/berita/953742 (2019)',
    verified: true,
    note: NO_SHARE_STATED
  },
  {
    id: 'jakarta-112-fire',
    family: 'jakarta-112-fire',
    label: { id: 'Jakarta Siaga 112: kebakaran', en: 'Jakarta Siaga 112: fire' },
    issuer: 'Jakarta Siaga 112',
    ...NO_EDITION,
    start: NOT_SAID,
    stop: { id: 'pemadam tiba', en: 'fire crew arrives' },
    measure: { of: 'incidents', interval: 'response', category: 'fire' },
    measuredAs: {
      id: 'Awal tidak dinyatakan; diukur sejak laporan diterima.',
      en: 'The start was not stated; measured from the report being received.'
    },
    variant: 'negative',
    goals: [shareWithin('jakarta-112-fire-900', null, 900)],
    period: null,
    ...NO_DATES,
    force: 'practice',
    source: 'mandalika.antaranews.com/berita/953742 (2019)',
    verified: true,
    note: NO_SHARE_STATED
  },
  {
    id: 'semarang-112',
    family: 'semarang-112',
    label: { id: 'Semarang 112', en: 'Semarang 112' },
    issuer: 'Kota Semarang',
    ...NO_EDITION,
    start: { id: 'petugas pengerah menerima', en: 'dispatcher receives' },
    stop: { id: 'petugas di lokasi', en: 'crew at the scene' },
    measure: { of: 'incidents', interval: 'scene-reached' },
    measuredAs: null,
    variant: 'negative',
    goals: [shareWithin('semarang-112-600', null, 600)],
    period: null,
    ...NO_DATES,
    force: 'practice',
    source: 'suarabaru.id 2025/03/27',
    verified: true,
    note: NO_SHARE_STATED
  },
  {
    id: 'surabaya-112',
    family: 'surabaya-112',
    label: { id: 'Surabaya 112', en: 'Surabaya 112' },
    issuer: 'Kota Surabaya',
    ...NO_EDITION,
    start: NOT_SAID,
    stop: NOT_SAID,
    measure: { of: 'incidents', interval: 'response' },
    measuredAs: {
      id: 'Rentang tidak dinyatakan; diukur sejak laporan diterima sampai unit pertama tiba.',
      en: 'The interval was not stated; measured from the report being received until the first unit arrives.'
    },
    variant: 'negative',
    goals: [shareWithin('surabaya-112-420', null, 420)],
    period: null,
    ...NO_DATES,
    force: 'practice',
    source: 'jatim.tribunnews.com 2017/09/27',
    verified: true,
    note: NO_SHARE_STATED
  },
  {
    id: 'cilegon-112-answer',
    family: 'cilegon-112-answer',
    label: { id: 'Cilegon 112: panggilan masuk', en: 'Cilegon 112: incoming call' },
    issuer: 'Kota Cilegon',
    edition: 'SK 814/371/PTIK/2022',
    year: 2022,
    clause: null,
    start: REACHES,
    stop: ANSWER,
    measure: { of: 'calls' },
    measuredAs: {
      id: 'Standar menyebut "30 detik - 1 menit" untuk panggilan masuk; diukur waktu jawab terhadap 1 menit.',
      en: 'The standard says "30 seconds - 1 minute" for the incoming call; answer time is measured against 1 minute.'
    },
    variant: 'negative',
    goals: [shareWithin('cilegon-112-answer-60', null, 60)],
    period: null,
    ...NO_DATES,
    force: 'guideline',
    source: 'sippn.menpan.go.id/pelayanan-publik/8152259',
    verified: true,
    note: NO_SHARE_STATED
  },
  {
    id: 'cilegon-112-entry',
    family: 'cilegon-112-entry',
    label: { id: 'Cilegon 112: pencatatan', en: 'Cilegon 112: entry' },
    issuer: 'Kota Cilegon',
    edition: 'SK 814/371/PTIK/2022',
    year: 2022,
    clause: null,
    start: ANSWER,
    stop: { id: 'data laporan dicatat', en: 'report data entered' },
    measure: { of: 'incidents', interval: 'processing' },
    measuredAs: FROM_RECEIVED,
    variant: 'negative',
    goals: [shareWithin('cilegon-112-entry-60', null, 60)],
    period: null,
    ...NO_DATES,
    force: 'guideline',
    source: 'sippn.menpan.go.id/pelayanan-publik/8152259',
    verified: true,
    note: NO_SHARE_STATED
  },
  {
    id: 'cilegon-112-close',
    family: 'cilegon-112-close',
    label: { id: 'Cilegon 112: penutupan', en: 'Cilegon 112: closing' },
    issuer: 'Kota Cilegon',
    edition: 'SK 814/371/PTIK/2022',
    year: 2022,
    clause: null,
    start: { id: 'panggilan selesai dicatat', en: 'the call has been entered' },
    stop: { id: 'panggilan ditutup', en: 'the call is closed' },
    measure: {
      of: 'nothing',
      why: {
        id: 'Tidak ada ekspor yang memuat awal penutupan panggilan.',
        en: 'No export tells when closing a call begins.'
      }
    },
    measuredAs: null,
    variant: 'negative',
    goals: [shareWithin('cilegon-112-close-30', null, 30)],
    period: null,
    ...NO_DATES,
    force: 'guideline',
    source: 'sippn.menpan.go.id/pelayanan-publik/8152259',
    verified: true,
    note: null
  }
]
