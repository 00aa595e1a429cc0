import { type Static, Type } from 'typebox'
import { isLocalDate } from '#domain/dates.ts'
import { MOST_NOTE_CHARACTERS, MOST_WHO_CHARACTERS } from '#domain/note-limits.ts'

/** Notes that stand at once, and events (adding, changing, deleting) that a site keeps at the most. */
export const MOST_NOTES = 2_000
export const MOST_NOTE_EVENTS = 20_000

const closed = { additionalProperties: false }

/** A local day, or a local clock time of one: YYYY-MM-DD or YYYY-MM-DDTHH:MM. */
const At = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(T([01]\\d|2[0-3]):[0-5]\\d)?$' })
const Who = Type.String({ minLength: 1, maxLength: MOST_WHO_CHARACTERS, pattern: '\\S' })

/** What a reader writes: when it was, what it was, and who says so. */
export const NoteBody = Type.Object(
  { at: At, text: Type.String({ minLength: 1, maxLength: MOST_NOTE_CHARACTERS, pattern: '\\S' }), who: Who },
  closed
)
export type NoteBody = Static<typeof NoteBody>

export const Note = Type.Object(
  {
    id: Type.String(),
    /** 1 when it is added, one more with every change. */
    version: Type.Integer({ minimum: 1 }),
    at: At,
    text: Type.String(),
    /** Who wrote this version, as they named themselves. */
    who: Type.String(),
    /** When, ISO in UTC. */
    writtenAt: Type.String()
  },
  closed
)
export type Note = Static<typeof Note>

export const NOTE_EVENTS = ['added', 'changed', 'deleted'] as const

/** One thing that happened to a note; `note` is what it says from then on, or said last. */
export const NoteEvent = Type.Object(
  { event: Type.Unsafe<(typeof NOTE_EVENTS)[number]>(Type.String({ enum: [...NOTE_EVENTS] })), note: Note },
  closed
)
export type NoteEvent = Static<typeof NoteEvent>

export const NoteParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) }, closed)
export const NoteRemoval = Type.Object({ who: Who }, closed)
/** In order of the time that they are about. */
export const NotesReply = Type.Object({ notes: Type.Array(Note) })
export type NotesReply = Static<typeof NotesReply>
/** The oldest first. */
export const NoteHistoryReply = Type.Object({ events: Type.Array(NoteEvent) })
export type NoteHistoryReply = Static<typeof NoteHistoryReply>

/** Whether a time of a note exists in the calendar: the pattern alone lets 31 February pass. */
export function isNoteTime(at: string): boolean {
  return isLocalDate(at.slice(0, 10))
}
