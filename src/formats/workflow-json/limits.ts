/** Bounds for files of unknown origin. Far above what MISP's editor can handle. */
export const workflowLimits = {
  characters: 20_000_000,
  /** Workflows and blueprints in one file. */
  documents: 1_000,
  /** Nodes of one graph. */
  nodes: 20_000,
  /** Remarks told one by one. */
  problems: 100,
} as const
