/** What can be seen of the path: one tab and one command each, in this order. */
export const pathViews = [
  { value: 'result', label: 'Result', keys: 'Alt+1' },
  { value: 'explain', label: 'Explain', keys: 'Alt+2' },
  { value: 'find', label: 'Find', keys: 'Alt+3' },
  { value: 'condition', label: 'Condition', keys: 'Alt+4' },
  { value: 'compare', label: 'Compare', keys: 'Alt+5' },
  { value: 'cheat-sheet', label: 'Cheat sheet', keys: 'Alt+6' },
] as const

export type PathView = (typeof pathViews)[number]['value']
