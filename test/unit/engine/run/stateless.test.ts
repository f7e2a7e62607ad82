import { describe, expect, it } from 'vitest'
import { runStateless, type StatelessResult } from '@/engine/run/stateless.ts'
import type { PhpValue } from '@/engine/php/value.ts'
import { EVENT, STATE } from './sample-state.ts'

function attempt(
  moduleId: string,
  parameters: PhpValue,
  more: Partial<Parameters<typeof runStateless>[0]> = {},
): StatelessResult {
  return runStateless({
    moduleId,
    parameters,
    inputData: JSON.stringify({ Event: EVENT }),
    convert: true,
    state: STATE,
    ...more,
  })
}

const filter = {
  selector: 'Event._AttributeFlattened.{n}',
  hash_path: 'type',
  operator: 'equals',
  value: 'md5',
}

describe('a module tried out by itself', () => {
  it('answers like a node, its data converted or not', () => {
    const count = {
      selector: 'Event._AttributeFlattened.{n}',
      operator: 'equals',
      value: '3',
    }
    expect(attempt('count-if', count).success).toBe(true)
    expect(attempt('count-if', count, { convert: '0' }).success).toBe(false)
    expect(attempt('stop-execution', { message: 'no {{ Event.info }}' }).errors).toEqual([
      'no An event',
    ])
  })

  it('runs even when it is disabled, and writes no log', () => {
    const state = { ...STATE, disabledModules: ['push-zmq'] }
    const result = attempt('push-zmq', { data_extraction_path: 'Event.info' }, { state })
    expect(result).toMatchObject({ success: true, errors: [], log: [] })
    expect(result.state.outbox.zmq).toHaveLength(1)
  })

  it('shows what a filter leaves of the event, since 2.5.19', () => {
    const { filteredData } = attempt('generic-filter-data', filter)
    expect(filteredData?.['Event']).toMatchObject({ _AttributeFlattened: [{ type: 'md5' }] })
    expect(attempt('generic-filter-data', filter, { version: '2.5.1' })).not.toHaveProperty(
      'filteredData',
    )
    const elsewhere = { ...filter, selector: 'Log.{n}' }
    expect(
      attempt('generic-filter-data', elsewhere, { inputData: '{}', convert: false }),
    ).not.toHaveProperty('filteredData')
    expect(attempt('published-if', {})).not.toHaveProperty('filteredData')
  })

  it('has nothing to do for a trigger', () => {
    expect(attempt('event-publish', {})).toMatchObject({ success: true, errors: [] })
  })

  it.each<[string, Partial<Parameters<typeof runStateless>[0]>, string]>([
    ['no data', { inputData: null }, 'Exception'],
    ['data that are no JSON', { inputData: '{' }, 'Exception'],
    ['data that are no text', { inputData: {} }, 'TypeError'],
    ['data that are no array', { inputData: '5' }, 'TypeError'],
    ['parameters that are no array', { parameters: 'x' }, 'TypeError'],
    ['a module MISP does not know', { moduleId: 'no-such-module' }, 'Exception'],
    ['what the module dies of', { moduleId: 'tag-if', parameters: { tags: 'x' } }, 'TypeError'],
    [
      'what the module throws: nothing catches it here',
      {
        moduleId: 'telegram-send-alert',
        parameters: { bot_token: 'a', chat_id: '1', message_body_template: 'm' },
        state: { ...STATE, httpAnswers: [] },
      },
      'Exception',
    ],
  ])('dies of %s', (_what, more, phpClass) => {
    const { fatal, success } = attempt('generic-if', {}, more)
    expect(success).toBe(false)
    expect(fatal?.phpClass).toBe(phpClass)
  })
})
