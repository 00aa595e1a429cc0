import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whenIdle, whenQuiet } from '../../web/lib/charts/when-idle.ts'

/** What the browser is asked to run when it is idle; it is idle when a test says so. */
const waiting = new Map<number, () => void>()
let asked = 0

function idle(): void {
  const due = [...waiting.values()]
  waiting.clear()
  for (const work of due) work()
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestIdleCallback', (work: () => void) => (waiting.set(++asked, work), asked))
  vi.stubGlobal('cancelIdleCallback', (call: number) => waiting.delete(call))
})

afterEach(() => {
  waiting.clear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('what waits for an idle browser runs as soon as it is idle', () => {
  const done: string[] = []
  whenIdle(() => done.push('drawn'))
  expect(done).toEqual([])
  idle()
  expect(done).toEqual(['drawn'])
})

test('what nobody sees leaves the first idle moments to the frames that a reader waits for', () => {
  const done: string[] = []
  whenQuiet(() => done.push('drawn'))
  for (let frame = 0; frame < 3; frame++) {
    idle()
    vi.advanceTimersByTime(16)
  }
  expect(done).toEqual([])
  vi.advanceTimersByTime(100)
  expect(done).toEqual([])
  idle()
  expect(done).toEqual(['drawn'])
})

test('is called off before the quiet and after it', () => {
  const done: string[] = []
  whenQuiet(() => done.push('early'))()
  const callOff = whenQuiet(() => done.push('late'))
  vi.advanceTimersByTime(200)
  callOff()
  idle()
  expect(done).toEqual([])
})

test('a browser without idle moments does it a little later', () => {
  vi.stubGlobal('requestIdleCallback', undefined)
  const done: string[] = []
  whenQuiet(() => done.push('drawn'))
  whenIdle(() => done.push('called off'))()
  vi.advanceTimersByTime(300)
  expect(done).toEqual(['drawn'])
})
