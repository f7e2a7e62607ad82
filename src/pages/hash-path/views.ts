/** What can be seen of the path: one tab and one command each, in this order. */
export const pathViews = [
  { value: 'result', label: 'Result', keys: 'Alt+1' },
  { value: 'explain', label: 'Explain', keys: 'Alt+2' },
] as const

export type PathView = (typeof pathViews)[number]['value']
