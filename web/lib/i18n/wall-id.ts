/** Words of the wall view. */
export const WALL_ID = {
  title: 'Layar dinding',
  day: (date: string) => `Data tanggal ${date}`,
  byHour: 'Panggilan masuk per jam',
  against: (date: string) => `garis putus-putus: ${date}`,
  back: 'Ke ringkasan'
}
