/** Bounds for links of unknown origin. */
export const linkLimits = {
  /** Characters of a link. Chromium follows no address above two million. */
  characters: 2_000_000,
  /** Bytes of the content once it is unpacked: what a bomb may take. */
  bytes: 2_000_000,
  /** Levels of lists and maps in the short format. */
  depth: 100,
  /** Nodes of one workflow or blueprint. */
  nodes: 5_000,
  /** Hash paths of one session, and events that come with a link. */
  items: 100,
  /** Characters of a name. */
  name: 500,
} as const
