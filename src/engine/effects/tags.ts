import { isPhpArray } from '../php/array.ts'
import { isTruthy } from '../php/empty.ts'
import { phpTypeError } from '../php/errors.ts'
import { md5 } from '../php/md5.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { changeText } from './change-text.ts'
import type { EffectContext } from './context.ts'
import { takeId } from './next-id.ts'
import { omit } from './omit.ts'
import type { MispState } from './state.ts'
import { describeSave, writeLog } from './write-log.ts'
import { textOf } from './text-of.ts'

const GALAXY_TAG = /misp-galaxy:[^:="]+="[^:="]+/i
const CUSTOM_CLUSTER = /misp-galaxy:[^:="]+="[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"/i

/** A tag by its name, whatever its case. */
export function findTag({ tags }: MispState, name: string): PhpMap | undefined {
  const wanted = name.toLowerCase()
  return tags.find((tag) => textOf(tag['name']).toLowerCase() === wanted)
}

/**
 * The names among the values of a `tags` parameter.
 *
 * @throws PhpError for a value that is an array: MISP lower-cases every name
 */
export function tagNames(values: readonly PhpValue[]): string[] {
  return values.map((value) => {
    if (isPhpArray(value)) {
      throw phpTypeError(
        'mb_strtolower(): Argument #1 ($string) must be of type string, array given',
      )
    }
    return toPhpString(value)
  })
}

/**
 * The tag of a name. One that MISP does not have yet is created (with a colour made from the name) and logged; an empty
 * name is no tag.
 */
export function ensureTag(context: EffectContext, name: string): PhpMap | undefined {
  return findTag(context.state, name) ?? (name === '' ? undefined : createTag(context, name))
}

function createTag(context: EffectContext, name: string): PhpMap {
  const colour = `#${md5(name).slice(0, 6)}`
  const flags = {
    org_id: '0',
    user_id: '0',
    hide_tag: isTruthy(context.state.settings['MISP.incoming_tags_disabled_by_default']),
    is_galaxy: GALAXY_TAG.test(name),
    is_custom_galaxy: CUSTOM_CLUSTER.test(name),
    local_only: false,
  }
  const id = takeId(context, 'tags')
  const tag = { id, name, colour, exportable: true, ...flags, numerical_value: null }
  context.update({ ...context.state, tags: [...context.state.tags, tag] })
  writeLog(context, {
    model: 'Tag',
    modelId: Number(id),
    action: 'add',
    title: name,
    change: changeText(undefined, { ...asDigits(flags), name, colour, exportable: '1' }),
    description: describeSave(context, 'Tag', id, 'added', name),
  })
  return tag
}

/** Flags as MISP's log shows them in a new row: 0 and 1. */
function asDigits(row: PhpMap): PhpMap {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'boolean' ? String(Number(value)) : value,
    ]),
  )
}

/** A tag as MISP's REST API shows it on an event or attribute. */
export function attachedTag(tag: PhpMap, local: boolean, relationshipType: string): PhpMap {
  return {
    id: textOf(tag['id']),
    name: tag['name'] ?? '',
    colour: tag['colour'] ?? '',
    exportable: tag['exportable'] ?? true,
    user_id: tag['user_id'] ?? '0',
    hide_tag: tag['hide_tag'] ?? false,
    numerical_value: getOffset(tag, 'numerical_value'),
    is_galaxy: tag['is_galaxy'] ?? false,
    is_custom_galaxy: tag['is_custom_galaxy'] ?? false,
    local_only: tag['local_only'] ?? false,
    local,
    relationship_type: relationshipType === '' ? null : relationshipType,
  }
}

/** A tag's row as MISP hands it to the trigger of attached tags. */
export function tagRow(tag: PhpMap): PhpMap {
  const row = omit(attachedTag(tag, false, ''), ['local', 'relationship_type'])
  const { id = null, name = null, colour = null, exportable = null, ...rest } = row
  return {
    id,
    name,
    colour,
    exportable,
    org_id: tag['org_id'] ?? '0',
    ...rest,
  }
}
