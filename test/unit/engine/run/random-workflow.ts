import fc from 'fast-check'
import type { StoredWorkflow } from '@/engine/effects/state.ts'
import type { GraphNode, Port } from '@/engine/graph/model.ts'
import type { ParameterDeclaration } from '@/engine/modules/declaration.ts'
import { isTrigger } from '@/engine/modules/module.ts'
import { ALL_MODULES } from '@/engine/modules/registry.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'

/** Any JSON value, small. */
export const junk: fc.Arbitrary<PhpValue> = fc.letrec<{ value: PhpValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<PhpValue>(null, true, false, 0, 1, -1, 1.5, '', '0', '1', 'tlp:red'),
    fc.string({ maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('id', 'name', 'Event', 'Tag', '__proto__', 'constructor', '0', '', 'x'),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
})).value

const paths = fc.constantFrom(
  '',
  'Event',
  'Event.id',
  'Event.info',
  'Event.Attribute.{n}',
  'Event._AttributeFlattened.{n}',
  'Event._AttributeFlattened.{n}.Tag.{n}.name',
  'Event.Attribute.{n}[type=ip-dst].value',
  'Event.Attribute.{n}[value=/a/]',
  'Event.Object.{n}.Attribute.{n}',
  'Event.Tag.{n}.name',
  '{n}',
  '{s}.{*}',
  'type',
  'Tag.{n}.name',
  '_unfilteredData.Event',
)

const texts = fc.constantFrom(
  '{{ Event.info }}',
  '{% for a in Event.Attribute %}{{ a.value }}{% endfor %}',
  '{{ broken',
  'tlp:red',
  'https://example.org/hook',
  'not an address',
  '{"a": 1}',
  '8.8.8.8',
  'A',
  'all',
)

/** A value for a parameter: one it offers, a text or path that means something, or anything. */
function parameterValue({ options }: ParameterDeclaration): fc.Arbitrary<PhpValue> {
  const offered = (options ?? []).map(([value]) => value)
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('', ...offered) },
    { weight: 2, arbitrary: texts },
    { weight: 2, arbitrary: paths },
    {
      weight: 1,
      arbitrary: fc.array(fc.oneof(texts, fc.constantFrom('', ...offered)), { maxLength: 3 }),
    },
    { weight: 1, arbitrary: junk },
  )
}

const savedFilters: fc.Arbitrary<PhpValue> = fc.oneof(
  fc.constant<PhpValue>({ selector: '', value: '', operator: '', path: '' }),
  fc.record({
    selector: paths,
    value: texts,
    operator: fc.constantFrom('in', 'not_in', 'equals', 'not_equals', 'any_value', 'x'),
    path: paths,
  }),
  junk,
)

const NODE_KEYS = [1, 2, 3, 4, 5, 6, 7]

const targets = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...NODE_KEYS) },
  { weight: 1, arbitrary: fc.constant(99) },
)

/** Connections to some nodes, seldom to one that does not exist. */
const connections: fc.Arbitrary<Port['connections']> = fc.array(
  targets.map((node) => ({ node, port: 'input_1' })),
  { maxLength: 2 },
)

const outputs: fc.Arbitrary<readonly Port[]> = fc
  .tuple(connections, connections)
  .map(([first, second]) => [
    { name: 'output_1', connections: first },
    { name: 'output_2', connections: second },
  ])

interface NodeKind {
  readonly type: string
  readonly id: string
  readonly parameters: readonly ParameterDeclaration[]
}

const NODE_KINDS: readonly NodeKind[] = [
  ...ALL_MODULES.filter((module) => !isTrigger(module)).map(({ declaration }) => ({
    type: declaration.type,
    id: declaration.id,
    parameters: declaration.parameters,
  })),
  { type: 'action', id: 'no-such-action', parameters: [] },
  { type: 'logic', id: 'no-such-if', parameters: [] },
  { type: 'action', id: 'an_action_of_the_service', parameters: [] },
]

function node(key: number, kind: NodeKind): fc.Arbitrary<GraphNode> {
  const entries = kind.parameters.map((parameter) =>
    fc.tuple(fc.boolean(), fc.constant(parameter.id), parameterValue(parameter)),
  )
  const parameters: fc.Arbitrary<PhpMap> = fc
    .tuple(...entries)
    .map((drawn) =>
      Object.fromEntries(drawn.flatMap(([isSaved, id, value]) => (isSaved ? [[id, value]] : []))),
    )
  return fc
    .record({ parameters, savedFilters, outputs, isFiltering: fc.boolean() })
    .map((random) => ({
      key: String(key),
      id: key,
      name: kind.id,
      moduleType: kind.type,
      moduleId: kind.id,
      multipleOutputConnection: kind.id === 'concurrent-task',
      inputs: [],
      position: { x: 0, y: 0 },
      raw: { id: key, data: { id: kind.id, indexed_params: random.parameters } },
      ...random,
    }))
}

const TRIGGER_IDS = ALL_MODULES.filter(isTrigger)
  .map(({ declaration }) => declaration.id)
  .filter((id) => id !== 'adhoc-trigger')

const triggerIds = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('event-publish', 'event-after-save', 'adhoc_1') },
  { weight: 1, arbitrary: fc.constantFrom(...TRIGGER_IDS) },
)

const triggerParameters = fc.record({
  scope: fc.constantFrom('passed_roaming_data', 'passed_event_ids', 'events', 'any'),
  filters: fc.constantFrom('{}', '{"eventid": ["1"]}', 'no json'),
  locality: fc.constant('any'),
})

function trigger(id: string): fc.Arbitrary<GraphNode> {
  return fc.tuple(triggerParameters, connections).map(([parameters, others]) => ({
    key: '0',
    id: 0,
    name: id,
    moduleType: 'trigger',
    moduleId: id,
    parameters,
    savedFilters: null,
    multipleOutputConnection: false,
    isFiltering: false,
    inputs: [],
    outputs: [{ name: 'output_1', connections: [{ node: 1, port: 'input_1' }, ...others] }],
    position: { x: 0, y: 0 },
    raw: { id: 0, data: { id, misp_core_format: true } },
  }))
}

const kinds = fc.constantFrom(...NODE_KINDS)

/** A workflow with one trigger and seven nodes of any module, wired anyhow. */
export const workflows: fc.Arbitrary<StoredWorkflow> = triggerIds.chain((triggerId) =>
  fc
    .tuple(trigger(triggerId), ...NODE_KEYS.map((key) => kinds.chain((kind) => node(key, kind))))
    .map((nodes) => ({
      id: '1',
      name: 'Random',
      triggerId,
      debugEnabled: true,
      enabled: true,
      counter: 0,
      graph: { nodes, frames: [] },
    })),
)
