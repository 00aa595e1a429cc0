/** The languages on screen; Indonesian is first. */
export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One thing said in every language of the screen. */
export type Text = Record<Language, string>
