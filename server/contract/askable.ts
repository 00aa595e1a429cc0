/** Most questions of one request to `/answers`: a page has about a dozen. */
export const MOST_ASKED = 16
/** Letters of one of them; a longer one, of very many filters, is asked alone. */
export const LONGEST_ASKED = 4000

const ASKABLE =
  /^(answer-times|bursts(\/events)?|compare|coverage|definitions|explain|funnel|ghost-meter|kpis|loads|mix|operators(\/profile)?|rejects|response-times|sources|staffing-gap|standards(\/verdicts)?|volume(\/series)?)(\?|$)/

/**
 * Whether a question may be asked together with others: sums of many calls, nothing that is written down when it is
 * looked at, and no stream.
 *
 * @param question as it stands behind `/api/v1/`
 * @example isAskable('kpis?from=2026-03-01') // true; 'calls?limit=1': false
 */
export function isAskable(question: string): boolean {
  return question.length <= LONGEST_ASKED && ASKABLE.test(question)
}
