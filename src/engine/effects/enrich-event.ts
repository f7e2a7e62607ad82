import { fetchEvent } from '../event/fetch-event.ts'
import { pickColumns } from '../event/columns.ts'
import { isPhpArray, isPhpMap } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { MispException } from '../php/errors.ts'
import { toInteger } from '../php/integer.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { addAttributes } from './add-attributes.ts'
import type { EffectContext } from './context.ts'
import { attributesOfValues } from './module-values.ts'
import { omit } from './omit.ts'
import {
  acceptsType,
  answersInMispFormat,
  enrichmentModule,
  moduleConfig,
  queryEnrichment,
} from './query-enrichment.ts'
import { textOf } from './text-of.ts'

export interface EventEnrichment {
  readonly eventId: string
  /** Names of enrichment modules; those that are not switched on are left out. */
  readonly modules: readonly string[]
  /** Only the attributes with these uuids. */
  readonly attributeUuids?: readonly PhpValue[]
}

/**
 * Enriches an event as MISP does: asks each module about each attribute of a type it takes and adds what it answers. A
 * workflow that forbids a query ends the questions about that attribute.
 *
 * @returns how many attributes were added; undefined when no module can be asked at all
 * @throws MispException when there is no such event, a module can't be reached, or answers without results
 * @throws PhpError where a triggered workflow or MISP itself dies
 */
export function enrichEvent(
  context: EffectContext,
  enrichment: EventEnrichment,
): number | undefined {
  const { enabled, reachable } = context.state.mispModules
  if (!reachable || enabled.length === 0) return undefined
  const event = fetchFlattened(context, enrichment.eventId)
  if (event === undefined) throw new MispException('Invalid event.')
  const { attributeUuids } = enrichment
  const modules = enabled
    .filter((name) => enrichment.modules.includes(name))
    .map((name) => enrichmentModule(context.state.mispModules, name))
    .filter((module) => module !== undefined)
  return event.attributes
    .filter(({ uuid = null }) => attributeUuids?.includes(uuid) ?? true)
    .reduce(
      (added, attribute) => added + enrichAttribute(context, event.beside, attribute, modules),
      0,
    )
}

interface FlattenedEvent {
  /** All attributes by their ids, those of objects with a part of their object. */
  readonly attributes: readonly PhpMap[]
  /** The rest of the event. */
  readonly beside: PhpMap
}

function fetchFlattened({ state, compat }: EffectContext, id: string): FlattenedEvent | undefined {
  const event = fetchEvent(state, id, compat)
  if (event === undefined) return undefined
  const inObjects = itemsOf(event['Object']).flatMap((object) => {
    const part = pickColumns(object, OBJECT_PART)
    return attributesIn(object).map((attribute): PhpMap => ({ ...attribute, Object: part }))
  })
  const attributes = [...attributesIn(event), ...inObjects].toSorted(
    (left, right) => toInteger(getOffset(left, 'id')) - toInteger(getOffset(right, 'id')),
  )
  return { attributes, beside: omit(event, ['Attribute', 'Object']) }
}

function attributesIn(owner: PhpValue): readonly PhpMap[] {
  return itemsOf(getOffset(owner, 'Attribute')).filter(isPhpMap)
}

const OBJECT_PART = ['id', 'uuid', 'name', 'distribution', 'sharing_group_id']

function enrichAttribute(
  context: EffectContext,
  event: PhpMap,
  attribute: PhpMap,
  modules: readonly PhpMap[],
): number {
  let added = 0
  for (const module of modules) {
    if (!acceptsType(module, getOffset(attribute, 'type'))) continue
    const name = textOf(module['name'])
    const answer = queryEnrichment(context, {
      module,
      attribute,
      triggerData: { ...event, Attribute: [attribute] },
      query: queryOf(context, module, name, attribute),
    })
    if (answer === false) throw new MispException(`${name} service not reachable.`)
    if (!isPhpArray(answer)) break
    const results = getOffset(answer, 'results')
    if (results === null) {
      throw new MispException(
        `Invalid response received from module ${name}, response data do not contains results field.`,
      )
    }
    added += addResults(context, module, attribute, results)
  }
  return added
}

function queryOf(
  { state }: EffectContext,
  module: PhpMap,
  name: string,
  attribute: PhpMap,
): PhpMap {
  const config = moduleConfig(state.settings, module)
  return {
    module: name,
    event_id: getOffset(attribute, 'event_id'),
    attribute_uuid: getOffset(attribute, 'uuid'),
    ...(config === undefined ? {} : { config }),
    ...(answersInMispFormat(module)
      ? { attribute: omit(attribute, ['Object']) }
      : { [textOf(attribute['type'])]: getOffset(attribute, 'value') }),
  }
}

function addResults(
  context: EffectContext,
  module: PhpMap,
  attribute: PhpMap,
  results: PhpValue,
): number {
  const name = textOf(module['name'])
  const eventId = textOf(attribute['event_id'])
  if (!answersInMispFormat(module)) {
    const attributes = attributesOfValues(results, attribute, name)
    return addAttributes(context, { eventId, attributes, objects: [], origin: 'module-values' })
  }
  const comment = `${textOf(attribute['value'])}: enriched via the ${name} module.`
  const commented = (key: string): readonly PhpMap[] =>
    itemsOf(getOffset(results, key))
      .filter(isPhpMap)
      .map((row) => (isEmpty(getOffset(row, 'comment')) ? { ...row, comment } : row))
  return addAttributes(context, {
    eventId,
    attributes: commented('Attribute'),
    objects: commented('Object'),
    origin: 'module-results',
  })
}
