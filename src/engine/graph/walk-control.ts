import { PhpError, phpTypeError } from '../php/errors.ts'
import type { GraphNode } from './model.ts'
import { PathGuard } from './path-guard.ts'
import { pathTexts, type Path, type PathType } from './walk.ts'

/** How an executed node ended. */
export interface NodeEnd {
  readonly success: boolean
  /** Whether its module is a blocking one. */
  readonly blocking: boolean
}

/** Blocked paths are kept in full. Somewhere beyond this many edges PHP runs out of its memory, and so would we. */
const MAX_BLOCKED_EDGES = 5_000_000

/**
 * Decides during a walk which of the reached nodes are executed, and keeps the lists MISP reports at the end. Whoever
 * drives the walk lets `admit` look at each visited node, executes what it gives back, and hands in the end with `settle`.
 */
export class WalkControl {
  readonly executedNodes: GraphNode[] = []
  /** Nodes that failed, also those that stopped nothing. */
  readonly blockingNodes: GraphNode[] = []
  readonly blockedPaths: (readonly string[])[] = []
  readonly #guard = new PathGuard()
  readonly #pathType: PathType
  #stopped = false
  #blockedEdges = 0

  constructor(pathType: PathType) {
    this.#pathType = pathType
  }

  /** A blocking module failed: the walk is over. */
  get stopped(): boolean {
    return this.#stopped
  }

  /**
   * Says whether a reached node is to be executed.
   *
   * @returns the node; undefined when its path lies behind a failed node, which is written down as blocked. (That is
   *   looked at first: behind a failed node even a missing node does no harm.)
   * @throws PhpError when there is no node, or when the blocked paths no longer fit PHP's memory
   */
  admit(node: GraphNode | null, path: Path): GraphNode | undefined {
    if (this.#guard.isPrevented(path)) {
      this.#block(pathTexts(path))
      return undefined
    }
    if (node === null) {
      throw phpTypeError(
        'Workflow::executeNode(): Argument #1 ($node) must be of type array, null given',
      )
    }
    return node
  }

  /**
   * Takes note of how an admitted node ended. A failing blocking module stops the walk in any context. Of the others a
   * failure cuts the path in a non-blocking context only; in a blocking one the walk goes on behind the failed node.
   */
  settle(node: GraphNode, path: Path, { success, blocking }: NodeEnd): void {
    this.executedNodes.push(node)
    if (success) return
    this.blockingNodes.push(node)
    if (blocking) this.#stopped = true
    else if (this.#pathType === 'non-blocking') this.#guard.prevent(path)
  }
  #block(path: readonly string[]): void {
    this.#blockedEdges += path.length
    if (this.#blockedEdges > MAX_BLOCKED_EDGES) {
      throw new PhpError('Error', 'Allowed memory size exhausted')
    }
    this.blockedPaths.push(path)
  }
}
