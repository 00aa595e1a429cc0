declare global {
  namespace App {
    interface Error {
      message: string
      /** Of problem+json: which of the known faults it is. */
      code?: string
      /** The server's own sentence, English. */
      detail?: string
    }
  }
}

export {}
