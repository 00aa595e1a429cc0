import type { CHANGES_ID } from './changes-id.ts'

export const CHANGES_EN: typeof CHANGES_ID = {
  title: 'What has changed',
  lead: 'Files loaded, withdrawn or brought back since then, and the days whose rows read otherwise now. What was known before is not lost.',
  since: 'Since',
  spans: { 1: 'yesterday', 7: '7 days ago', 30: '30 days ago', 365: 'a year ago' },
  events: 'Files',
  none: 'Nothing has changed since then.',
  days: 'Days with rows that were corrected or went',
  daysNone: 'No row that was known then was corrected or went.',
  kind: 'Event',
  at: 'Time',
  kinds: { load: 'loaded', withdraw: 'withdrawn', restore: 'brought back', retention: 'removed by retention' },
  added: 'New rows',
  changed: 'Corrected',
  removed: 'Gone',
  action: 'Action',
  withdraw: 'Withdraw',
  restore: 'Bring back',
  ask: {
    withdraw: (file) => `Withdraw ${file}? Rows that only this file has go; those it replaced return.`,
    restore: (file) => `Bring ${file} back? Its rows count again.`
  },
  yes: 'Yes',
  no: 'Cancel',
  busy: 'Working …',
  done: (removed, returned) => `Done: ${removed} rows went, ${returned} returned.`,
  same: 'Nothing changed.',
  more: (n) => `… and ${n} more days`
}
