import { isPhpMap } from '@/engine/php/array'
import { omitKeys } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { field, textOf } from '@/formats/workflow-json/read-node'
import { modules, type FrozenModule } from './frozen'

/** What a short node says about its kind: the number of its module, or type and id of one that has none. */
export type ModuleMark = number | readonly [type: string, id: string]

const numberOfModule = new Map(modules.map(({ type, id }, index) => [`${type} ${id}`, index]))

/** How the module of a node is written. */
export function markOf(raw: PhpMap): ModuleMark {
  const data = field(raw, 'data')
  const [type, id] = [textOf(field(data, 'module_type')), textOf(field(data, 'id'))]
  return numberOfModule.get(`${type} ${id}`) ?? [type, id]
}

/** The module a mark stands for; where there is none, one that says nothing beyond type and id. */
export function moduleOf(mark: ModuleMark): FrozenModule | undefined {
  return typeof mark === 'number' ? modules[mark] : unknownModule(...mark)
}

function unknownModule(type: string, id: string): FrozenModule {
  return {
    type: type === 'trigger' || type === 'logic' ? type : 'action',
    id,
    name: id,
    version: '0.1',
    style: 'block-type-default',
    outputs: 1,
    facts: {},
    multipleOutputConnection: false,
    parameters: [],
  }
}

/** What a node says besides what follows from its module. */
export interface NodeOwn {
  readonly id: PhpValue
  readonly x: number
  readonly y: number
  readonly parameters: PhpValue
  readonly filter: PhpValue
  readonly inputs: PhpMap
  readonly outputs: PhpMap
}

/** The node as MISP's editor would write it: what the module gives, and the node's own. */
export function frameNode(module: FrozenModule, own: NodeOwn): PhpMap {
  return {
    id: own.id,
    name: module.name,
    data: {
      id: module.id,
      name: module.name,
      module_type: module.type,
      module_version: module.version,
      previous_module_version: '?',
      ...module.facts,
      multiple_output_connection: module.multipleOutputConnection,
      indexed_params: own.parameters,
      saved_filters: own.filter,
    },
    class: module.style,
    typenode: false,
    inputs: own.inputs,
    outputs: own.outputs,
    pos_x: own.x,
    pos_y: own.y,
  }
}

/** What MISP's editor makes anew each time it opens a node: in a link it is left out. */
const MADE_ANEW = ['html']
const MADE_ANEW_IN_DATA = ['node_uid', 'params', 'module_data']
/** What MISP takes from the module again, though nodes carry it, too. */
const OF_MODULE = ['class']
const OF_MODULE_IN_DATA = [
  'description',
  'icon',
  'icon_class',
  'inputs',
  'outputs',
  'version',
  'trigger_overhead',
  'trigger_overhead_message',
  'is_misp_module',
  'is_custom',
  'expect_misp_core_format',
  'support_filters',
  'html_template',
  'disabled',
]

/** A node without what MISP makes anew, its place rounded to whole pixels. */
export function withoutDerived(raw: PhpMap): PhpMap {
  const data = field(raw, 'data')
  const isKnown = typeof markOf(raw) === 'number'
  const dropped = [...MADE_ANEW_IN_DATA, ...(isKnown ? OF_MODULE_IN_DATA : [])]
  return {
    ...omitKeys(raw, [...MADE_ANEW, ...(isKnown ? OF_MODULE : [])]),
    ...(isPhpMap(data) ? { data: omitKeys(data, dropped) } : {}),
    pos_x: wholePixels(raw, 'pos_x'),
    pos_y: wholePixels(raw, 'pos_y'),
  }
}

/** No canvas is larger. */
const FARTHEST = 1_000_000_000

/** A place in whole pixels; 0 where there is none, as MISP's editor takes it. */
export function wholePixels(raw: PhpMap, key: 'pos_x' | 'pos_y'): number {
  const number = Math.round(Number(textOf(field(raw, key))))
  if (!Number.isFinite(number)) return 0
  // Adding 0 turns −0 into 0.
  return Math.max(-FARTHEST, Math.min(FARTHEST, number)) + 0
}
