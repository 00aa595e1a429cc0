import type { Text } from '../text.ts'

/** Moments that standards run between, in the words of their sources. */
export const ARRIVAL: Text = {
  id: 'panggilan sampai di perangkat pusat (sapaan mesin tidak menghentikan waktu)',
  en: 'call presented at the equipment of the centre (an automatic greeting does not stop the clock)'
}
export const REACHES: Text = { id: 'panggilan sampai di pusat panggilan', en: 'call reaches the centre' }
export const RING: Text = { id: 'dering pertama', en: 'first ring' }
export const ANSWER: Text = { id: 'dijawab operator', en: 'answered by an operator' }
export const DISPATCHED: Text = { id: 'unit pertama ditugaskan', en: 'first unit dispatched' }
export const ENROUTE: Text = { id: 'unit berangkat', en: 'unit on its way' }
export const ON_SCENE: Text = { id: 'unit pertama tiba di lokasi', en: 'first unit on scene' }
export const RECEIVED: Text = { id: 'informasi warga diterima', en: "the citizen's information is received" }

/** What is measured here instead, where that is not quite the interval of the source. */
export const FROM_RECEIVED: Text = {
  id: 'Register mencatat waktu laporan diterima, bukan waktu telepon diangkat; diukur sejak waktu itu.',
  en: 'The register tells when the report was received, not when the call was answered; measured from then.'
}
export const SECOND_STAGE: Text = {
  id: 'Aslinya tahap kedua, sejak diteruskan oleh operator pertama; di sini diukur sejak panggilan sampai di pusat.',
  en: 'Originally the second stage, from the transfer by the first operator; measured here from arrival at the centre.'
}
export const NOT_SAID: Text = { id: 'tidak dinyatakan', en: 'not stated' }
