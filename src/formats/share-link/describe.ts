import { DEFAULT_MISP_VERSION } from '@/engine/compat'
import type { GraphNode } from '@/engine/graph/model'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import type { WorkflowProblem } from '@/formats/workflow-json/problem'
import type { SharedContent } from './content'
import { describeExercise } from './describe-exercise'
import { reachOf, type Reach } from './reach'

/** A module as a workflow uses it. */
export interface UsedModule {
  readonly type: string
  readonly id: string
  /** What its nodes are called. */
  readonly name: string
  readonly count: number
  /** What it does outside of MISP; undefined when nothing. */
  readonly reach?: Reach
}

/** What a link holds, for people. */
export interface Description {
  /** “Workflow”, “Blueprint” … */
  readonly kind: string
  readonly name: string
  readonly text: string
  /** One line for each thing in it. */
  readonly lines: readonly string[]
  readonly modules: readonly UsedModule[]
  /** Nodes with texts that MISP renders as templates. */
  readonly templates: number
  /** Why it cannot be opened, or what is wrong with it. */
  readonly problems: readonly WorkflowProblem[]
}

const KINDS: Readonly<Record<SharedContent['kind'], string>> = {
  workflow: 'Workflow',
  blueprint: 'Blueprint',
  'hash-path': 'Hash-path session',
  exercise: 'Exercise',
}

/** Says what a link holds, before anything of it is opened or run. */
export function describeContent(content: SharedContent): Description {
  const kind = KINDS[content.kind]
  const events = content.events.map(
    ({ name, content: text }) => `Data: ${name || 'unnamed'}, ${sizeInWords(text)}`,
  )
  const nothing = { kind, text: '', modules: [], templates: 0, problems: [] }
  if (content.kind === 'hash-path') {
    return {
      ...nothing,
      name: content.paths[0] ?? '',
      lines: [...sessionLines(content), ...events],
    }
  }
  if (content.kind === 'exercise') return { ...nothing, ...describeExercise(content) }
  const { workflows, blueprints, problems } = readWorkflowFile(content.content)
  const document = workflows[0] ?? blueprints[0]
  const nodes = workflows[0]?.graph.nodes ?? blueprints[0]?.nodes ?? []
  const version =
    (content.kind === 'blueprint' ? content.version : workflows[0]?.mispVersion) ??
    DEFAULT_MISP_VERSION
  const trigger = content.kind === 'blueprint' ? content.trigger : workflows[0]?.triggerId
  return {
    kind,
    name: document?.name ?? '',
    text: document?.description ?? '',
    lines: [
      `${nodes.length.toLocaleString('en')} ${nodes.length === 1 ? 'node' : 'nodes'}, for MISP ${version}`,
      ...(trigger === undefined || trigger === '' ? [] : [`Trigger: ${trigger}`]),
      ...events,
    ],
    modules: usedModules(nodes),
    templates: nodes.filter(hasTemplate).length,
    problems,
  }
}

function sessionLines(content: Extract<SharedContent, { kind: 'hash-path' }>): readonly string[] {
  const { paths, mode, form, trigger, condition, sample } = content
  const data =
    form === 'raw' ? 'the JSON as it is' : `data as ${trigger ?? 'the trigger'} hands it over`
  return [
    `${paths.length === 1 ? 'One path' : `${paths.length} paths`}, read by ${mode} in ${data}`,
    ...paths.map((path) => `Path: ${path}`),
    ...(condition === undefined ? [] : [`Condition: ${condition.kind}`]),
    ...(sample === undefined ? [] : [`Sample: ${sample}`]),
  ]
}

function usedModules(nodes: readonly GraphNode[]): readonly UsedModule[] {
  const used = new Map<string, UsedModule>()
  for (const { moduleType, moduleId, name } of nodes) {
    const key = `${moduleType} ${moduleId}`
    const known = used.get(key)
    const reach = reachOf(moduleType, moduleId)
    used.set(key, {
      type: moduleType,
      id: moduleId,
      name: known?.name ?? (name || moduleId),
      count: (known?.count ?? 0) + 1,
      ...(reach === undefined ? {} : { reach }),
    })
  }
  return [...used.values()]
}

function hasTemplate({ parameters }: GraphNode): boolean {
  return Object.values(parameters).some(
    (value) => typeof value === 'string' && /\{[{%]/.test(value),
  )
}

function sizeInWords(text: string): string {
  return text.length < 1000 ? `${text.length} characters` : `${(text.length / 1000).toFixed(1)} kB`
}
