/** A question that cannot be answered as it was asked; the detail is told to who asked. */
export class RequestError extends Error {
  readonly statusCode: number
  readonly code: string

  constructor(code: string, detail: string, statusCode = 400) {
    super(detail)
    this.code = code
    this.statusCode = statusCode
  }
}
