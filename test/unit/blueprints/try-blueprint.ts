import { existsSync, readFileSync } from 'node:fs'
import { compatOf, type MispVersion } from '@/engine/compat'
import { attributesOf } from '@/engine/event/stored-events'
import { findTriggerModule } from '@/engine/modules/registry'
import { isPhpMap } from '@/engine/php/array'
import { getOffset, itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { RunResult } from '@/engine/run/records'
import { runWorkflow } from '@/engine/run/run-workflow'
import { stateForEvent } from '@/formats/event-json/state-for-event'
import { teachingMisp } from '@/formats/simulated-misp/teaching-misp'
import { loadTeachingTexts } from '@/formats/simulated-misp/teaching-texts'
import { putBehindTrigger } from '@/formats/workflow-json/behind-trigger'
import type { BlueprintDocument } from '@/formats/workflow-json/documents'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { blueprintIndex } from '../../../blueprints'

const NOW = 1_792_900_000

const misp = teachingMisp(
  await loadTeachingTexts((file) =>
    Promise.resolve(readFileSync(`public/simulated-misp/${file}.json`, 'utf8')),
  ),
  NOW,
)

/** A blueprint of ours, read from its file. */
export function readBlueprint(id: string): BlueprintDocument {
  const { blueprints } = readWorkflowFile(readFileSync(`blueprints/${id}.json`, 'utf8'))
  const [blueprint] = blueprints
  if (blueprint === undefined) throw new Error(`${id}.json holds no blueprint`)
  return blueprint
}

/** The sample event of a blueprint, as JSON. */
export function readSample(id: string): PhpMap {
  const own = `blueprints/samples/${id}.json`
  const value: PhpValue = JSON.parse(
    readFileSync(existsSync(own) ? own : `public/samples/${id}.json`, 'utf8'),
  )
  if (!isPhpMap(value)) throw new Error(`${id}.json is no object`)
  return value
}

/** What a run of a blueprint leaves, in the words of tests. */
export interface Tried {
  readonly result: RunResult
  readonly outcome: string
  /** Names of the event's tags afterwards. */
  readonly eventTags: readonly string[]
  /** Of each attribute: its value, its tags and whether sensors may use it, as `value: tag, tag [ids]`. */
  readonly attributes: readonly string[]
  readonly mails: readonly { readonly subject: string; readonly body: string }[]
  readonly requests: readonly string[]
}

/**
 * Runs a blueprint behind its trigger in the MISP for teaching, on its sample.
 *
 * @param change what is to be different about the sample's JSON, by a search in its text
 */
export function tryBlueprint(
  id: string,
  version: MispVersion,
  change: (json: string) => string = (json) => json,
): Tried {
  const entry = blueprintIndex.find((one) => one.id === id)
  if (entry === undefined) throw new Error(`${id} is not in the index`)
  const trigger = findTriggerModule({ compat: compatOf(version), state: misp }, entry.trigger)
  if (trigger === undefined) throw new Error(`there is no trigger ${entry.trigger}`)
  const { graph } = putBehindTrigger(readBlueprint(id).nodes, trigger.declaration)
  const data = changed(readSample(entry.sample), change)
  const event = getOffset(data, 'Event')
  if (!isPhpMap(event)) throw new Error('a sample holds an event')
  const workflow = {
    id: '1',
    name: entry.name,
    triggerId: entry.trigger,
    debugEnabled: false,
    enabled: true,
    counter: 0,
    graph,
  }
  const result = runWorkflow({ workflow, data, state: stateForEvent(event, NOW, misp), version })
  const after = result.state.events[String(event['id'])] ?? {}
  return {
    result,
    outcome: result.outcome,
    eventTags: tagsOf(after),
    attributes: attributesOf(after).map(describe),
    mails: result.state.outbox.mails.map(({ subject, body }) => ({ subject, body })),
    requests: result.state.outbox.requests.map(({ url, body }) => `${url} ${JSON.stringify(body)}`),
  }
}

function changed(data: PhpMap, change: (json: string) => string): PhpMap {
  const value: PhpValue = JSON.parse(change(JSON.stringify(data)))
  if (!isPhpMap(value)) throw new Error('the changed sample is no object')
  return value
}

/** Replaces a text wherever it stands in the sample, where it has to be. */
export function put(wanted: string, instead: string): (json: string) => string {
  return (json) => {
    if (!json.includes(wanted)) throw new Error(`the sample has no ${wanted}`)
    return json.replaceAll(wanted, instead)
  }
}

function describe(attribute: PhpValue): string {
  const value = String(getOffset(attribute, 'value'))
  const flag = getOffset(attribute, 'to_ids') === true ? ' [ids]' : ''
  return `${value.slice(0, 30)}: ${tagsOf(attribute).join(', ')}${flag}`
}

function tagsOf(row: PhpValue): readonly string[] {
  return itemsOf(getOffset(row, 'Tag')).map((tag) => String(getOffset(tag, 'name')))
}
