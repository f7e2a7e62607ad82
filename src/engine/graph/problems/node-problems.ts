import type { ModuleDeclaration } from '../../modules/declaration.ts'
import { parameterProblems } from '../../modules/parameter-problems.ts'
import { undeclaredIds } from '../../modules/parameter-values.ts'
import { findDeclaration, type ModuleLookup } from '../../modules/find-declaration.ts'
import { isTruthy } from '../../php/empty.ts'
import { compatOf } from '../../compat.ts'
import { alwaysFirstOutput } from '../../run/branching.ts'
import { parametersOf } from '../../modules/parameters-of.ts'
import { filtersEnabled, getFilters } from '../../run/node-filter.ts'
import { removeAndReconnect } from '../edit/remove-nodes.ts'
import { setNodeFilter, setParameter } from '../edit/node-settings.ts'
import { switchNodes } from '../edit/node-marks.ts'
import type { GraphNode } from '../model.ts'
import { moduleNotifications } from '../module-notifications.ts'
import { isSwitchedOff } from '../switched-off.ts'
import { pathProblems } from './path-problems.ts'
import { nodeName, problem, type GraphProblem, type ProblemSetting } from './problem.ts'

/** What of the rest of the graph a node's own problems depend on. */
export interface Surroundings {
  /** The workflow's trigger; undefined while it has none that is known. */
  readonly trigger: { readonly blocking: boolean; readonly coreFormat: boolean } | undefined
  /** The data are in core format at every node. */
  readonly hasCoreFormat: boolean
}

/** Modules whose requests go to addresses that the user gives, which a setting of MISP can forbid. */
const SENDS_TO_ANY_URL: ReadonlySet<string> = new Set([
  'webhook',
  'ms-teams-webhook',
  'splunk-hec-export',
])

/** What is wrong with one node: its module, its parameters, its filter. */
export function nodeProblems(
  node: GraphNode,
  setting: ProblemSetting,
  surroundings: Surroundings,
): readonly GraphProblem[] {
  const declaration = findDeclaration(setting.lookup, node.moduleType, node.moduleId)
  if (declaration === undefined) return [unknownModule(node)]
  const { version } = setting.lookup.compat
  const parameters = parametersOf(declaration, { compat: compatOf(version) })
  return [
    ...switchedOff(node, declaration, setting, surroundings),
    ...notifications(node, declaration, setting, surroundings),
    ...parameterProblems({
      declaration,
      version,
      saved: node.parameters,
      ...(setting.options === undefined ? {} : { options: setting.options }),
    }).map(({ parameter, severity, title, sentence, fix }) =>
      problem(
        'parameter',
        severity,
        `${labelOf(declaration, parameter)} of ${nodeName(node)}: ${title}. ${sentence}`,
        {
          nodes: [node.key],
          parameter,
          detail: title,
          fixes:
            fix === undefined
              ? []
              : [
                  {
                    label: fix.title,
                    edit: (graph) => setParameter(graph, node.key, parameter, fix.value),
                  },
                ],
        },
      ),
    ),
    ...undeclaredIds(parameters, node.parameters).map((id) => unknownParameter(node, id)),
    ...pathProblems(node, declaration, parameters, surroundings.hasCoreFormat),
    ...filterProblem(node, declaration),
  ]
}

function labelOf({ parameters }: ModuleDeclaration, parameter: string): string {
  return parameters.find(({ id }) => id === parameter)?.label ?? parameter
}

const WITHOUT_MODULE: Readonly<Record<string, string>> = {
  trigger: 'Nothing starts the workflow.',
  logic: 'A run takes its second output.',
}

function unknownModule(node: GraphNode): GraphProblem {
  const { key, moduleType, moduleId } = node
  const outcome = Object.hasOwn(WITHOUT_MODULE, moduleType)
    ? (WITHOUT_MODULE[moduleType] ?? '')
    : 'In a run it counts as failed.'
  const fixes =
    moduleType === 'trigger'
      ? []
      : [
          {
            label: 'Remove the node',
            edit: (graph: Parameters<typeof removeAndReconnect>[0]) =>
              removeAndReconnect(graph, [key]),
          },
        ]
  return problem(
    'unknown-module',
    'error',
    `This MISP has no ${moduleType || 'such'} module “${moduleId}”. ${outcome} Its parameters are kept.`,
    { nodes: [key], fixes },
  )
}

function unknownParameter(node: GraphNode, id: string): GraphProblem {
  return problem(
    'unknown-parameter',
    'warning',
    `${nodeName(node)} holds a value for “${id}”, which its module does not know. It has no effect, and MISP’s editor drops it.`,
    {
      nodes: [node.key],
      parameter: id,
      fixes: [
        {
          label: `Remove “${id}”`,
          edit: (graph) => setParameter(graph, node.key, id, undefined),
        },
      ],
    },
  )
}

/** What a switched-off node means for the walk; MISP itself can only switch off whole modules. */
function switchedOff(
  node: GraphNode,
  declaration: ModuleDeclaration,
  { lookup }: ProblemSetting,
  { trigger }: Surroundings,
): readonly GraphProblem[] {
  if (!isSwitchedOff(node)) return []
  return [
    problem(
      'switched-off',
      'warning',
      `${nodeName(node)} is disabled here. ${effectOfDisabled(node, declaration, lookup.compat, trigger)} MISP can only disable a module, not one node: there the node runs.`,
      {
        nodes: [node.key],
        fixes: [
          { label: 'Enable the node', edit: (graph) => switchNodes(graph, [node.key], true) },
          {
            label: 'Remove the node and close the gap',
            edit: (graph) => removeAndReconnect(graph, [node.key]),
          },
        ],
      },
    ),
  ]
}

/** What a run does at a node whose module is disabled: it is passed, or it stops the branch. */
function effectOfDisabled(
  node: GraphNode,
  declaration: ModuleDeclaration,
  { version }: ModuleLookup['compat'],
  trigger: Surroundings['trigger'],
): string {
  if (declaration.id === 'concurrent-task') return 'A run drops its branches.'
  if (declaration.type === 'logic') {
    if (alwaysFirstOutput(node, compatOf(version))) return 'A run passes it.'
    const hasElse = node.outputs.some(({ name }) => name === 'output_2')
    return hasElse ? 'A run takes its second output.' : 'A run ends there.'
  }
  if (declaration.blocking)
    return 'It counts as failed, and being a blocking module it stops the run.'
  if (trigger === undefined) return 'It counts as failed.'
  return trigger.blocking
    ? 'It counts as failed, and the run goes on behind it.'
    : 'It counts as failed, and the run skips what is behind it.'
}

function notifications(
  node: GraphNode,
  declaration: ModuleDeclaration,
  { misp }: ProblemSetting,
  { trigger }: Surroundings,
): readonly GraphProblem[] {
  if (declaration.type === 'trigger') return []
  const found = moduleNotifications(
    {
      disabled: misp.disabledModules.includes(declaration.id),
      blocking: declaration.blocking,
      expectsCoreFormat: declaration.expectsCoreFormat,
      sendsToAnyUrl: SENDS_TO_ANY_URL.has(declaration.id),
    },
    {
      trigger,
      anyUrlAllowed: isTruthy(misp.settings['Security.rest_client_enable_arbitrary_urls'] ?? null),
    },
  )
  return found.map(({ severity, text, description }) =>
    problem('notification', severity, `${text}: ${nodeName(node)}. ${description}`, {
      nodes: [node.key],
      detail: text,
    }),
  )
}

/** A filter that is filled in by halves selects something else than it seems to. */
function filterProblem(node: GraphNode, declaration: ModuleDeclaration): readonly GraphProblem[] {
  if (!filtersEnabled(node.savedFilters)) return []
  const filter = getFilters(node.savedFilters)
  const off = {
    label: 'Remove the filter',
    edit: (graph: Parameters<typeof setNodeFilter>[0]) => setNodeFilter(graph, node.key, undefined),
  }
  if (declaration.type === 'trigger' || !declaration.supportsFilters) {
    return [
      problem(
        'node-filter',
        'info',
        `${nodeName(node)} has a filter, but its module does not use filters.`,
        {
          nodes: [node.key],
          fixes: [off],
        },
      ),
    ]
  }
  // Without a selector the filter is about the whole data, as in one of MISP's own blueprints.
  const needed =
    filter.operator === 'any_value' ? (['path'] as const) : (['value', 'operator', 'path'] as const)
  const missing = needed.filter((field) => filter[field] === '')
  if (filter.selector === '' || missing.length === 0) return []
  return [
    problem(
      'node-filter',
      'warning',
      `The filter of ${nodeName(node)} has no ${missing.join(' and no ')}. MISP’s editor does not store it like that; a run takes what is missing for an empty text.`,
      { nodes: [node.key], fixes: [off] },
    ),
  ]
}
