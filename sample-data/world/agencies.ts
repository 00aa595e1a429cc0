import type { Category } from './kinds.ts'

/** A subcategory: how often within its category, who is sent, how often with priority 1, 2, 3. */
export interface Subcategory {
  weight: number
  agencies: Readonly<Record<string, number>>
  priorities: readonly [number, number, number]
  /** How many times likelier in haze. */
  haze?: number
}

const FIRE: Subcategory['priorities'] = [85, 13, 2]
const URGENT: Subcategory['priorities'] = [60, 35, 5]
const USUAL: Subcategory['priorities'] = [20, 55, 25]
const LOW: Subcategory['priorities'] = [4, 36, 60]

const PSC = { 'PSC 119': 1 }

/** Words as in Indonesian registers (domain facts, 4.3); weights are our choice. */
export const SUBCATEGORIES: Record<Category, Record<string, Subcategory>> = {
  medical: {
    'Sesak napas': { weight: 24, agencies: PSC, priorities: URGENT, haze: 2.2 },
    'Permintaan ambulans': { weight: 30, agencies: PSC, priorities: USUAL },
    Pingsan: { weight: 16, agencies: PSC, priorities: URGENT },
    'Nyeri dada': { weight: 10, agencies: PSC, priorities: [90, 10, 0] },
    Persalinan: { weight: 8, agencies: PSC, priorities: URGENT },
    'Demam tinggi': { weight: 12, agencies: PSC, priorities: LOW }
  },
  fire: {
    Rumah: { weight: 34, agencies: { Damkar: 1 }, priorities: FIRE },
    Lahan: { weight: 24, agencies: { Damkar: 8, BPBD: 2 }, priorities: USUAL, haze: 3 },
    Kendaraan: { weight: 12, agencies: { Damkar: 1 }, priorities: FIRE },
    'Korsleting listrik': { weight: 30, agencies: { Damkar: 6, PLN: 4 }, priorities: URGENT }
  },
  security: {
    Pencurian: { weight: 30, agencies: { Polisi: 1 }, priorities: USUAL },
    Perkelahian: { weight: 22, agencies: { Polisi: 1 }, priorities: URGENT },
    'Ketertiban umum': { weight: 30, agencies: { 'Satpol PP': 7, Polisi: 3 }, priorities: LOW },
    KDRT: { weight: 8, agencies: { Polisi: 1 }, priorities: URGENT },
    'Balap liar': { weight: 10, agencies: { Polisi: 1 }, priorities: USUAL }
  },
  accident: {
    'Laka lantas': { weight: 78, agencies: { 'PSC 119': 5, Polisi: 4, Dishub: 1 }, priorities: URGENT },
    'Kecelakaan kerja': { weight: 14, agencies: PSC, priorities: URGENT },
    'Kecelakaan sungai': { weight: 8, agencies: { BPBD: 6, Damkar: 4 }, priorities: [90, 10, 0] }
  },
  disaster: {
    Banjir: { weight: 45, agencies: { BPBD: 1 }, priorities: USUAL },
    'Pohon tumbang': { weight: 35, agencies: { BPBD: 7, Damkar: 3 }, priorities: USUAL },
    'Angin kencang': { weight: 20, agencies: { BPBD: 1 }, priorities: USUAL }
  },
  other: {
    'Evakuasi hewan': { weight: 36, agencies: { Damkar: 1 }, priorities: USUAL },
    'Kabel dan tiang': { weight: 24, agencies: { PLN: 1 }, priorities: USUAL },
    ODGJ: { weight: 16, agencies: { 'Satpol PP': 6, Dinsos: 4 }, priorities: USUAL },
    'Lampu lalu lintas': { weight: 12, agencies: { Dishub: 1 }, priorities: LOW },
    'Listrik padam': { weight: 12, agencies: { PLN: 1 }, priorities: LOW }
  }
}

/** Median and spread (of the logarithm) of each stage of an agency's work, seconds; our choice. */
export interface Stages {
  /** Passed on by the call taker .. a unit assigned. */
  dispatch: readonly [number, number]
  turnout: readonly [number, number]
  travel: readonly [number, number]
  scene: readonly [number, number]
  /** Share of incidents with a unit close by, and its median travel: why a mean alone misleads. */
  nearby?: readonly [number, number]
}

export const STAGES: Record<string, Stages> = {
  'PSC 119': { dispatch: [50, 0.6], turnout: [85, 0.45], travel: [450, 0.45], scene: [1900, 0.5] },
  Damkar: { dispatch: [34, 0.5], turnout: [70, 0.4], travel: [400, 0.4], scene: [2500, 0.7] },
  Polisi: { dispatch: [75, 0.8], turnout: [80, 0.7], travel: [620, 0.7], scene: [1800, 0.8], nearby: [0.4, 130] },
  'Satpol PP': { dispatch: [130, 0.7], turnout: [170, 0.6], travel: [640, 0.5], scene: [1500, 0.7] },
  BPBD: { dispatch: [120, 0.7], turnout: [210, 0.6], travel: [760, 0.5], scene: [4800, 0.8] },
  Dishub: { dispatch: [120, 0.7], turnout: [160, 0.6], travel: [600, 0.5], scene: [1600, 0.6] },
  PLN: { dispatch: [200, 0.7], turnout: [330, 0.7], travel: [1000, 0.5], scene: [3300, 0.6] },
  Dinsos: { dispatch: [240, 0.7], turnout: [360, 0.7], travel: [900, 0.5], scene: [2800, 0.6] }
}
