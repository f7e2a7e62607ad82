import { isPhpArray, mapOf } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { phpTypeError } from '../php/errors.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { queryModule } from './query-module.ts'
import type { MispModulesService } from './state.ts'
import { textOf } from './text-of.ts'
import { workflowUser } from './workflow-user.ts'

/** An enrichment of one attribute by one module of the misp-modules service. */
export interface EnrichmentRequest {
  /** The module's description, as the service lists it. */
  readonly module: PhpMap
  readonly attribute: PhpMap
  /** What the trigger `enrichment-before-query` gets to see. */
  readonly triggerData: PhpMap
  /** The body of the query; missing: that of a query about an attribute of the roaming data. */
  readonly query?: PhpMap
}

/** What MISP gives its caller instead of an answer when a workflow forbade the query. */
export const BLOCKED_ANSWER = 'Trigger `enrichment-before-query` blocked enrichment'

/** The description of an enrichment module, if the service has one of that name. */
export function enrichmentModule(service: MispModulesService, name: string): PhpMap | undefined {
  return service.modules.find((module) => {
    const types = itemsOf(getOffset(getOffset(module, 'meta'), 'module-type'))
    return module['name'] === name && (types.includes('expansion') || types.includes('hover'))
  })
}

/** Whether a module takes attributes of this type. */
export function acceptsType(module: PhpMap, type: PhpValue): boolean {
  return itemsOf(getOffset(getOffset(module, 'mispattributes'), 'input')).includes(type)
}

/** Whether a module takes whole attributes and answers with attributes and objects, not with plain values. */
export function answersInMispFormat(module: PhpMap): boolean {
  return !isEmpty(getOffset(getOffset(module, 'mispattributes'), 'format'))
}

/**
 * Asks an enrichment module about an attribute, unless the workflow of `enrichment-before-query` forbids it.
 *
 * @returns the answer's body; the text {@link BLOCKED_ANSWER}; or false when the service can't be reached
 * @throws PhpError where the workflow that is asked first dies
 */
export function queryEnrichment(context: EffectContext, request: EnrichmentRequest): PhpValue {
  const { attribute, module, triggerData } = request
  const name = textOf(module['name'])
  const eventId = getOffset(attribute, 'event_id')
  const { success } = context.fire({
    triggerId: 'enrichment-before-query',
    data: { ...triggerData, _module: name },
    logging: {
      model: 'Workflow',
      action: 'execute_workflow',
      id: 0,
      message: `The workflow \`enrichment-before-query\` prevented attribute \`${textOf(getOffset(attribute, 'id'))}\` (from event \`${textOf(eventId)}\`) to query the module \`${name}\``,
    },
  })
  if (!success) return BLOCKED_ANSWER
  if (isEmpty(context.state.settings['Plugin.Enrichment_services_enable'] ?? true)) return false
  const value = textOf(getOffset(attribute, 'value'))
  const answer = queryModule(context, name, request.query ?? queryOf(context, request, name), value)
  return answer === undefined || answer.status >= 400 ? false : answer.body
}

function queryOf(
  context: EffectContext,
  { attribute, module }: EnrichmentRequest,
  name: string,
): PhpMap {
  return {
    user: workflowUser(context),
    event_id: getOffset(attribute, 'event_id'),
    // Modules without settings get a placeholder.
    config: moduleConfig(context.state.settings, module) ?? { _: '_' },
    module: name,
    ...(answersInMispFormat(module)
      ? { attribute }
      : { [textOf(getOffset(attribute, 'type'))]: getOffset(attribute, 'value') }),
  }
}

/** The settings MISP has for a module's options, by option; undefined for a module without any. */
export function moduleConfig(settings: PhpMap, module: PhpMap): PhpMap | undefined {
  const name = textOf(module['name'])
  const options = getOffset(getOffset(module, 'meta'), 'config')
  const names = itemsOf(options).map(textOf)
  if (names.length === 0) return undefined
  return Object.fromEntries(
    names.map((option) => [option, getOffset(settings, `Plugin.Enrichment_${name}_${option}`)]),
  )
}

/**
 * The answer as an array.
 *
 * @throws PhpError for a text or false: MISP looks for keys in what is none
 */
export function answerArray(answer: PhpValue): PhpMap {
  if (typeof answer === 'string') {
    throw phpTypeError('Cannot access offset of type string on string')
  }
  if (!isPhpArray(answer)) {
    throw phpTypeError('array_key_exists(): Argument #2 ($array) must be of type array, bool given')
  }
  return mapOf(answer)
}
