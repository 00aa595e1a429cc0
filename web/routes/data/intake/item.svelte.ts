import type { IntakeChoice, IntakeItem } from '#contract/intake.ts'
import { intake, IntakeError } from '../../../lib/intake-api.ts'

const EVERY_MS = 400
const BUSY = new Set<IntakeItem['phase']>(['looking', 'trying', 'loading'])

/** One file that was given, asked about again and again while the server works on it. */
export class GivenFile {
  item = $state.raw<IntakeItem | null>(null)
  isGone = $state(false)
  /** What could not be asked, in the server's words. */
  fault = $state('')
  readonly #id: string
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(id: string) {
    this.#id = id
  }

  get isBusy(): boolean {
    return this.item === null || BUSY.has(this.item.phase)
  }

  /** Asks until nothing goes on any more; gives how to stop asking. */
  follow(): () => void {
    void this.#ask(() => intake.item(this.#id))
    return () => clearTimeout(this.#timer)
  }

  try(choice: IntakeChoice): Promise<void> {
    return this.#ask(() => intake.try(this.#id, choice))
  }

  load(choice: IntakeChoice): Promise<void> {
    return this.#ask(() => intake.load(this.#id, choice))
  }

  stop(): Promise<void> {
    return this.#ask(() => intake.stop(this.#id))
  }

  async remove(): Promise<void> {
    clearTimeout(this.#timer)
    await intake.remove(this.#id).catch(() => undefined)
  }

  async #ask(question: () => Promise<IntakeItem>): Promise<void> {
    clearTimeout(this.#timer)
    try {
      this.item = await question()
      this.fault = ''
    } catch (error) {
      this.isGone = error instanceof IntakeError && error.status === 404
      this.fault = (error as Error).message
    }
    if (this.isGone || !this.isBusy) return
    this.#timer = setTimeout(() => void this.#ask(() => intake.item(this.#id)), EVERY_MS)
  }
}
