import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { isNoteTime, MOST_NOTE_EVENTS, MOST_NOTES, type Note, type NoteBody, type NoteEvent } from '#contract/notes.ts'
import { RequestError } from '#contract/request-error.ts'
import { NoteLog } from './note-log.ts'

/**
 * The dated notes of a site: `state/notes.jsonl`, apart from the warehouse, so that no load touches them. What stands is
 * what the events say, one after the other; nothing that was written is ever rewritten.
 */
export class NoteStore {
  readonly #log: NoteLog
  readonly #now: () => Date
  #last: Promise<unknown> = Promise.resolve()

  constructor(siteFolder: string, now: () => Date) {
    this.#log = new NoteLog(join(siteFolder, 'state', 'notes.jsonl'))
    this.#now = now
  }

  /** The notes that stand, in order of the time that they are about. */
  async all(): Promise<Note[]> {
    const notes = [...standing(await this.#events()).values()]
    return notes.sort((a, b) => a.at.localeCompare(b.at) || a.writtenAt.localeCompare(b.writtenAt))
  }

  /** What happened to a note, also to one that was deleted. @throws {RequestError} NOT_FOUND */
  async history(id: string): Promise<NoteEvent[]> {
    const events = (await this.#events()).filter(({ note }) => note.id === id)
    if (events.length === 0) throw missing()
    return events
  }

  /** @throws {RequestError} BAD_NOTE, TOO_MANY_NOTES */
  add(body: NoteBody): Promise<Note> {
    return this.#write((notes) => {
      if (notes.size >= MOST_NOTES) throw new RequestError('TOO_MANY_NOTES', `${MOST_NOTES} notes stand already`, 409)
      return { event: 'added', note: this.#note(randomBytes(8).toString('hex'), 1, body) }
    })
  }

  /** @throws {RequestError} BAD_NOTE, NOT_FOUND, CHANGED where another version stands than the one that was read */
  change(id: string, version: number, body: NoteBody): Promise<Note> {
    return this.#write((notes) => {
      const { version: stands } = as(notes, id, version)
      return { event: 'changed', note: this.#note(id, stands + 1, body) }
    })
  }

  /** @throws {RequestError} NOT_FOUND, CHANGED */
  async remove(id: string, version: number, who: string): Promise<void> {
    await this.#write((notes) => {
      const { at, text, version: stands } = as(notes, id, version)
      return { event: 'deleted', note: this.#note(id, stands + 1, { at, text, who }) }
    })
  }

  #note(id: string, version: number, { at, text, who }: NoteBody): Note {
    if (!isNoteTime(at)) throw new RequestError('BAD_NOTE', `at is no day of the calendar: ${at}`)
    return { id, version, at, text: text.trim(), who: who.trim(), writtenAt: this.#now().toISOString() }
  }

  /** One after the other: what is decided on what stands is written before anything else is. */
  #write(decide: (notes: ReadonlyMap<string, Note>) => NoteEvent): Promise<Note> {
    const written = this.#last.then(async () => {
      const events = await this.#events()
      if (events.length >= MOST_NOTE_EVENTS)
        throw new RequestError(
          'TOO_MANY_NOTES',
          `the notes have changed ${MOST_NOTE_EVENTS} times; no more is kept`,
          409
        )
      const event = decide(standing(events))
      await this.#log.append(event)
      return event.note
    })
    this.#last = written.catch(() => undefined)
    return written
  }

  async #events(): Promise<NoteEvent[]> {
    return (await this.#log.read()) as NoteEvent[]
  }
}

function standing(events: readonly NoteEvent[]): Map<string, Note> {
  const notes = new Map<string, Note>()
  for (const { event, note } of events) {
    if (event === 'deleted') notes.delete(note.id)
    else notes.set(note.id, note)
  }
  return notes
}

function as(notes: ReadonlyMap<string, Note>, id: string, version: number): Note {
  const note = notes.get(id)
  if (note === undefined) throw missing()
  if (note.version !== version)
    throw new RequestError('CHANGED', `${note.who} has changed this note since it was read; read it again`, 412)
  return note
}

function missing(): RequestError {
  return new RequestError('NOT_FOUND', 'this note is no longer here', 404)
}
