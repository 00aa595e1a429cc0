/** Whose records stand behind a figure, stated by hand: those of its count, then those of its numerator. */
type Behind = { kind: string; n: string; numerator?: string } | null

const counts = (n: string): Behind => ({ kind: 'calls', n })
const shares = (numerator: string, n: string): Behind => ({ kind: 'calls', n, numerator })
const register = (n: string): Behind => ({ kind: 'incidents', n })

const LEVEL: Readonly<Record<string, Behind>> = {
  negative: shares('answered_within', 'offered'),
  answered: shares('answered_within', 'answered'),
  ignore: shares('answered_within', 'not_gone_within'),
  positive: shares('served', 'offered'),
  short: shares('answered_within', 'not_gone_short'),
  kominfo: shares('answered_within_30', 'not_gone_short')
}

const BEHIND: Readonly<Record<string, Behind>> = {
  ...Object.fromEntries(
    ['offered', 'connected', 'answered', 'abandoned', 'valid', 'emergency'].map((id) => [id, counts(id)])
  ),
  cutOff: counts('cut_off'),
  answerRate: shares('answered', 'offered'),
  abandonRate: shares('abandoned', 'offered'),
  cutOffRate: shares('cut_off', 'offered'),
  ...Object.fromEntries(
    ['waitMean', 'waitP50', 'waitP90', 'waitP95', 'waitP99'].map((id) => [id, counts('wait_known')])
  ),
  talkMean: counts('talk_known'),
  handleMean: counts('handle_known'),
  ...Object.fromEntries(
    ['ghost', 'prank', 'invalid', 'valid'].map((kind) => [`${kind}Share`, shares(kind, 'answered')])
  ),
  transferRate: shares('transferred', 'answered'),
  repeatCallers: shares('again', 'caller_known'),
  ticketRate: counts('answered'),
  ...Object.fromEntries(['dispatched', 'arrived', 'incidents'].map((id) => [id, register(id)])),
  ...Object.fromEntries(
    ['processing', 'dispatch', 'turnout', 'travel', 'response', 'alarm', 'scene'].map((id) => [
      `${id}P90`,
      register(id)
    ])
  ),
  ticketP50: register('ticket'),
  openIncidents: register('open'),
  occupancy: null,
  callsPerOperatorHour: null,
  offeredLoad: null,
  busyHour: null,
  trunks: null,
  utilisation: null,
  shrinkage: null,
  adherence: null
}

/** Of the readings that rest on other calls than the first one of their KPI. */
const OTHERWISE: Readonly<Record<string, Behind>> = {
  'answerRate of-connected': shares('answered', 'connected'),
  'abandonRate of-connected': shares('abandoned', 'connected'),
  // Offered less those who hung up at once: no part of the records.
  'abandonRate without-short': null,
  'valid with-information': counts('valid_with_information'),
  'validShare with-information': shares('valid_with_information', 'answered'),
  'validShare emergency-only': shares('emergency', 'answered'),
  ...Object.fromEntries(
    ['ghost', 'prank', 'invalid'].map((kind) => [`${kind}Share of-offered`, shares(kind, 'offered')])
  ),
  'repeatCallers within-2-min': counts('caller_known'),
  'ticketRate of-valid': counts('valid')
}

/** @param reading by which the KPI is counted; of the service level its variant */
export function behind(kpi: string, reading: string): Behind | undefined {
  if (kpi === 'serviceLevel') return LEVEL[reading]
  const named = OTHERWISE[`${kpi} ${reading}`]
  return named === undefined ? BEHIND[kpi] : named
}
