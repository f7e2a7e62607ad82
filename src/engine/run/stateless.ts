import { compatOf, DEFAULT_MISP_VERSION, type MispVersion } from '../compat.ts'
import type { Effect } from '../effects/effect.ts'
import type { LogEntry, MispState } from '../effects/state.ts'
import { convertToCoreFormat } from '../event/convert.ts'
import type { GraphNode } from '../graph/model.ts'
import type { NodeModule } from '../modules/module.ts'
import { findNodeModule, findTriggerModule } from '../modules/registry.ts'
import { arrayHas, isPhpArray, toPhpMap } from '../php/array.ts'
import { isTruthy } from '../php/empty.ts'
import { MispException, PhpError, phpTypeError } from '../php/errors.ts'
import { getOffset } from '../php/offsets.ts'
import { phpTypeName } from '../php/type-name.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { describeFatal, toRunEnd } from './fatal.ts'
import { workflowStarter } from './fire-trigger.ts'
import { ModuleContext } from './module-context.ts'
import type { FatalError, RenderedTemplate } from './records.ts'
import { RoamingData } from './roaming-data.ts'
import { Session } from './session.ts'

/** A module tried out by itself, as MISP's `moduleStatelessExecution` does: the fields as they are posted. */
export interface StatelessRequest {
  readonly moduleId: string
  /** JSON text; anything else kills MISP's request. */
  readonly inputData: PhpValue
  /** Parameter values by id. */
  readonly parameters: PhpValue
  /** Truthy: the input is converted as for `event-publish`. */
  readonly convert: PhpValue
  readonly state: MispState
  readonly version?: MispVersion
  readonly initiator?: string
}

export interface StatelessResult {
  readonly success: boolean
  readonly errors: readonly string[]
  /** For modules that switch filters on: the event as the next node would see it. */
  readonly filteredData?: PhpMap
  /** PHP died, or an exception was thrown, which nothing catches here. */
  readonly fatal?: FatalError
  readonly effects: readonly Effect[]
  readonly templates: readonly RenderedTemplate[]
  readonly log: readonly LogEntry[]
  /** The simulated MISP afterwards. */
  readonly state: MispState
}

type Answer = Pick<StatelessResult, 'success' | 'errors' | 'filteredData' | 'fatal'>

/**
 * Executes one module without a workflow, even a disabled one. Nothing is logged or sent to the debug endpoint, there is
 * no trigger node, and what the module throws ends the request. Nothing is thrown: the result says `fatal`.
 */
export function runStateless(request: StatelessRequest): StatelessResult {
  const session = new Session({
    state: request.state,
    compat: compatOf(request.version ?? DEFAULT_MISP_VERSION),
    starter: workflowStarter,
    initiator: request.initiator,
  })
  return {
    ...answer(session, request),
    effects: session.effects,
    templates: session.templates,
    log: session.logRows,
    state: session.state,
  }
}

function answer(session: Session, request: StatelessRequest): Answer {
  try {
    return execute(session, request)
  } catch (error) {
    return { success: false, errors: [], fatal: describe(error) }
  }
}

function describe(error: unknown): FatalError {
  if (error instanceof MispException) {
    return describeFatal(new PhpError('Exception', error.message), 'request')
  }
  return describeFatal(toRunEnd(error), 'request')
}

function execute(session: Session, request: StatelessRequest): Answer {
  const input = decode(request.inputData)
  const parameters = requireParameters(request.parameters)
  const roaming = new RoamingData(roamingData(session, input, request.convert), session.compat)
  const module = findModule(session, request.moduleId)
  // A trigger has nothing to execute.
  if (module === undefined) return { success: true, errors: [] }
  const context = new ModuleContext({
    node: madeUpNode(module, parameters),
    declaration: module.declaration,
    roaming,
    session,
    triggerNode: null,
    workflowId: '',
  })
  const success = module.run(context)
  return { success, errors: context.errors, ...filteredData(session, module, roaming) }
}

/** @throws PhpError for what is no text, or no JSON */
function decode(text: PhpValue): PhpValue {
  if (isPhpArray(text)) {
    throw phpTypeError('json_decode(): Argument #1 ($json) must be of type string, array given')
  }
  try {
    const value: PhpValue = JSON.parse(toPhpString(text))
    return value
  } catch {
    throw new PhpError('Exception', 'Syntax error')
  }
}

function requireParameters(parameters: PhpValue): PhpArray {
  if (isPhpArray(parameters)) return parameters
  throw phpTypeError(
    `Workflow::moduleStatelessExecution(): Argument #3 ($param_data) must be of type array, ${phpTypeName(parameters)} given`,
  )
}

function roamingData(session: Session, input: PhpValue, convert: PhpValue): PhpMap {
  if (!isPhpArray(input)) {
    throw phpTypeError(
      `Workflow::moduleStatelessExecution(): Argument #2 ($input_data) must be of type array, ${phpTypeName(input)} given`,
    )
  }
  if (!isTruthy(convert)) return toPhpMap(input)
  return convertToCoreFormat(input, session.state, session.compat)
}

/**
 * The module with an id, whatever its type; undefined for a trigger.
 *
 * @throws MispException when MISP knows no such module
 */
function findModule(session: Session, id: string): NodeModule | undefined {
  const module = findNodeModule(session, 'action', id) ?? findNodeModule(session, 'logic', id)
  if (module === undefined && findTriggerModule(session, id) === undefined) {
    throw new MispException(`Unknown module \`${id}\``)
  }
  return module
}

/** The node MISP makes up: without a filter and without connections. */
function madeUpNode({ declaration }: NodeModule, parameters: PhpArray): GraphNode {
  const { id, isFiltering, multipleOutputConnection, name, type } = declaration
  return {
    key: '1',
    id: 1,
    name,
    moduleType: type,
    moduleId: id,
    parameters,
    savedFilters: [],
    multipleOutputConnection,
    isFiltering,
    inputs: [],
    outputs: [],
    position: { x: 0, y: 0 },
    raw: { id: 1, data: { id, name, module_type: type, indexed_params: parameters } },
  }
}

function filteredData(
  session: Session,
  { declaration }: NodeModule,
  roaming: RoamingData,
): Pick<StatelessResult, 'filteredData'> {
  if (!session.compat.statelessShowsFilteredData || !declaration.isFiltering) return {}
  const data = roaming.filtered()
  return arrayHas(data, 'Event') ? { filteredData: { Event: getOffset(data, 'Event') } } : {}
}
