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
  // Kept as long as they stay the same: another address of the same language makes nothing anew that is drawn with them.
  readonly language: Language = $derived(languageOf(page.url))
  readonly words: Words = $derived(wordsLoaded(this.language))
  readonly format: Formats = $derived(formatsFor(this.language))

  /** What a pure chart option needs to speak to this reader. */
  readonly drawing: Drawing = $derived({
    palette: theme.palette,
    format: this.format,
    words: this.words,
    language: this.language
  })
}

export interface Drawing {
  palette: Palette
  format: Formats
  words: Words
  language: Language
}

export const reader = new Reader()
