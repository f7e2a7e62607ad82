import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { object, optional, parse, record, string, unknown, boolean } from 'valibot'
import { describe, expect, it } from 'vitest'
import { renderTemplate } from '@/engine/jinja/index.ts'
import { toPhpValue } from '../../../conformance/replay/json-value.ts'
import { isPhpMap } from '@/engine/php/array.ts'

/**
 * Templates of all kinds, many of them nonsense made by chance, and what Jinja2 3.1.6 on Python 3.11 makes of them:
 * `SandboxedEnvironment().from_string(template).render(data)`. The first line of the file is the data of all of them.
 */
const lines = readFileSync(join(import.meta.dirname, 'reference.jsonl'), 'utf8')
  .trim()
  .split('\n')

const Case = object({
  template: string(),
  text: optional(string()),
  error: optional(boolean()),
})

const [head = '', ...rest] = lines
const data = toPhpValue(parse(object({ data: record(string(), unknown()) }), JSON.parse(head)).data)
const cases = rest.map((line) => parse(Case, JSON.parse(line)))

describe('what real Jinja2 renders', () => {
  it('has many cases', () => {
    expect(cases.length).toBeGreaterThan(1500)
  })

  it.each(cases)('$template', ({ template, text, error }) => {
    if (!isPhpMap(data)) throw new TypeError('The data is no map')
    const result = renderTemplate(template, data, { emptyMaps: 'dict' })
    expect(error === true ? result.error?.reason : result).toEqual(
      error === true ? expect.any(String) : { text },
    )
  })
})
