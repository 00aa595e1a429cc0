import type { Problem } from '#contract/common.ts'
import type { IntakeChoice, IntakeItem } from '#contract/intake.ts'

const BASE = '/api/v1/intake'

/** A refusal of the server, in its words. */
export class IntakeError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, { code, title, detail }: Partial<Problem>) {
    super([title, detail].filter(Boolean).join(': ') || `HTTP ${status}`)
    this.status = status
    this.code = code ?? ''
  }
}

/** Sends a file; `onSent` is told its share, 0 to 1. @throws {IntakeError} */
export function sendFile(file: File, onSent: (share: number) => void): Promise<IntakeItem> {
  const request = new XMLHttpRequest()
  return new Promise((done, fail) => {
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total)
    request.onerror = () => fail(new IntakeError(0, {}))
    request.onload = () => {
      const body = bodyOf(request.responseText)
      if (request.status === 200) done(body as IntakeItem)
      else fail(new IntakeError(request.status, body as Partial<Problem>))
    }
    request.open('POST', `${BASE}?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(file)
  })
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

export const intake = {
  item: (id: string) => ask('GET', id),
  try: (id: string, choice: IntakeChoice) => ask('POST', `${id}/trial`, choice),
  load: (id: string, choice: IntakeChoice) => ask('POST', `${id}/load`, choice),
  stop: (id: string) => ask('POST', `${id}/stop`),
  remove: (id: string) => ask('DELETE', id)
}

async function ask(method: string, path: string, body?: IntakeChoice): Promise<IntakeItem> {
  const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`${BASE}/${path}`, { method, ...json })
  const text = await response.text()
  if (!response.ok) throw new IntakeError(response.status, bodyOf(text) as Partial<Problem>)
  return bodyOf(text) as IntakeItem
}
