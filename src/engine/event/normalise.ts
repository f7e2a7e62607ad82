import type { Compat } from '../compat.ts'
import type { TriggerDeclaration } from '../modules/declaration.ts'
import { phpTypeError } from '../php/errors.ts'
import { isPhpArray, toPhpMap } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { convertToCoreFormat } from './convert.ts'
import type { StoredEvents } from './stored-events.ts'

/**
 * A trigger's data as the walk gets it. Triggers of events, attributes and the like have it converted to MISP's core
 * format, the others pass it on as it is. False: MISP refuses the data.
 *
 * @throws PhpError where MISP's conversion raises a PHP error
 */
export function normalise(
  trigger: Pick<TriggerDeclaration, 'id' | 'coreFormat'>,
  data: PhpValue,
  stored: StoredEvents,
  compat: Compat,
): PhpMap | false {
  if (!isPhpArray(data)) throw phpTypeError('The data of a trigger must be an array')
  if (!trigger.coreFormat) return toPhpMap(data)
  return convertToCoreFormat(data, stored, compat)
}
