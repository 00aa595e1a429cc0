import type { PROBLEMS_ID } from './problems-id.ts'

export const PROBLEMS_EN: typeof PROBLEMS_ID = {
  codes: {
    NO_CONNECTION:
      'The server cannot be reached. The figures shown are the last that were loaded; check the connection and try again.',
    BAD_QUERY:
      'The choices in the address cannot be answered, so nothing was counted. Choose another range or other filters.',
    GRAIN_TOO_FINE: 'This range is too long for the chosen unit of time. Choose a shorter range or a larger unit.',
    UNKNOWN_CENTRE: 'This site has no such centre. Choose another; nothing was counted.',
    UNKNOWN_STANDARD: 'There is no such standard. Choose one in the table.',
    UNKNOWN_EDITION: 'There is no such edition of the definition. Choose one on the page of definitions.',
    NO_DISTRICT_MAP: 'This site has no map of its districts.',
    BAD_DISTRICT_MAP: 'The file of the district map is broken. Mend the file that site.yaml names.',
    CURSOR_INVALID: 'The server does not know this page of the list. Begin again at the first page.',
    CURSOR_OTHER_DATA: 'The data have changed since the list was opened. Begin again at the first page.',
    CURSOR_OTHER_QUERY: 'This page of the list belongs to other choices. Begin again at the first page.',
    NO_SUCH_RECORD:
      'This record is not in the data as they are now: withdrawn perhaps, or past its retention. Go back to the list.',
    ACCESS_LOG:
      'The records are not shown because the look could not be written to the log. Tell who runs the server; other figures are not affected.',
    NOT_FOUND: 'There is nothing at this address. Check the link, or choose a page from the list.',
    TIMEOUT:
      'The answer took too long and was stopped. The data are unchanged; choose a shorter range, or try again soon.',
    ENGINE:
      'The data store did not answer. The data are unchanged; try again, and tell who runs the server if it stays so.',
    TOO_MANY_REQUESTS: 'Too many questions in one minute. Wait a little, then try again.',
    INTERNAL:
      'Something went wrong in the server. The data are unchanged; try again, and tell who runs the server if it stays so.'
  },
  other: (code: string) =>
    `The server refused this question${code === '' ? '' : ` (${code})`}. The data are unchanged; change the choices, or try again.`
}
