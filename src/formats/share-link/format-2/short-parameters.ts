import { isPhpList, isPhpMap } from '@/engine/php/array'
import { identical } from '@/engine/php/identical'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { FrozenModule } from './frozen'
import { asInteger, asList, asMap, trimmed, unexpected } from './guards'

type FrozenParameter = FrozenModule['parameters'][number]

const FILTER_FIELDS = ['selector', 'value', 'operator', 'path']

/**
 * Writes parameter values in the order in which the module declares them: nothing for a value that is missing, `true`
 * for the module's default, the number of an option, a text or a list of texts as it is, anything else in a map.
 *
 * @returns null where the values are in another order, or some are not declared
 */
export function shortenParameters(module: FrozenModule, values: PhpValue): PhpValue {
  if (!isPhpMap(values)) return null
  const declared = module.parameters.filter(({ id }) => Object.hasOwn(values, id))
  const inOrder = Object.fromEntries(declared.map(({ id }) => [id, values[id] ?? null]))
  if (!identical(inOrder, values)) return null
  const short = module.parameters.map((parameter) =>
    Object.hasOwn(values, parameter.id)
      ? shortenValue(parameter, values[parameter.id] ?? null)
      : null,
  )
  const list = trimmed(short)
  return list.length === 0 ? null : list
}

/** @throws LinkError for what `shortenParameters` did not write */
export function restoreParameters(module: FrozenModule, short: PhpValue | undefined): PhpMap {
  const values = asList(short)
  return Object.fromEntries(
    module.parameters.flatMap((parameter, index) => {
      const value = values[index] ?? null
      return value === null ? [] : [[parameter.id, restoreValue(parameter, value)]]
    }),
  )
}

function shortenValue({ preset, options }: FrozenParameter, value: PhpValue): PhpValue {
  if (preset !== null && identical(value, preset)) return true
  if (typeof value === 'string') {
    const option = options.indexOf(value)
    return option === -1 ? value : option
  }
  return isPhpList(value) ? value : { value }
}

function restoreValue({ preset, options }: FrozenParameter, short: PhpValue): PhpValue {
  if (short === true) return preset
  if (typeof short === 'number') {
    const option = options[asInteger(short)]
    if (option === undefined) throw unexpected()
    return option
  }
  if (typeof short === 'string' || isPhpList(short)) return short
  return asMap(short)['value'] ?? null
}

/** Writes a node filter as its four texts; null for one that is off, or in another form than the editor's. */
export function shortenFilter(filter: PhpValue): PhpValue {
  const texts = FILTER_FIELDS.map((key) => (isPhpMap(filter) ? (filter[key] ?? null) : null))
  return texts.every((text) => typeof text === 'string') && texts.some((text) => text !== '')
    ? texts
    : null
}

/** @throws LinkError for what `shortenFilter` did not write */
export function restoreFilter(short: PhpValue | undefined): PhpMap {
  const texts = asList(short)
  return Object.fromEntries(FILTER_FIELDS.map((key, index) => [key, texts[index] ?? '']))
}
