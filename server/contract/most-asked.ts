/** Most questions of one request to `/answers`: a page has about a dozen. Pages need it without the schemas. */
export const MOST_ASKED = 16
