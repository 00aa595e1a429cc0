import type { Question } from './questions.ts'

/** Questions of which product and oracle once told differently, or that chance asks too rarely, by world: asked first in every run. */
export const KEPT: Readonly<Record<string, readonly Question[]>> = {
  sample: [
    // Counts of periods of different lengths are compared by the day.
    { route: 'kpis', query: { from: '2026-01-01', to: '2026-04-01', filters: {}, compare: ['to-date'] } },
    // What the register cannot tell under a filter comes before what the calls do not have.
    { route: 'kpis', query: { from: '2025-08-18', to: '2025-08-25', filters: { line: ['112-1'] } } },
    // Half of the period is still to come, and the best case misses the target already.
    { route: 'kpis', query: { from: '2026-10-01', to: '2027-01-01', filters: {} } },
    // The last hour of a month lies between two files.
    { route: 'kpis', query: { from: '2025-10-01', to: '2026-11-01', filters: {} } }
  ],
  bank: [
    // The switch has no word for a call that was cut off.
    { route: 'volume', query: { from: '1999-02-01', to: '1999-03-01', filters: {} } },
    { route: 'kpis', query: { from: '1998-12-21', to: '1998-12-28', filters: {} } },
    // A year of 8,760 hours whose clock skips one and shows another twice.
    {
      route: 'operators',
      query: { from: '1999-01-01', to: '2000-01-01', filters: {}, grain: 'month', compare: ['year'] }
    }
  ],
  'sf-fire': [
    // The busiest hour is no sum of days, so it is not compared by the day.
    { route: 'kpis', query: { from: '2016-11-01', to: '2016-12-01', filters: {}, compare: ['to-date'] } }
  ],
  rough: [
    { route: 'kpis', query: { from: '2025-12-15', to: '2025-12-22', filters: { line: ['L1'] } } },
    // Operators whom the roster alone names: in hours of which nothing is known, and where no roster can be told.
    { route: 'operators', query: { from: '2026-11-20', to: '2026-11-27', filters: {} } },
    { route: 'operators', query: { from: '2026-01-01', to: '2026-04-01', filters: { category: ['fire'] } } },
    // The roster beyond the other data, over both changes of the clock and beyond the time of the question.
    { route: 'kpis', query: { from: '2026-01-01', to: '2027-01-01', filters: {}, editions: 'all', compare: ['year'] } },
    { route: 'operators', query: { from: '2026-01-01', to: '2027-01-01', filters: { operator: ['A', 'Baru'] } } }
  ]
}
