import type { WALL_ID } from './wall-id.ts'

export const WALL_EN: typeof WALL_ID = {
  title: 'Wall',
  day: (date) => `Data of ${date}`,
  byHour: 'Calls offered by hour',
  against: (date) => `dashed line: ${date}`,
  back: 'To the overview'
}
