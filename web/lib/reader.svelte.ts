import { page } from '$app/state'
import type { Language } from '#domain/text.ts'
import { theme } from './charts/theme.svelte.ts'
import type { Palette } from './charts/palette.ts'
import { type Formats, formatsFor } from './format.ts'
import { languageOf } from './i18n/language.ts'
import { wordsLoaded } from './i18n/loaded-words.ts'
import type { Words } from './i18n/words.ts'

/** How this reader sees things: language of the URL, its words and formats, the palette of the theme. */
class Reader {
  get language(): Language {
    return languageOf(page.url)
  }

  get words(): Words {
    return wordsLoaded(this.language)
  }

  get format(): Formats {
    return formatsFor(this.language)
  }

  /** What a pure chart option needs to speak to this reader. */
  get drawing(): Drawing {
    return { palette: theme.palette, format: this.format, words: this.words, language: this.language }
  }
}

export interface Drawing {
  palette: Palette
  format: Formats
  words: Words
  language: Language
}

export const reader = new Reader()
