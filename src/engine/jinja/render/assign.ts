import { pairs } from '../../pairs.ts'
import { fail } from '../errors.ts'
import { Namespace } from '../globals.ts'
import { iterate } from '../python/iterators.ts'
import type { Value } from '../python/value.ts'
import type { Target } from '../syntax/nodes.ts'
import type { Frame } from './frame.ts'

/** Exactly `count` values out of an iterable. Throws a ValueError if there are more or less. */
function unpack(value: Value, count: number): Value[] {
  const values = iterate(value)
  if (values.length === count) return values
  return fail('ValueError', `cannot unpack ${values.length} values (expected ${count})`)
}

/** Gives the names of a target their values. */
export function assign(target: Target, value: Value, frame: Frame): void {
  if (target.type === 'Name') {
    frame.set(target.name, value)
  } else if (target.type === 'Tuple') {
    const values = unpack(value, target.items.length)
    for (const [item, part] of pairs(target.items, values)) assign(item, part, frame)
  } else {
    const namespace = frame.get(target.name)
    if (!(namespace instanceof Namespace)) {
      fail('TemplateRuntimeError', 'cannot assign attribute on non-namespace object')
    }
    namespace.attributes.set(target.attribute, value)
  }
}
