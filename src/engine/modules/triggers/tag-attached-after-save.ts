import { get } from '../../hash-path/index.ts'
import { isEmpty, isTruthy } from '../../php/empty.ts'
import { identical } from '../../php/identical.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import type { PhpValue } from '../../php/value.ts'
import type { TriggerModule } from '../module.ts'
import { localityOrAny } from '../shared-parameters.ts'

/** Fires after a tag was attached to an event or attribute. Has its own parameters which can veto the run. */
export const tagAttachedAfterSave: TriggerModule = {
  declaration: {
    id: 'tag-attached-after-save',
    type: 'trigger',
    name: 'Tag Attached After Save',
    version: '0.1',
    description:
      'Fires after a tag was attached to an event or attribute. Has its own parameters which can veto the run.',
    icon: 'tags',
    blocking: false,
    scope: 'tag',
    coreFormat: true,
    overhead: 3,
    parameters: [
      {
        id: 'scope',
        label: 'Scope',
        type: 'select',
        options: [
          ['event', 'Event'],
          ['attribute', 'Attributes'],
          ['any', 'Any'],
        ],
        default: 'event',
      },
      localityOrAny,
      { id: 'tag', label: 'Tags', type: 'input', placeholder: 'Type a tag' },
    ],
  },
  condition: (data, parameter) =>
    isInScope(data, parameter('scope')) &&
    hasLocality(data, parameter('locality')) &&
    hasName(data, parameter('tag')),
}

function isInScope(data: PhpValue, scope: PhpValue): boolean {
  const isOnAttribute = isTruthy(get(data, 'Tag.attribute_id'))
  if (looseEquals(scope, 'attribute')) return isOnAttribute
  return !looseEquals(scope, 'event') || !isOnAttribute
}

/** MISP never says whether a tag of an attribute is local, so there `local` does not match and `global` always does. */
function hasLocality(data: PhpValue, locality: PhpValue): boolean {
  const isLocal = isTruthy(get(data, 'Tag.local'))
  if (looseEquals(locality, 'local')) return isLocal
  return !looseEquals(locality, 'global') || !isLocal
}

function hasName(data: PhpValue, tag: PhpValue): boolean {
  return isEmpty(tag) || identical(get(data, 'Tag.name'), tag)
}
