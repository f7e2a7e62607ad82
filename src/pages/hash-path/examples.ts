/** A path to try, with what it shows. */
export interface PathExample {
  readonly path: string
  readonly shows: string
}

/** Paths that give something on both samples, from easy to hard; the first one is there at the start. */
export const examples: readonly PathExample[] = [
  { path: 'Event.Attribute.{n}.value', shows: 'The value of every attribute of the event' },
  { path: 'Event.info', shows: 'One field: a path without {n} leads straight to it' },
  { path: 'Event.Tag.{n}.name', shows: 'The names of the tags of the event itself' },
  {
    path: 'Event._AttributeFlattened.{n}.type',
    shows: 'All attributes, those inside objects too: MISP flattens them for workflows',
  },
  {
    path: 'Event._AttributeFlattened.{n}._allTags.{n}.name',
    shows: 'Tags of the attributes together with those they inherit from the event',
  },
  {
    path: 'Event.Attribute.{n}[type=ip-dst].value',
    shows: 'A matcher keeps only the items whose field has this value',
  },
  {
    path: 'Event._AttributeFlattened.{n}[to_ids=true][type!=url].value',
    shows: 'Two matchers: both have to hold',
  },
  {
    path: 'Event._AttributeFlattened.{n}._allTags.{n}[name=/^tlp:/].name',
    shows: 'A matcher with a regular expression',
  },
]
