import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Note, NoteHistoryReply, NotesReply } from '#contract/notes.ts'
import { NoteStore } from '#server/notes/note-store.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

let site: TestSite
let app: TestApp
beforeEach(async () => {
  site = testSite()
  app = await testApp(site.folder)
})
afterEach(async () => {
  await app.close()
  site.remove()
})

const NOTE = { at: '2026-03-11', text: 'Sirene uji coba di Kertapati', who: 'Rina' }
const add = async (body: object = NOTE) => (await app.send<Note>('POST', '/api/v1/notes', body)).body
const all = async () => (await app.get<NotesReply>('/api/v1/notes')).body.notes

describe('notes', () => {
  test('are none on a new site, and in the order of their days once there are some', async () => {
    expect(await all()).toEqual([])
    const late = await add()
    const early = await add({ at: '2026-03-02T14:30', text: ' ACD diganti ', who: 'Budi' })
    expect((await all()).map(({ id }) => id)).toEqual([early.id, late.id])
    expect(early).toMatchObject({ version: 1, text: 'ACD diganti', who: 'Budi', writtenAt: '2026-11-23T05:00:00.000Z' })
  })

  test('are changed and deleted by who has read them; what they said before is kept', async () => {
    const { id } = await add()
    const changed = await app.send<Note>('PUT', `/api/v1/notes/${id}`, { ...NOTE, text: 'Uji', who: 'Budi' }, match(1))
    expect([changed.status, changed.body.version, changed.body.text]).toEqual([200, 2, 'Uji'])
    expect((await app.send('DELETE', `/api/v1/notes/${id}?who=Sari`, undefined, match(2))).status).toBe(204)
    expect(await all()).toEqual([])
    const { body } = await app.get<NoteHistoryReply>(`/api/v1/notes/${id}/history`)
    expect(body.events.map(({ event, note }) => [event, note.version, note.text, note.who])).toEqual([
      ['added', 1, NOTE.text, 'Rina'],
      ['changed', 2, 'Uji', 'Budi'],
      ['deleted', 3, 'Uji', 'Sari']
    ])
  })

  test('of another version than was read are not overwritten, and say who changed them', async () => {
    const { id } = await add()
    await app.send('PUT', `/api/v1/notes/${id}`, { ...NOTE, text: 'Budi dulu', who: 'Budi' }, match(1))
    for (const [method, path] of [
      ['PUT', `/api/v1/notes/${id}`],
      ['DELETE', `/api/v1/notes/${id}?who=Rina`]
    ] as const) {
      const { status, body } = await app.send<{ code: string; detail: string }>(
        method,
        path,
        method === 'PUT' ? NOTE : undefined,
        match(1)
      )
      expect([status, body.code]).toEqual([412, 'CHANGED'])
      expect(body.detail).toContain('Budi')
    }
    expect((await all())[0]!.text).toBe('Budi dulu')
    expect((await app.send('PUT', `/api/v1/notes/${id}`, NOTE)).status).toBe(428)
    expect((await app.send('PUT', `/api/v1/notes/${'0'.repeat(16)}`, NOTE, match(1))).status).toBe(404)
  })

  test('of many writers at once: every one is kept, and of one version one wins', async () => {
    const { id } = await add()
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        app.send('PUT', `/api/v1/notes/${id}`, { ...NOTE, text: `dari ${i}` }, match(1))
      )
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(412)])
    await Promise.all(Array.from({ length: 12 }, () => add()))
    expect(await all()).toHaveLength(13)
  })

  test.each([
    ['no day of the calendar', { ...NOTE, at: '2026-02-31' }],
    ['no time of the clock', { ...NOTE, at: '2026-02-03T24:00' }],
    ['no text', { ...NOTE, text: '   ' }],
    ['nobody', { ...NOTE, who: '' }],
    ['a long text', { ...NOTE, text: 'x'.repeat(501) }],
    ['something else', { ...NOTE, colour: 'red' }],
    ['nothing', {}]
  ])('with %s are refused', async (_what, body) => {
    expect((await app.send('POST', '/api/v1/notes', body)).status).toBe(400)
    expect(await all()).toEqual([])
  })

  test('larger than a body may be, and from a page of another site, are refused', async () => {
    expect((await app.send('POST', '/api/v1/notes', { ...NOTE, text: 'x'.repeat(20_000) })).status).toBe(413)
    const foreign = { host: '127.0.0.1:8112', origin: 'https://evil.example' }
    expect((await app.send('POST', '/api/v1/notes', NOTE, foreign)).status).toBe(403)
    expect((await app.get('/api/v1/notes?from=2026-01-01')).status).toBe(400)
    expect(await all()).toEqual([])
  })

  test('that a reader already has are not sent again', async () => {
    await add()
    const { headers } = await app.get('/api/v1/notes')
    expect((await app.get('/api/v1/notes', { 'if-none-match': String(headers['etag']) })).status).toBe(304)
    await add()
    expect((await app.get('/api/v1/notes', { 'if-none-match': String(headers['etag']) })).status).toBe(200)
  })
})

describe('the file of notes', () => {
  test('is for the owner alone; a link in its place is not followed', async () => {
    await add()
    const file = join(site.folder, 'state', 'notes.jsonl')
    expect([statSync(file).mode & 0o777, statSync(join(site.folder, 'state')).mode & 0o777]).toEqual([0o600, 0o700])
    const elsewhere = join(site.folder, 'elsewhere')
    writeFileSync(elsewhere, '')
    rmSync(file)
    symlinkSync(elsewhere, file)
    expect((await app.send('POST', '/api/v1/notes', NOTE)).status).toBe(500)
    expect(readFileSync(elsewhere, 'utf8')).toBe('')
  })

  test('cut at any byte gives the last complete state, and takes further notes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'notes-'))
    const file = join(folder, 'state', 'notes.jsonl')
    const store = new NoteStore(folder, () => new Date('2026-11-23T05:00:00Z'))
    const { id } = await store.add(NOTE)
    await store.change(id, 1, { ...NOTE, text: 'Kedua – dengan é' })
    await store.add({ ...NOTE, at: '2026-03-12' })
    const bytes = readFileSync(file)
    const ends = [...bytes].flatMap((byte, i) => (byte === 10 ? [i + 1] : []))
    const states = [[], [NOTE.text], ['Kedua – dengan é'], ['Kedua – dengan é', NOTE.text]]
    for (let cut = 0; cut <= bytes.length; cut++) {
      writeFileSync(file, bytes.subarray(0, cut))
      const lines = ends.filter((end) => end <= cut).length
      expect((await store.all()).map(({ text }) => text)).toEqual(states[lines])
      if (cut % 37 === 0) {
        await store.add({ ...NOTE, at: '2026-04-01', text: 'Sesudah' })
        expect((await store.all()).map(({ text }) => text)).toEqual([...states[lines]!, 'Sesudah'])
      }
    }
    rmSync(folder, { recursive: true })
  })

  test('of a process that is killed while it writes holds every note that was said to be kept', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'notes-'))
    let kept: string[] = []
    for (const round of [0, 1, 2]) {
      const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fixtures/write-notes.ts', folder])
      let told = ''
      child.stdout.on('data', (text: Buffer) => (told += text.toString()))
      while (told.split('\n').length < 4 + round) await sleep(5)
      const ended = new Promise((done) => child.on('exit', done))
      child.kill('SIGKILL')
      await ended
      kept = [...kept, ...told.split('\n').slice(0, -1)]
      const notes = await new NoteStore(folder, () => new Date()).all()
      const ids = notes.map(({ id }) => id)
      expect(kept.filter((id) => !ids.includes(id))).toEqual([])
      expect(notes.every(({ text }) => text.endsWith('x'.repeat(400)))).toBe(true)
    }
    expect(kept.length).toBeGreaterThan(8)
    rmSync(folder, { recursive: true })
  })

  test('with a line that is no event is told, not passed over', async () => {
    mkdirSync(join(site.folder, 'state'), { recursive: true })
    writeFileSync(join(site.folder, 'state', 'notes.jsonl'), 'not json\n')
    expect((await app.get('/api/v1/notes')).status).toBe(500)
    expect((await app.send('POST', '/api/v1/notes', NOTE)).status).toBe(500)
    expect(readFileSync(join(site.folder, 'state', 'notes.jsonl'), 'utf8')).toBe('not json\n')
  })
})

function match(version: number): Record<string, string> {
  return { 'if-match': `"${version}"` }
}
