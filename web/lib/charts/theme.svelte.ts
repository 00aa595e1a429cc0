import { DARK, LIGHT, type Palette } from './palette.ts'
import { printing } from './printing.svelte.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEMES)[number]

/** Light or dark: the reader's choice on this device, else what the system says. */
class Theme {
  choice = $state<ThemeChoice>('auto')
  systemIsDark = $state(false)

  get palette(): Palette {
    const isDark = this.choice === 'dark' || (this.choice === 'auto' && this.systemIsDark)
    return isDark && !printing.isOn ? DARK : LIGHT
  }

  /** Reads the device; call once in the browser. */
  start(): void {
    const system = matchMedia('(prefers-color-scheme: dark)')
    this.systemIsDark = system.matches
    system.addEventListener('change', (event) => (this.systemIsDark = event.matches))
    const stored = document.documentElement.dataset['theme']
    this.choice = THEMES.find((theme) => theme === stored) ?? 'auto'
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice
    if (choice === 'auto') {
      delete document.documentElement.dataset['theme']
      localStorage.removeItem('theme')
    } else {
      document.documentElement.dataset['theme'] = choice
      localStorage.setItem('theme', choice)
    }
  }
}

export const theme = new Theme()
