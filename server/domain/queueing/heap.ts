/** A binary heap of numbers with a small number beside each: the least first. */
export class Heap {
  readonly #keys: number[] = []
  readonly #values: number[] = []

  /** Infinity where it is empty. */
  firstKey(): number {
    return this.#keys[0] ?? Infinity
  }

  push(key: number, value: number): void {
    let at = this.#keys.length
    this.#keys.push(key)
    this.#values.push(value)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#keys[parent]! <= this.#keys[at]!) return
      this.#swap(at, parent)
      at = parent
    }
  }

  /** @returns the value beside the least key, which is taken out @throws {RangeError} if it is empty */
  pop(): number {
    const value = this.#values[0]
    if (value === undefined) throw new RangeError('the heap must not be empty')
    const [key, last] = [this.#keys.pop()!, this.#values.pop()!]
    if (this.#keys.length > 0) {
      this.#keys[0] = key
      this.#values[0] = last
      this.#sink()
    }
    return value
  }

  #sink(): void {
    for (let at = 0; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#keys.length && this.#keys[child]! < this.#keys[least]!) least = child
      }
      if (least === at) return
      this.#swap(at, least)
      at = least
    }
  }

  #swap(a: number, b: number): void {
    ;[this.#keys[a], this.#keys[b]] = [this.#keys[b]!, this.#keys[a]!]
    ;[this.#values[a], this.#values[b]] = [this.#values[b]!, this.#values[a]!]
  }
}
