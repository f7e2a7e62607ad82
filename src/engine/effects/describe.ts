import { findStoredEvent } from '../event/stored-events.ts'
import type { PhpMap } from '../php/value.ts'
import type { Effect, EffectTarget } from './effect.ts'
import type { MispState } from './state.ts'
import { findStoredAttribute } from './stored-rows.ts'
import { textOf } from './text-of.ts'

/**
 * What an effect does, as a sentence for analysts: `Attach the local tag tlp:red to attribute 8.8.8.8 (event 2)`.
 *
 * @param state where the names of rows are looked up that the effect knows by their id
 */
export function describeEffect(effect: Effect, state: MispState): string {
  switch (effect.kind) {
    case 'attach-tags': {
      const type = effect.relationshipType === '' ? '' : ` as "${effect.relationshipType}"`
      const locality = effect.local ? 'local' : 'global'
      return `Attach the ${locality} ${tagList(effect.tags)} to ${targetName(effect.target, state)}${type}`
    }
    case 'detach-tags': {
      const locality = effect.local === null ? '' : effect.local ? 'local ' : 'global '
      return `Remove the ${locality}${tagList(effect.tags)} from ${targetName(effect.target, state)}`
    }
    case 'edit-attributes':
      return `Change ${fieldList(effect.fields)} of ${countOf(effect.attributes, 'attribute')} of ${eventName(effect.eventId, state)}`
    case 'edit-event': {
      const touch = effect.touch ? ' and unpublish it' : ''
      return `Change ${fieldList(effect.fields)} of ${eventName(effect.eventId, state)}${touch}`
    }
    case 'publish-event':
      return `Publish ${eventName(effect.eventId, state)}`
    case 'add-attributes':
      return `Add ${countOf(effect.attributes, 'attribute')} and ${countOf(effect.objects, 'object')} to ${eventName(effect.eventId, state)}`
    case 'edit-report':
      return `Change the text of report ${effect.reportId} of ${eventName(effect.eventId, state)}`
    case 'write-file':
      return effect.text === null
        ? `Delete the file ${effect.path}`
        : `Write the file ${effect.path} (${countOf(effect.text.split('\n'), 'line')})`
    case 'extend-warninglist':
      return `Add ${countOf(effect.values, 'value')} to the warninglist ${warninglistName(effect.warninglistId, state)}`
    case 'block-event':
      return `Block the event ${textOf(effect.entry['event_uuid'])} (${textOf(effect.entry['event_info'])}) from being added again`
    case 'accept-proposal':
      return `Accept the proposal ${proposalName(effect.proposal)}`
    case 'discard-proposal':
      return `Discard the proposal ${proposalName(effect.proposal)}`
    case 'add-analyst-data':
      return `Add ${effect.type === 'Opinion' ? 'an' : 'a'} ${effect.type.toLowerCase()} to the ${textOf(effect.row['object_type'])} ${textOf(effect.row['object_uuid'])}`
    case 'send-mail':
      return `Send the mail "${effect.subject}" to ${listed(effect.to, 'nobody')}`
    case 'send-request':
      return `Send an HTTP ${effect.method} request to ${effect.url}`
    case 'query-module':
      return `Ask the misp-modules module ${effect.module}`
    case 'push-zmq':
      return `Publish a message on the ZeroMQ topic ${effect.topic}`
    case 'show-toast':
      return `Show user ${effect.userId} the message "${textOf(effect.toast['toast_header'])}"`
    case 'run-workflow':
      return `Run the workflow ${workflowName(effect.workflowId, state)}`
  }
}

function targetName(target: EffectTarget, state: MispState): string {
  if (target.scope === 'event') return eventName(target.eventId, state)
  const found = findStoredAttribute(state, target.attributeId)
  const name = found === undefined ? target.attributeId : textOf(found.attribute['value'])
  return `attribute ${name} (event ${target.eventId})`
}

function eventName(eventId: string, state: MispState): string {
  const event = findStoredEvent(state, eventId)
  return event === undefined ? `event ${eventId}` : `event ${eventId} (${textOf(event['info'])})`
}

function warninglistName(id: string, { warninglists }: MispState): string {
  return warninglists.find((list) => list.id === id)?.name ?? id
}

function workflowName(id: string, { workflows }: MispState): string {
  return workflows.find((workflow) => workflow.id === id)?.name ?? id
}

function proposalName(proposal: PhpMap): string {
  const isEdit = textOf(proposal['old_id']) !== '' && textOf(proposal['old_id']) !== '0'
  const about = isEdit ? `for attribute ${textOf(proposal['old_id'])}` : 'of a new attribute'
  return `${textOf(proposal['type'])} ${textOf(proposal['value'])} ${about} (event ${textOf(proposal['event_id'])})`
}

function tagList(tags: readonly string[]): string {
  return `${tags.length === 1 ? 'tag' : 'tags'} ${listed(tags, 'without a name')}`
}

function fieldList(fields: readonly string[]): string {
  return listed(fields, 'nothing')
}

function listed(items: readonly string[], nothing: string): string {
  const last = items.at(-1)
  if (last === undefined) return nothing
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

function countOf(items: readonly unknown[], noun: string): string {
  return `${items.length} ${noun}${items.length === 1 ? '' : 's'}`
}
