/** The fields of calls and incidents that a reader may filter by. */
export type FilterName =
  | 'category'
  | 'subcategory'
  | 'disposition'
  | 'outcome'
  | 'district'
  | 'agency'
  | 'language'
  | 'operator'
  | 'group'
  | 'line'
  | 'priority'
