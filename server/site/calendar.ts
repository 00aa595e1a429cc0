import type { Site } from './schema.ts'

/** By centre how its days are counted, as a published warehouse states it: zone and hour at which they start. */
export type Calendar = Readonly<Record<string, string>>

/** @example calendarOf(site) // { c1: 'Asia/Jakarta 06:00' } */
export function calendarOf({ centres }: Site): Calendar {
  return Object.fromEntries(centres.map((centre) => [centre.id, countedBy(centre)]))
}

/** Centres whose days the warehouse counts otherwise than site.yaml says now; one that states nothing counts from 00:00. */
export function staleCentres({ centres }: Site, calendar: Calendar = {}): string[] {
  return centres
    .filter((centre) => (calendar[centre.id] ?? `${centre.time_zone} 00:00`) !== countedBy(centre))
    .map(({ id }) => id)
}

/** The site with the days counted as in the warehouse, so that what is shown is what the data hold. */
export function withCalendar(site: Site, calendar: Calendar = {}): Site {
  const centres = site.centres.map((centre) => {
    const [time_zone = centre.time_zone, day_starts = '00:00'] = calendar[centre.id]?.split(' ') ?? []
    return { ...centre, time_zone, day_starts }
  })
  return { ...site, centres }
}

function countedBy({ time_zone, day_starts = '00:00' }: Site['centres'][number]): string {
  return `${time_zone} ${day_starts}`
}
