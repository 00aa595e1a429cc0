/** The kinds of source that a mapping is proposed for. */
export type ProposedKind = 'calls' | 'incidents' | 'operator-states'

/**
 * Names by which exports call the canonical fields, folded (see `fold`), the surest first. Taken from lists of phone
 * systems in Indonesian and English, Asterisk's CDR and queue log, 3CX, Avaya, NICE, the registers of Surabaya and
 * Sumenep, and CAD exports of San Francisco, Seattle, Montgomery and DECC.
 */
export const FIELD_NAMES: Record<ProposedKind, Record<string, readonly string[]>> = {
  calls: {
    arrived: names(`waktu masuk, jam masuk, waktu panggilan, jam panggilan, waktu telepon, tanggal masuk, calldate,
      call date, call start, call start time, start time, time start, start, arrival time, arrived, arrived at, q start, queue start,
      offered time, time offered, tanggal panggilan, tgl panggilan, waktu mulai, enter queue, call time`),
    answered: names(`waktu jawab, jam jawab, waktu dijawab, waktu angkat, answer time, time answered, answered at,
      answer, answered, answer date, pickup time, connect time, connected at, ser start`),
    ended:
      names(`waktu selesai, jam selesai, waktu berakhir, waktu tutup, end time, time end, call end, ended at, ended, end,
      hangup time, hangup, ser exit, disconnect time`),
    outcome:
      names(`status panggilan, hasil panggilan, outcome, call status, call result, disposition, hasil, status, result,
      reason terminated, event`),
    wait_s:
      names(`detik tunggu, lama tunggu, durasi tunggu, waktu tunggu, wait time, waiting time, wait, wait s, hold time,
      holdtime, queue time, q time, time in queue, ring time, ringtime, abandon time`),
    talk_s:
      names(`detik bicara, lama bicara, durasi bicara, waktu bicara, talk time, talktime, billsec, talk s, ser time,
      calltime, acd time, active talk time, durasi panggilan, call duration, duration, durasi`),
    wrap_s:
      names(`detik pasca, pasca panggilan, waktu pasca, wrap up time, wrap time, wrap, wrap s, acw seconds, acw time,
      acwtime, acw, after call work`),
    disposition:
      names(`jenis panggilan, tipe panggilan, klasifikasi panggilan, jenis laporan, tipe laporan, call classification,
      call type, disposisi, klasifikasi, disposition`),
    category: names('kategori, kategori laporan, jenis kejadian, kejadian, category, problem, incident type, type'),
    subcategory: names('sub kategori 1, sub kategori, subkategori, subcategory, sub category'),
    district: names('kecamatan, kec, district, wilayah, neighborhood district, twp'),
    agency: names('opd, instansi, dinas, opd terkait, agency'),
    language: names('bahasa, language, lang'),
    operator:
      names(`operator, nama operator, agent l1, agent, nama agent, agent name, agen, petugas, call taker, user agent,
      dstchannel, server, agent id, final dispname, to dispname`),
    line: names('line, saluran, nomor layanan, trunk, did, queuename, queue, vru line, dst'),
    priority: names('prioritas, priority'),
    incident_key: names(
      'no tiket, nomor tiket, id tiket, no laporan, nomor laporan, ticket, ticket id, incident number, incident id'
    ),
    caller:
      names(`nomor penelepon, no penelepon, nomor telepon, no telepon, no telp, no hp, nomor hp, penelepon, caller number,
      caller id, callerid, caller, src, ani, msisdn, clid, phone number, phone, from no, customer id`),
    transferred: names('dialihkan, alih, transfer, transferred')
  },
  incidents: {
    incident_key: names(`uid, no tiket, nomor tiket, nomor laporan, no laporan, id laporan, nomor kejadian, id kejadian,
      master incident number, call number, incident number, case number, ticket, id`),
    received:
      names(`waktu lapor, tanggal lapor, tgl lapor, waktu laporan, tanggal laporan, waktu terima, tanggal terima,
      waktu kejadian, tanggal kejadian, received dt tm, received, incident start time, response date, time stamp, timestamp, datetime,
      date time, created at, tanggal, waktu`),
    entered: names(
      'waktu teruskan, waktu diteruskan, waktu input, entry dt tm, entered, entry time, incident queue time'
    ),
    dispatched: names(`waktu dispatch, waktu penugasan, waktu disposisi, dispatch dt tm, dispatched, dispatch time,
      incident dispatch time`),
    enroute: names(
      'waktu berangkat, jam berangkat, response dt tm, incident enroute time, enroute, en route, enroute time'
    ),
    arrived:
      names(`waktu tiba, jam tiba, waktu sampai, on scene dt tm, incident arrival time, on scene, arrived, arrival time,
      at scene`),
    closed:
      names(`waktu selesai, tanggal selesai, tgl selesai, jam selesai, waktu tutup, available dt tm, final closed time,
      incident first close time, closed, close time, closed at`),
    category: names(
      'kategori, kategori laporan, jenis kejadian, kejadian, call type, problem, category, incident type, title, type'
    ),
    subcategory: names('sub kategori 1, sub kategori, subkategori, call type group, subcategory, sub category'),
    district: names(
      `kecamatan, kec, neighborhood district, neighborhooods analysis boundaries, twp, district, wilayah`
    ),
    agency: names('opd, opd terkait, instansi, dinas, agency, battalion, unit kerja'),
    priority: names('prioritas, final priority, priority number, priority'),
    operator: names('agent l1, call taker, operator, nama operator, petugas, agent')
  },
  'operator-states': {
    operator: names('operator, nama operator, agent, agent name, agent id, agen, petugas, nama, user'),
    state: names('status, state, keadaan, status operator, agent state, event'),
    started: names('mulai, waktu mulai, jam mulai, started, start time, start, login time, login, from'),
    ended: names('selesai, waktu selesai, jam selesai, ended, end time, end, logout time, logout, to'),
    reason: names('alasan, reason, keterangan, reason code, pause reason')
  }
}

/** Words of exports, folded, and the codes that they mean without doubt. */
export const FIELD_WORDS: Record<string, Record<string, readonly string[]>> = {
  outcome: {
    answered:
      names(`dijawab, terjawab, diangkat, diterima, answered, answer, agent, connected, complete, completed, complete call,
      success call, completeagent, completecaller, handled`),
    abandoned:
      names(`ditinggalkan, ditinggal, tidak dijawab, tidak terjawab, tak terjawab, tidak diangkat, abandon, abandoned,
      abandon call, no answer, noanswer, unanswered, missed, missed call, exitwithtimeout`),
    'cut-off': names('terputus, putus, drop, dropped, drop call, cut off, disconnected'),
    menu: names('menu, ivr, di menu, in menu'),
    excluded: names('phantom, keluar, outbound')
  },
  disposition: {
    emergency: names('darurat, emergency, emergency call, gawat darurat'),
    'non-emergency': names('non darurat, tidak darurat, bukan darurat, non emergency, non emergency call'),
    false: names('palsu, laporan palsu, tidak valid, false, false call, invalid'),
    information: names('informasi, information, permintaan informasi, info'),
    prank: names('prank, prank call, iseng, panggilan iseng'),
    ghost: names('ghost, ghost call, hantu'),
    silent: names('silent, silent call, hening, diam, tidak ada suara'),
    test: names('uji coba, test, tes, test call, simulasi')
  },
  state: {
    ready: names('siap, ready, available, tersedia, online, on, idle, login, siaga'),
    pause: names('jeda, pause, paused, break, istirahat, not ready, notready, aux, away, unavailable, tidak siap')
  },
  transferred: { true: names('ya, iya, y, yes, true, t, 1'), false: names('tidak, tdk, n, no, false, f, 0') }
}

function names(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim().replace(/\s+/g, ' '))
}
