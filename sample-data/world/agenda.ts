/** What is to happen, earliest first; what is planned for the same second happens in the order of planning. */
export class Agenda {
  readonly items: { at: number; order: number; act: (at: number) => void }[] = []
  #order = 0

  /** Plans an act. O(log n). */
  plan(at: number, act: (at: number) => void): void {
    this.items.push({ at, order: this.#order++, act })
    for (let i = this.items.length - 1; i > 0;) {
      const parent = (i - 1) >> 1
      if (!this.isBefore(i, parent)) return
      this.swap(i, parent)
      i = parent
    }
  }

  /** Does everything that is planned, and what is planned meanwhile. */
  run(): void {
    for (let top = this.items[0]; top !== undefined; top = this.items[0]) {
      const last = this.items.pop()!
      if (this.items.length > 0) {
        this.items[0] = last
        this.sink()
      }
      top.act(top.at)
    }
  }

  sink(): void {
    for (let i = 0; ;) {
      const left = 2 * i + 1
      let least = i
      if (left < this.items.length && this.isBefore(left, least)) least = left
      if (left + 1 < this.items.length && this.isBefore(left + 1, least)) least = left + 1
      if (least === i) return
      this.swap(i, least)
      i = least
    }
  }

  isBefore(i: number, j: number): boolean {
    const a = this.items[i]!
    const b = this.items[j]!
    return a.at < b.at || (a.at === b.at && a.order < b.order)
  }

  swap(i: number, j: number): void {
    const item = this.items[i]!
    this.items[i] = this.items[j]!
    this.items[j] = item
  }
}
