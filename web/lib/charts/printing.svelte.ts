import { flushSync } from 'svelte'

/** Pixels between the margins of an A4 page (210 mm less twice 12 mm, at 96 a inch), inside the frame of a card. */
export const PRINT_WIDTH_PX = 664

/** Whether the page is being printed: charts are then drawn light and as wide as the paper. */
class Printing {
  isOn = $state(false)

  /** Follows the browser's print events; @returns how to stop */
  start(): () => void {
    const begin = () => flushSync(() => (this.isOn = true))
    const end = () => (this.isOn = false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }
}

export const printing = new Printing()
