import * as v from 'valibot'

const id = v.union([v.string(), v.number()], 'is neither a text nor a number')
const text = v.string('is no text')
const number = v.union([v.number(), v.pipe(v.string(), v.decimal())], 'is no number')

/** A map of PHP: an object, or a list when its keys were 0, 1, 2 … or it was empty. */
function phpMap<Item extends v.GenericSchema>(item: Item) {
  return v.union([v.array(item), v.record(v.string(), item)], mapMessage)
}

/** Tells what is wrong inside when there is a map, else that there is none. */
function mapMessage(issue: v.UnionIssue<v.BaseIssue<unknown>>): string {
  const inner = issue.issues?.find(({ path }) => path !== undefined)
  if (inner === undefined) return 'is neither an object nor a list'
  return `holds something unexpected: ${v.getDotPath(inner) ?? ''} ${inner.message}`
}

const connection = v.looseObject({ node: id }, 'is no object')
const port = v.looseObject(
  { connections: v.optional(phpMap(connection)) },
  'is no object with connections',
)

/** A node as MISP's editor saves it. Other keys may be there; MISP keeps them. */
export const nodeSchema = v.looseObject({
  id,
  name: v.optional(text),
  data: v.looseObject(
    {
      id: text,
      name: v.optional(text),
      module_type: v.picklist(
        ['trigger', 'logic', 'action'],
        'is none of trigger, logic and action',
      ),
      indexed_params: v.optional(phpMap(v.unknown())),
      saved_filters: v.optional(phpMap(v.unknown())),
    },
    'is no object',
  ),
  inputs: v.optional(phpMap(port)),
  outputs: v.optional(phpMap(port)),
  pos_x: v.optional(number),
  pos_y: v.optional(number),
})
