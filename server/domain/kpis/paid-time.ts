import { defined, definedByReadings, type Kpi } from './kpi.ts'

const OF_ROSTER = { id: 'of-roster', name: { id: 'dari jam jadwal', en: 'of rostered time' } }
const OF_SIGNED_IN = { id: 'of-signed-in', name: { id: 'dari jam masuk sistem', en: 'of signed-in time' } }
const ROSTERED = { id: 'detik menurut jadwal dinas', en: 'seconds that the roster has people at work' }
const SIGNED_IN = {
  id: 'detik operator masuk sistem, jeda termasuk',
  en: 'operator seconds signed in, pauses included'
}
const HANDLING = { id: 'detik operator menangani panggilan', en: 'operator seconds handling calls' }
const UNTOLD = {
  id: 'Kehadiran di luar jadwal (lembur), dan jadwal pada jam yang tidak diketahui.',
  en: 'Time outside the roster (overtime), and shifts in hours that are not known.'
}
const NO_RECORD = { id: 'Operator tanpa catatan kehadiran.', en: 'Operators without a record of being there.' }

/** What became of the time that a centre pays for. */
export const PAID_TIME: readonly Kpi[] = [
  definedByReadings(
    {
      id: 'utilisation',
      label: { id: 'Utilisasi operator', en: 'Utilisation' },
      meaning: {
        id: 'Bagian waktu kerja yang dibayar, jeda dan ketidakhadiran termasuk, yang dipakai menangani panggilan.',
        en: 'Share of the paid time, pauses and absences included, that went into handling calls.'
      },
      unit: 'share',
      better: 'neither'
    },
    {
      ...OF_ROSTER,
      change: {
        id: 'Waktu yang dibayar ialah waktu menurut jadwal dinas.',
        en: 'Paid is the time that the roster has people at work.'
      },
      formula: { id: 'detik menangani dalam jadwal / detik jadwal', en: 'seconds handling while rostered / seconds rostered' }, // prettier-ignore
      symbols: 'H_J / J',
      numerator: { id: `${HANDLING.id}, selama dijadwalkan`, en: `${HANDLING.en}, while rostered` },
      denominator: ROSTERED,
      excluded: UNTOLD,
      source: 'handling time / paid time (usual); ICMI 2012 calls this occupancy',
      measure: { kind: 'time', of: 'worked_s', per: 'staffed_s' },
      needs: ['roster', 'handling']
    },
    {
      ...OF_SIGNED_IN,
      change: {
        id: 'Waktu yang dibayar ialah waktu operator masuk sistem; tanpa ekspor jadwal.',
        en: 'Paid is the time that operators were signed in; needs no export of a roster.'
      },
      formula: { id: 'detik menangani / (detik siaga + detik jeda)', en: 'seconds handling / (on duty + paused)' },
      symbols: 'H / L',
      numerator: HANDLING,
      denominator: SIGNED_IN,
      excluded: NO_RECORD,
      source: 'apexcx: (talk + wrap-up) / logged-in time',
      measure: { kind: 'time', of: 'handling_s', per: 'signed_in_s' },
      needs: ['operatorStates', 'handling']
    }
  ),
  definedByReadings(
    {
      id: 'shrinkage',
      label: { id: 'Penyusutan (shrinkage)', en: 'Shrinkage' },
      meaning: {
        id: 'Bagian waktu kerja yang dibayar ketika operator tidak siap menerima panggilan: tidak hadir, terlambat, atau jeda.',
        en: 'Share of the paid time in which operators could take no call: absent, late or on a pause.'
      },
      unit: 'share',
      better: 'neither'
    },
    {
      ...OF_ROSTER,
      change: {
        id: 'Terhadap jadwal dinas: ketidakhadiran dan keterlambatan ikut dihitung.',
        en: 'Against the roster: absence and lateness count.'
      },
      formula: { id: '1 − detik siaga dalam jadwal / detik jadwal', en: '1 − seconds on duty while rostered / seconds rostered' }, // prettier-ignore
      symbols: '1 − R_J / J',
      numerator: { id: 'detik menurut jadwal tanpa siaga', en: 'rostered seconds not on duty' },
      denominator: ROSTERED,
      excluded: UNTOLD,
      source: 'mytotalretail: 20-35 % is usual; swpp.org: no industry standard, to be measured',
      measure: { kind: 'time', of: 'lost_s', per: 'rostered_s' },
      needs: ['operatorStates', 'roster']
    },
    {
      ...OF_SIGNED_IN,
      change: {
        id: 'Terhadap waktu masuk sistem: hanya jeda yang dihitung; tanpa ekspor jadwal.',
        en: 'Against signed-in time: pauses alone count; needs no export of a roster.'
      },
      formula: { id: 'detik jeda / (detik siaga + detik jeda)', en: 'seconds paused / (on duty + paused)' },
      symbols: 'P / L',
      numerator: { id: 'detik operator jeda', en: 'operator seconds paused' },
      denominator: SIGNED_IN,
      excluded: NO_RECORD,
      source: 'mytotalretail: 20-35 % is usual; of what happens at the desk alone',
      measure: { kind: 'time', of: 'pause_s', per: 'signed_in_s' },
      needs: ['signedIn']
    }
  ),
  defined(
    {
      id: 'adherence',
      label: { id: 'Kepatuhan jadwal', en: 'Schedule adherence' },
      meaning: {
        id: 'Bagian waktu menurut jadwal dinas ketika operator benar-benar masuk sistem, jeda termasuk.',
        en: 'Share of the rostered time in which the operators were signed in, pauses included.'
      },
      unit: 'share',
      better: 'higher'
    },
    {
      formula: { id: 'detik hadir dalam jadwal / detik jadwal', en: 'seconds signed in while rostered / seconds rostered' }, // prettier-ignore
      symbols: 'L_J / J',
      numerator: { id: 'detik masuk sistem selama dijadwalkan', en: 'seconds signed in while rostered' },
      denominator: ROSTERED,
      excluded: UNTOLD,
      source: 'callcentrehelper (schedule efficiency): late and early both count; not the same as conformance',
      measure: { kind: 'time', of: 'kept_s', per: 'rostered_s' },
      needs: ['operatorStates', 'roster']
    }
  )
]
