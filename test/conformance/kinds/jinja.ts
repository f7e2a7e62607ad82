import { renderTemplate } from '@/engine/jinja/index.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import type { CaseKind } from '../case-kind.ts'

/**
 * Templates rendered by real Jinja2: `template`, `data`, and `expected` (the text) or `error: true`. The data went to
 * Jinja as it stands, so an empty object in it is an empty dict.
 */
export const jinjaKind: CaseKind = {
  name: 'jinja',
  recognises: (record) => typeof record['template'] === 'string' && 'data' in record,
  run: ({ template, data, expected, error }) => {
    if (typeof template !== 'string' || !isPhpMap(data)) return 'The case has no template or data'
    const result = renderTemplate(template, data, { emptyMaps: 'dict' })
    if (error === true) return result.error ? undefined : `no error, but ${shown(result.text)}`
    if (result.error) return `line ${String(result.error.line)}: ${result.error.reason}`
    return result.text === expected ? undefined : `${shown(result.text)} is not ${shown(expected)}`
  },
}

function shown(value: unknown): string {
  return JSON.stringify(value)
}
