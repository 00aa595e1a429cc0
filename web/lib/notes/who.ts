const KEY = 'pantau-who'

/** The name that this device's reader gave, until there are users; '' where none was, or nothing can be kept. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

export function rememberName(who: string): void {
  try {
    localStorage.setItem(KEY, who)
  } catch {
    // A device that keeps nothing asks again.
  }
}
