/** Bounds for exercise packs of unknown origin. */
export const exerciseLimits = {
  /** Characters of a pack's file. */
  characters: 2_000_000,
  exercises: 100,
  /** Events, hidden events or cases of one exercise. */
  events: 30,
  /** Hints, paragraphs, or checks of one kind. */
  items: 30,
  /** Characters of a name, title or sentence. */
  line: 300,
  /** Characters of a paragraph or hint. */
  paragraph: 4_000,
  path: 2_000,
} as const
