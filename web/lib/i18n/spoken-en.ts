import type { SpokenWords } from './spoken-id.ts'

/** The same in English. */
export const SPOKEN_EN: SpokenWords = {
  title: 'Callers of another language',
  lead: (calls, languages, share) =>
    `${calls} answered calls in ${languages}; ${share} were answered by an operator who speaks it.`,
  waits: (seconds) =>
    `As the recorded calls show, callers wait up to ${seconds} for a speaker who is on duty, then anybody answers.`,
  waitsOn: 'As the recorded calls show, callers wait until a speaker who is on duty is free.',
  waitsNot: 'As the recorded calls show, whoever is free answers; a speaker goes first only where one is free.',
  modelOk: (worked) => `The model gives ${worked}, so a roster can be judged by it.`,
  modelBad: (worked) =>
    `The model gives ${worked}: at this centre calls are not passed on by language as the model has it. The comparison below is a hint only.`,
  who: 'On duty',
  share: 'Answered by a speaker (95\u00a0% interval)',
  unknown: 'not known',
  definition:
    'Languages that only some of the operators speak (list of operators); the caller’s language is from the export, of answered calls alone. A call goes to a speaker who is free, those of the fewest languages first. The language of those who hung up is unknown and counts as the common one. Handle times stay as recorded. A plan of hours does not say who is on duty, so its share is not known.'
}
