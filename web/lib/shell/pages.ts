/** The pages of the menu by what a reader wants of them: path, word of `words.nav`, key after `g`, path of a 16 px icon. */
export const GROUPS = [
  {
    id: 'view',
    pages: [
      { path: '/', name: 'overview', key: 'o', icon: 'M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5' },
      { path: '/volume', name: 'volume', key: 'v', icon: 'M3 13V8m3.3 5V4m3.4 9V6.5M13 13v-3' },
      {
        path: '/mix',
        name: 'mix',
        key: 'm',
        icon: 'M8 2.5a5.5 5.5 0 1 0 5.5 5.5H8zM10.5 2.8a5.5 5.5 0 0 1 2.7 2.7h-2.7z'
      },
      {
        path: '/answer-times',
        name: 'answerTimes',
        key: 'a',
        icon: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M8 5v3l2 1.5'
      },
      { path: '/response', name: 'response', key: 'r', icon: 'M2.5 8h8m-3-3.5L11 8l-3.5 3.5M13.5 3v10' },
      {
        path: '/operators',
        name: 'operators',
        key: 'p',
        icon: 'M8 3a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 8 3M3.5 13c.4-2.4 2.2-3.6 4.5-3.6s4.1 1.2 4.5 3.6'
      }
    ]
  },
  {
    id: 'plan',
    pages: [{ path: '/planner', name: 'planner', key: 'n', icon: 'M3 4.5h10v9H3zM3 7.5h10M6 2.500v3m4-3v3' }]
  },
  {
    id: 'check',
    pages: [
      { path: '/standards', name: 'standards', key: 's', icon: 'M3 8.5 6.5 12 13 4.5' },
      { path: '/compare', name: 'compare', key: 'b', icon: 'M4 13V6m4 7V3m4 10V8.500' },
      { path: '/records', name: 'records', key: 'c', icon: 'M3 4h10M3 8h10M3 12h6.5' },
      {
        path: '/data',
        name: 'data',
        key: 'd',
        icon: 'M8 2.500c3 0 5 .8 5 2s-2 2-5 2-5-.8-5-2 2-2 5-2M3 4.500v7c0 1.2 2 2 5 2s5-.8 5-2v-7M3 8c0 1.2 2 2 5 2s5-.8 5-2'
      }
    ]
  },
  {
    id: 'setUp',
    pages: [
      {
        path: '/settings',
        name: 'settings',
        key: 'i',
        icon: 'M3 5h6m3.500 0H13M3 11h.500m3.500 0h6M10.500 3.500v3m-5 3v3'
      }
    ]
  }
] as const

export type PageName = (typeof GROUPS)[number]['pages'][number]['name']

/** Every page of the menu in its order. */
export const PAGES = GROUPS.flatMap(({ pages }) => [...pages])
