/** A note is about this long at the most; the rest belongs into a document of its own. */
export const MOST_NOTE_CHARACTERS = 500
export const MOST_WHO_CHARACTERS = 60
