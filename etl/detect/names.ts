/**
 * A column name or word as it is compared: lower case, camel case and signs as single blanks.
 *
 * @example fold('WAKTU_MASUK') // 'waktu masuk'
 * @example fold('timeStamp')   // 'time stamp'
 */
export function fold(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const has = (words: string) => new RegExp(`(^| )(${words})( |$)`)

/** Names that say what a column holds where its values alone do not. */
export const NAME_HINTS = {
  duration: has(
    'durasi|lama|duration|elapsed|detik|seconds|secs?|wait|hold|holdtime|talk|wrap|acw|billsec|ring|handle|rollout|transit|processing'
  ),
  time: has('tanggal|tgl|date|datetime|waktu|jam|time|timestamp|stamp|start|end|mulai|selesai|calldate|epoch|dttm'),
  clock: has('jam|pukul|start|end|entry|exit|mulai|selesai|masuk|keluar'),
  phone: has(
    'phone|telepon|telp|tlp|penelepon|pemanggil|caller|callerid|cid|clid|src|msisdn|ani|hp|handphone|whatsapp|wa|from no|cnum|customer id'
  ),
  key: has('id|uid|uuid|key|no|nomor|number|uniqueid|callid|rowid|linkedid|tiket|ticket')
}
