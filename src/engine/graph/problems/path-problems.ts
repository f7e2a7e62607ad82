import { applyFix } from '../../hash-path/advice/note.ts'
import { parsePath } from '../../hash-path/index.ts'
import { advisePath } from '../../hash-path/advice/advise-path.ts'
import type { ModuleDeclaration } from '../../modules/declaration.ts'
import { isShown, textOf, valueOf } from '../../modules/parameter-values.ts'
import { pathUse, type PathUse } from '../../modules/path-use.ts'
import type { ParameterDeclaration } from '../../modules/declaration.ts'
import type { PhpValue } from '../../php/value.ts'
import { filtersEnabled, getFilters } from '../../run/node-filter.ts'
import { setNodeFilter, setParameter } from '../edit/node-settings.ts'
import type { GraphNode, WorkflowGraph } from '../model.ts'
import { CORE_FORMAT, UNKNOWN, type Shape } from './core-format.ts'
import { matchShape } from './match-shape.ts'
import { nodeName, problem, type GraphProblem, type ProblemSeverity } from './problem.ts'

/** A path that is written wrongly or finds nothing, whatever the event. */
interface PathFault {
  readonly severity: ProblemSeverity
  readonly text: string
  readonly fix?: { readonly label: string; readonly path: string }
}

/** Hash paths of a node that can't find anything. */
export function pathProblems(
  node: GraphNode,
  declaration: ModuleDeclaration,
  parameters: readonly ParameterDeclaration[],
  hasCoreFormat: boolean,
): readonly GraphProblem[] {
  const data = hasCoreFormat ? CORE_FORMAT : UNKNOWN
  return [
    ...parameters
      .filter(({ type }) => type === 'hashpath')
      .filter((parameter) => isShown(parameter, parameters, node.parameters))
      .flatMap((parameter) => parameterPath(node, declaration, parameters, parameter, data)),
    ...filterPaths(node, declaration, data),
  ]
}

function parameterPath(
  node: GraphNode,
  declaration: ModuleDeclaration,
  parameters: readonly ParameterDeclaration[],
  parameter: ParameterDeclaration,
  data: Shape,
): readonly GraphProblem[] {
  const read = (id: string): PhpValue => {
    const other = parameters.find((one) => one.id === id)
    return other === undefined ? '' : valueOf(other, node.parameters)
  }
  const path = textOf(valueOf(parameter, node.parameters))
  const use = pathUse(declaration.id, parameter.id, read)
  return pathFaults(path, use, data).map(({ severity, text, fix }) => {
    const edit = (graph: WorkflowGraph): WorkflowGraph =>
      setParameter(graph, node.key, parameter.id, fix?.path ?? path)
    return problem('hash-path', severity, `${parameter.label} of ${nodeName(node)}: ${text}`, {
      nodes: [node.key],
      parameter: parameter.id,
      detail: text,
      fixes: fix === undefined ? [] : [{ label: fix.label, edit }],
    })
  })
}

function filterPaths(
  node: GraphNode,
  declaration: ModuleDeclaration,
  data: Shape,
): readonly GraphProblem[] {
  const supports = declaration.type !== 'trigger' && declaration.supportsFilters
  if (!supports || !filtersEnabled(node.savedFilters)) return []
  const filter = getFilters(node.savedFilters)
  const selector = textOf(filter.selector)
  const fields: readonly (readonly [field: 'selector' | 'path', label: string, use: PathUse])[] = [
    ['selector', 'The selector', { mode: 'extract' }],
    ['path', 'The path', { mode: 'extract', selector }],
  ]
  return fields.flatMap(([field, label, use]) =>
    pathFaults(textOf(filter[field]), use, data).map(({ severity, text, fix }) => {
      const edit = (graph: WorkflowGraph): WorkflowGraph =>
        setNodeFilter(graph, node.key, { ...filter, [field]: fix?.path ?? filter[field] })
      return problem(
        'hash-path',
        severity,
        `${label} of the filter of ${nodeName(node)}: ${text}`,
        {
          nodes: [node.key],
          parameter: `saved_filters.${field}`,
          detail: text,
          fixes: fix === undefined ? [] : [{ label: fix.label, edit }],
        },
      )
    }),
  )
}

/** What is wrong with how a path is written; if nothing is, whether data can have what it names. */
function pathFaults(path: string, { mode, selector }: PathUse, data: Shape): readonly PathFault[] {
  if (path === '') return []
  const notes = advisePath(path, undefined, mode)
  if (notes.length > 0) {
    return notes.map(({ severity, sentence, fix }) => ({
      severity,
      text: sentence,
      ...(fix === undefined ? {} : { fix: { label: fix.title, path: applyFix(path, fix) } }),
    }))
  }
  const match =
    selector === undefined
      ? matchShape(path, data)
      : matchShape(path, itemsAt(selector, data), 'An item of the selector')
  if ('found' in match) return []
  const { text, meant } = match.mismatch
  return [
    {
      severity: 'warning',
      text: `${text}. In MISP’s core format the path never finds anything.`,
      ...(meant === undefined ? {} : { fix: { label: `Write ${meant}`, path: meant } }),
    },
  ]
}

/** What a selector's items are. MISP takes what a path without wildcards leads to for the list of them. */
function itemsAt(selector: string, data: Shape): Shape {
  const match = matchShape(selector, data)
  if ('mismatch' in match) return UNKNOWN
  if (!parsePath(selector).isSimple) return match.found
  return match.found.is === 'list' ? match.found.of() : UNKNOWN
}
