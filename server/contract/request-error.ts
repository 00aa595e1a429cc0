/** A question that cannot be answered as it was asked; the detail is told to who asked. */
export class RequestError extends Error {
  readonly statusCode: number
  readonly code: string
  /** Members of the problem besides those of every problem. */
  readonly more: Readonly<Record<string, unknown>>

  constructor(code: string, detail: string, statusCode = 400, more: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.code = code
    this.statusCode = statusCode
    this.more = more
  }
}
