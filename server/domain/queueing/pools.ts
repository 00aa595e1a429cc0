import type { DutyStep } from './duty.ts'
import { Heap } from './heap.ts'
import { languagesIn, speaks } from './language-set.ts'

/** People on duty who speak the same languages. */
export interface Pool {
  /** Its place among all pools there have been. */
  readonly number: number
  /** Bit i: the language of number i + 1. */
  readonly languages: number
  /** Helps only with calls that have waited long. */
  readonly isReserve: boolean
  present: number
  taken: number
}

/** What a waiting call may have. */
export interface Wanted {
  /** 0: everybody speaks it. */
  language: number
  /** Whether it has waited long enough for the reserve. */
  mayReserve: boolean
  /** Whether it has waited long enough for somebody who speaks another language. */
  mayOthers: boolean
}

/** All languages there are. */
const EVERY = -1

/** Those on duty, and when the taken ones are free again. Who is taken when the duty ends finishes the call. */
export class Pools {
  readonly #ends = new Heap()
  /** The reserve last; those of few languages first, so that the others stay free for who needs them. */
  #pools: Pool[] = []
  readonly #byNumber: Pool[] = []

  /** Infinity where nobody is taken. */
  nextEnd(): number {
    return this.#ends.firstKey()
  }

  staff({ operators, reserve = 0, speakers }: DutyStep): void {
    for (const pool of this.#pools) pool.present = 0
    if (speakers === undefined) {
      this.#pool(EVERY, false).present = operators
      this.#pool(EVERY, true).present = reserve
      return
    }
    for (const each of speakers) {
      this.#pool(each.languages, false).present += each.operators
      this.#pool(each.languages, true).present += each.reserve ?? 0
    }
    const [spoken, helping] = [sumOf(speakers, 'operators'), sumOf(speakers, 'reserve')]
    this.#pool(0, false).present += Math.max(0, operators - spoken)
    this.#pool(0, true).present += Math.max(0, reserve - helping)
  }

  take(pool: Pool, until: number): void {
    pool.taken++
    this.#ends.push(until, pool.number)
  }

  release(): void {
    this.#byNumber[this.#ends.pop()]!.taken--
  }

  isAnyFree(): boolean {
    return this.#pools.some(isFree)
  }

  /** Who takes a call now; undefined: nobody who is free may. */
  chosen({ language, mayReserve, mayOthers }: Wanted): Pool | undefined {
    const isReserve = !this.#pools.some((pool) => !pool.isReserve && isFree(pool))
    if (isReserve && !mayReserve) return undefined
    const free = (pool: Pool) => pool.isReserve === isReserve && isFree(pool)
    const speaker = this.#pools.find((pool) => free(pool) && speaks(pool.languages, language))
    if (speaker !== undefined || (!mayOthers && this.#isSpoken(language))) return speaker
    return this.#pools.find(free)
  }

  /** Whether an operator on duty, taken or not, speaks it. */
  #isSpoken(language: number): boolean {
    return this.#pools.some((pool) => !pool.isReserve && pool.present > 0 && speaks(pool.languages, language))
  }

  #pool(languages: number, isReserve: boolean): Pool {
    const known = this.#pools.find((pool) => pool.languages === languages && pool.isReserve === isReserve)
    if (known !== undefined) return known
    const pool: Pool = { number: this.#byNumber.length, languages, isReserve, present: 0, taken: 0 }
    this.#byNumber.push(pool)
    this.#pools = [...this.#byNumber].sort(
      (a, b) => Number(a.isReserve) - Number(b.isReserve) || languagesIn(a.languages) - languagesIn(b.languages)
    )
    return pool
  }
}

function isFree({ taken, present }: Pool): boolean {
  return taken < present
}

function sumOf(speakers: NonNullable<DutyStep['speakers']>, who: 'operators' | 'reserve'): number {
  return speakers.reduce((sum, each) => sum + (each[who] ?? 0), 0)
}
