import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedExercise } from '@/formats/exercise/shared-exercise'
import type { SharedContent } from '@/formats/share-link/content'
import { describeContent } from '@/formats/share-link/describe'
import { reachOf } from '@/formats/share-link/reach'
import {
  packFile,
  packOf,
  pathExercise,
  shippedPack,
  workflowExercise,
} from '../exercise/sample-pack'

it('says what a blueprint is made of', () => {
  const content = readFileSync('blueprints/block-on-pap-red-or-tlp-red.json', 'utf8')
  expect(
    describeContent({
      kind: 'blueprint',
      content,
      trigger: 'event-publish',
      version: '2.5.1',
      events: [{ name: 'a.json', content: '{}' }],
    }),
  ).toMatchObject({
    kind: 'Blueprint',
    name: 'Block on PAP:RED or tlp:red',
    lines: ['2 nodes, for MISP 2.5.1', 'Trigger: event-publish', 'Data: a.json, 2 characters'],
    modules: [
      { type: 'logic', id: 'tag-if', name: 'IF :: Tag', count: 1 },
      { type: 'action', id: 'stop-execution', name: 'Stop execution', count: 1 },
    ],
    templates: 0,
    problems: [],
  })
})

it('says what of a workflow leaves MISP, runs code or is a template', () => {
  const node = (id: string, url: string) =>
    `{"id":1,"name":"N","data":{"id":"${id}","module_type":"action","indexed_params":{"url":"${url}"}}}`
  const description = describeContent({
    kind: 'workflow',
    content: `{"1":${node('webhook', '{{ Event.id }}')},"2":${node('their-own', 'x')},"3":${node('webhook', 'y')}}`,
    events: [],
  })
  expect(description.modules).toEqual([
    { type: 'action', id: 'webhook', name: 'N', count: 2, reach: 'web-request' },
    { type: 'action', id: 'their-own', name: 'N', count: 1, reach: 'own-code' },
  ])
  expect(description.templates).toBe(1)
})

it('says why a workflow cannot be read', () => {
  const { problems, modules } = describeContent({ kind: 'workflow', content: '[', events: [] })
  expect(modules).toEqual([])
  expect(problems).toEqual([expect.objectContaining({ severity: 'unreadable' })])
})

it('says what a session holds', () => {
  expect(
    describeContent({
      kind: 'hash-path',
      paths: ['a', 'b'],
      mode: 'get',
      form: 'raw',
      sample: 'phishing',
      condition: { kind: 'count', fields: {} },
      events: [],
    }),
  ).toMatchObject({
    kind: 'Hash-path session',
    lines: [
      '2 paths, read by get in the JSON as it is',
      'Path: a',
      'Path: b',
      'Condition: count',
      'Sample: phishing',
    ],
  })
})

describe('an exercise', () => {
  it('is described by its task and its figures, not by its solution', () => {
    const pack = shippedPack('workflows')
    const exercise = workflowExercise('stop-tlp-red')
    expect(describeContent(sharedExercise(pack, exercise))).toEqual({
      kind: 'Exercise',
      name: 'Events with tlp:red stay here',
      text: expect.stringMatching(/^The trigger Event Publish waits .*\n\nBuild a workflow/),
      lines: [
        'On a workflow, for MISP 2.5.19',
        'Event: Talks with an informant, tlp:red',
        'Event: Phishing kit, tlp:green',
        '2 more events to check on',
        '3 hints and the solution',
        'From the pack “Workflows”, by MISP Workflow Playground, AGPL-3.0-or-later',
      ],
      modules: [],
      templates: 0,
      problems: [],
    })
    const path = describeContent(sharedExercise(packOf(packFile()), pathExercise()))
    expect(path.lines).toEqual([
      'On hash paths',
      'Event: A scan',
      '1 hint and the solution',
      'From the pack “First steps”',
    ])
  })

  it('that cannot be read says where', () => {
    const content: SharedContent = { kind: 'exercise', name: 'E', content: '{}', events: [] }
    expect(describeContent(content)).toMatchObject({
      kind: 'Exercise',
      name: 'E',
      problems: expect.arrayContaining([
        expect.objectContaining({ severity: 'unreadable', where: 'exercises' }),
      ]),
    })
  })
})

it('knows no reach of triggers and of what stays in MISP', () => {
  expect(reachOf('trigger', 'anything')).toBeUndefined()
  expect(reachOf('action', 'tag_operation')).toBeUndefined()
})
