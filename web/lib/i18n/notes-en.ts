import type { NOTES_ID } from './notes-id.ts'

/** Words of dated notes. */
export const NOTES_EN: typeof NOTES_ID = {
  title: 'Notes',
  count: (n) => `${n} in this period`,
  lead: 'What happened on a day, so that the charts can be understood later. Every version is kept.',
  none: 'No notes in this period yet.',
  add: 'Add a note',
  edit: 'Edit',
  editOf: (text) => `Edit note: ${text}`,
  remove: 'Delete',
  removeOf: (text) => `Delete note: ${text}`,
  sure: 'Delete this note?',
  save: 'Save',
  cancel: 'Cancel',
  day: 'Date',
  time: 'Time (may be empty)',
  text: 'Note',
  who: 'Your name',
  whoHint: 'Remembered on this device only.',
  by: (who, when) => `${who}, ${when}`,
  changed: 'edited',
  history: 'History',
  historyOf: (text) => `History of note: ${text}`,
  events: { added: 'added', changed: 'edited', deleted: 'deleted' },
  column: 'Notes and special days',
  conflict: (who) =>
    `${who} changed this note while you were writing. Their version stands below yours; save again to replace it, or cancel.`,
  theirs: (text) => `Version now: ${text}`,
  gone: 'Somebody deleted this note while you were writing. Save again to add it anew, or cancel.',
  failed: (why) => `The note was not saved: ${why}`,
  unread: 'The notes cannot be read; charts are shown without them.'
}
