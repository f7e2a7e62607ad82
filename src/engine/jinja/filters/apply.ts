import { fail } from '../errors.ts'
import { invoke, type Arguments, type CallContext } from '../python/call.ts'
import { methodNamed } from '../python/callables.ts'
import type { Value } from '../python/value.ts'

function withValue(value: Value, args: Arguments): Arguments {
  return { positional: [value, ...args.positional], named: args.named }
}

/** `value|name(…)`. Throws a TemplateRuntimeError for a filter that does not exist. */
export function applyFilter(
  context: CallContext,
  name: string,
  value: Value,
  args: Arguments,
): Value {
  const filter = methodNamed(context.filters, name)
  if (!filter) return fail('TemplateRuntimeError', `No filter named '${name}' found.`)
  return invoke(name, filter, context, withValue(value, args))
}

/** `value is name(…)`. Throws a TemplateRuntimeError for a test that does not exist. */
export function applyTest(
  context: CallContext,
  name: string,
  value: Value,
  args: Arguments,
): Value {
  const test = methodNamed(context.tests, name)
  if (!test) return fail('TemplateRuntimeError', `No test named '${name}' found.`)
  return invoke(name, test, context, withValue(value, args))
}
