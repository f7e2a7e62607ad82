import type { Compat } from '../compat.ts'
import type { Effect } from '../effects/effect.ts'
import type { GraphNode } from '../graph/model.ts'
import type { NodeModuleDeclaration } from '../modules/declaration.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import {
  extractDataForFilters,
  filtersEnabled,
  getMatchingItemsForAttributes,
} from './node-filter.ts'
import { readParameters } from './parameters.ts'
import type { ParameterRecord } from './records.ts'
import type { RoamingData } from './roaming-data.ts'
import type { Session } from './session.ts'

export interface ModuleContextOptions {
  readonly node: GraphNode
  readonly declaration: NodeModuleDeclaration
  readonly roaming: RoamingData
  readonly session: Session
  /** The workflow's trigger node; null in a stateless execution. */
  readonly triggerNode: GraphNode | null
  readonly workflowId: string
}

/** What a module sees while it is executed: its node and parameters, the roaming data and the simulated MISP. */
export class ModuleContext {
  readonly node: GraphNode
  readonly declaration: NodeModuleDeclaration
  readonly roaming: RoamingData
  /** The simulated MISP: effects are carried out on it. */
  readonly session: Session
  readonly triggerNode: GraphNode | null
  readonly workflowId: string
  /** Reasons of a failure, in MISP's words. */
  readonly errors: string[] = []
  /** Read when the module first asks: one that gives up before never renders its templates. */
  #parameters: ReadonlyMap<string, ParameterRecord> | undefined
  #matchedItems: PhpValue | undefined
  readonly #firstEffect: number

  constructor(options: ModuleContextOptions) {
    this.node = options.node
    this.declaration = options.declaration
    this.roaming = options.roaming
    this.session = options.session
    this.triggerNode = options.triggerNode
    this.workflowId = options.workflowId
    this.#firstEffect = options.session.effects.length
  }

  get compat(): Compat {
    return this.session.compat
  }

  /** The parameters as the module saw them; none if it never asked. */
  get parameters(): readonly ParameterRecord[] {
    return [...(this.#parameters?.values() ?? [])]
  }

  /** What the node filter selected, if the module asked for it. */
  get matchedItems(): PhpValue | undefined {
    return this.#matchedItems
  }

  /** The effects recorded since this node began. */
  get effects(): readonly Effect[] {
    return this.session.effects.slice(this.#firstEffect)
  }

  /**
   * A parameter's value: rendered, or the default, or an empty text; an undeclared id gives an empty text.
   *
   * @throws PhpError when rendering a template needs data a filter can't be applied to
   */
  parameter(id: string): PhpValue {
    this.#parameters ??= readParameters(this.node, this.declaration, this.roaming, this.session)
    return this.#parameters.get(id)?.value ?? ''
  }

  /** The roaming data as modules see it, label filters applied. */
  data(): PhpMap {
    return this.roaming.filtered()
  }

  /** Replaces the roaming data. */
  store(data: PhpMap): void {
    this.roaming.store(data)
  }

  get hasNodeFilter(): boolean {
    return this.declaration.supportsFilters && filtersEnabled(this.node.savedFilters)
  }

  /**
   * The items the node filter keeps; without a filter all attributes (`Event._AttributeFlattened.{n}`).
   *
   * @throws PhpError where the filter's path hits a value PHP can't walk through
   */
  matchingAttributes(): PhpValue {
    const items = getMatchingItemsForAttributes(
      this.data(),
      this.node.savedFilters,
      this.declaration.supportsFilters,
      this.compat,
    )
    this.#matchedItems = items
    return items
  }

  /**
   * The items the node filter keeps as a list; without a filter the whole roaming data.
   *
   * @throws PhpError where the filter's path hits a value PHP can't walk through
   */
  matchingItemsOrData(): PhpValue {
    if (!this.hasNodeFilter) return this.data()
    const items = extractDataForFilters(this.data(), this.node.savedFilters, this.compat)
    this.#matchedItems = items
    return items
  }

  setting(name: string): PhpValue {
    return this.session.state.settings[name] ?? null
  }
}
