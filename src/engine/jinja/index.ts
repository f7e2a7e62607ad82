import type { PhpMap } from '../php/value.ts'
import { DEFAULT_LIMITS, withBudget, type Limits } from './budget.ts'
import { TemplateError } from './errors.ts'
import { filters } from './filters/index.ts'
import { methodNamed } from './python/callables.ts'
import { sourceOf, type EmptyMaps } from './python/from-json.ts'
import { Frame, Rendering } from './render/frame.ts'
import { executeTemplate } from './render/statements.ts'
import { check } from './syntax/check.ts'
import { tokenize } from './syntax/lexer.ts'
import { parse } from './syntax/statement-parser.ts'
import { tests } from './tests.ts'

export type { Limits } from './budget.ts'

/** Why a template has no result, and where; `reason` begins with the class of the error. */
export interface RenderError {
  readonly line: number
  readonly reason: string
}

export interface RenderResult {
  readonly text: string
  readonly error?: RenderError
}

export interface RenderOptions {
  readonly limits?: Partial<Limits>
  /** What `{}` in the data is to a template. A list by default, as PHP writes its empty array. */
  readonly emptyMaps?: EmptyMaps
}

const known = {
  Filter: (name: string): boolean => methodNamed(filters, name) !== undefined,
  Test: (name: string): boolean => methodNamed(tests, name) !== undefined,
}

function describe(error: unknown, line: number): RenderError {
  if (error instanceof TemplateError) {
    return { line: error.line ?? line, reason: `${error.kind}: ${error.message}` }
  }
  // A template nested deeper than JavaScript's stack, or a text longer than its strings may be
  return { line, reason: `LimitError: limit of the playground exceeded: ${String(error)}` }
}

/**
 * Renders a Jinja2 template as MISP does: `SandboxedEnvironment().from_string(template).render(context)` of Jinja 3.1,
 * with Python's values and without `eval`. Never throws and never changes the context; the same input gives the same
 * result, also for `random`. Any error gives an empty text (all that MISP shows) and tells why and where;
 * templates that run too long, too deep or too wide end with a LimitError.
 */
export function renderTemplate(
  template: string,
  context: PhpMap,
  options: RenderOptions = {},
): RenderResult {
  const rendering = new Rendering(sourceOf(context, options.emptyMaps ?? 'list'))
  try {
    return withBudget({ ...DEFAULT_LIMITS, ...options.limits }, () => {
      const statements = parse(tokenize(template))
      check(statements, known)
      const root = new Frame(rendering)
      executeTemplate(statements, root)
      return { text: root.output.toString() }
    })
  } catch (error) {
    return { text: '', error: describe(error, rendering.line) }
  }
}
