interface District {
  /** Share of what happens, in percent: our estimate, roughly by population. */
  weight: number
  /** How much longer units travel than on average: our estimate, by distance from the centre. */
  travel: number
  lowLying?: boolean
  villages: readonly string[]
}

/** The 18 kecamatan of Palembang with some of their kelurahan (Kepmendagri 300.2.2-2430/2025, github cahyadsn/wilayah). */
export const DISTRICTS: Record<string, District> = {
  'Alang-Alang Lebar': { weight: 6.4, travel: 1.2, villages: ['Srijaya', 'Talang Kelapa', 'Karya Baru'] },
  'Bukit Kecil': { weight: 2.4, travel: 0.8, villages: ['19 Ilir', '22 Ilir', '26 Ilir', 'Talang Semut'] },
  Gandus: {
    weight: 4.4,
    travel: 1.35,
    lowLying: true,
    villages: ['36 Ilir', 'Karang Anyar', 'Karang Jaya', 'Pulokerto']
  },
  'Ilir Barat I': {
    weight: 8.4,
    travel: 0.9,
    villages: ['Bukit Lama', 'Lorok Pakjo', 'Siring Agung', 'Demang Lebar Daun']
  },
  'Ilir Barat II': {
    weight: 4,
    travel: 0.95,
    lowLying: true,
    villages: ['28 Ilir', '30 Ilir', '35 Ilir', 'Kemang Manis']
  },
  'Ilir Timur I': { weight: 4.2, travel: 0.8, villages: ['13 Ilir', '16 Ilir', '20 Ilir III', 'Sungai Pangeran'] },
  'Ilir Timur II': { weight: 5.2, travel: 0.9, villages: ['1 Ilir', '3 Ilir', 'Lawang Kidul', 'Sungai Buah'] },
  'Ilir Timur III': { weight: 4.6, travel: 0.85, villages: ['8 Ilir', '10 Ilir', 'Kuto Batu', 'Duku'] },
  Jakabaring: {
    weight: 5.4,
    travel: 1.05,
    lowLying: true,
    villages: ['8 Ulu', '15 Ulu', 'Silaberanti', 'Tuan Kentang']
  },
  Kalidoni: { weight: 7.4, travel: 1.1, lowLying: true, villages: ['Bukit Sangkal', 'Sungai Lais', 'Sungai Selayur'] },
  Kemuning: { weight: 5, travel: 0.85, villages: ['Sekip Jaya', 'Pahlawan', 'Pipa Reja', 'Talang Aman'] },
  Kertapati: { weight: 5.6, travel: 1.2, lowLying: true, villages: ['Kemas Rindo', 'Keramasan', 'Ogan Baru'] },
  Plaju: {
    weight: 5.8,
    travel: 1.1,
    lowLying: true,
    villages: ['Plaju Darat', 'Plaju Ilir', 'Bagus Kuning', 'Komperta']
  },
  Sako: { weight: 6, travel: 1.05, lowLying: true, villages: ['Sako Baru', 'Sialang', 'Sukamaju'] },
  'Seberang Ulu I': { weight: 5.6, travel: 1, lowLying: true, villages: ['1 Ulu', '3-4 Ulu', '5 Ulu', '7 Ulu'] },
  'Seberang Ulu II': { weight: 6.2, travel: 1, villages: ['11 Ulu', '13 Ulu', '16 Ulu', 'Sentosa'] },
  'Sematang Borang': { weight: 3.6, travel: 1.35, villages: ['Srimulya', 'Karya Mulya', 'Lebung Gajah'] },
  Sukarami: { weight: 9.8, travel: 1.15, villages: ['Kebun Bunga', 'Suka Bangun', 'Sukajaya', 'Talang Betutu'] }
}

/** Where things happen. */
export const WHERE: Record<string, number> = weights(() => 1)

/** Where floods happen: low-lying districts above all. */
export const WHERE_FLOODS: Record<string, number> = weights(({ lowLying }) => (lowLying ? 6 : 1))

function weights(times: (district: District) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(DISTRICTS).map(([name, each]) => [name, each.weight * times(each)]))
}
