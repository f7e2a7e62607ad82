import { attributeRecord } from '../effects/attribute-triggers.ts'
import { omit } from '../effects/omit.ts'
import type { MispState } from '../effects/state.ts'
import { pickColumns } from '../event/columns.ts'
import { findObject, findEventWithTags } from '../event/stored-events.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpMap } from '../php/value.ts'

const EVENT_PART = ['id', 'info', 'org_id', 'orgc_id', 'uuid', 'distribution', 'date', 'timestamp']

/** An attribute with its event and object as MISP shows it to the workflow when its hover window asks a module. */
export function hoverRecord(state: MispState, attribute: PhpMap): PhpMap {
  const record = findEventWithTags(state, attribute['event_id'] ?? null)
  const object = findObject(state, attribute['object_id'] ?? null)
  return {
    Attribute: omit(attributeRecord(attribute), ['Tag', 'Sighting']),
    Event: pickColumns(record?.Event ?? {}, EVENT_PART),
    Object: pickColumns(object ?? {}, ['id', 'distribution', 'sharing_group_id']),
    AttributeTag: tagRows(attribute),
    EventTag: getOffset(record, 'EventTag') ?? [],
  }
}

function tagRows(attribute: PhpMap): readonly PhpMap[] {
  const tags = getOffset(attribute, 'Tag')
  return Array.isArray(tags)
    ? tags.map((tag) => ({ attribute_id: attribute['id'] ?? null, Tag: tag }))
    : []
}
