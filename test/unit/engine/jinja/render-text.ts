import { renderTemplate } from '@/engine/jinja/index.ts'
import type { PhpMap } from '@/engine/php/value.ts'

/** The text of a template that has to render. Throws its error otherwise, so that a test names it. */
export function text(template: string, data: PhpMap = {}): string {
  const { text: rendered, error } = renderTemplate(template, data, { emptyMaps: 'dict' })
  if (error) throw new Error(`line ${String(error.line)}: ${error.reason}`)
  return rendered
}

/** The error of a template that has to fail, as `line: reason`. */
export function failure(template: string, data: PhpMap = {}): string {
  const { text: rendered, error } = renderTemplate(template, data, { emptyMaps: 'dict' })
  if (!error) throw new Error(`rendered ${JSON.stringify(rendered)}`)
  return `${String(error.line)}: ${error.reason}`
}
