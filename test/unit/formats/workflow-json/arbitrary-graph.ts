import fc from 'fast-check'
import type { PhpValue } from '@/engine/php/value'

/**
 * Workflow JSON in all the forms that MISP's editor, PHP and people write: empty maps as lists, ids as numbers or texts,
 * filters as a map, a list or not at all, keys nobody knows.
 */

const someText = fc.string({ maxLength: 6 })
const emptyMap = fc.constantFrom<PhpValue>({}, [])
const extra = fc.dictionary(
  fc.constantFrom('labels', 'x', '__proto__', 'constructor', 'html'),
  fc.oneof(someText, fc.constant({ keep: 'me', empty: {} })),
  { maxKeys: 2 },
)

const filters = fc.oneof(
  fc.constant({ selector: '', value: '', operator: '', path: '' }),
  fc.constant([{ text: 'selector', value: '' }]),
  emptyMap,
)

const parameters = fc.oneof(
  emptyMap,
  fc.dictionary(someText, fc.oneof(someText, fc.boolean(), fc.array(someText)), { maxKeys: 3 }),
)

const nodeData = fc
  .tuple(
    fc.record(
      {
        id: someText,
        name: someText,
        module_type: fc.constantFrom('trigger', 'logic', 'action'),
        multiple_output_connection: fc.boolean(),
        isFiltering: fc.boolean(),
        indexed_params: parameters,
        saved_filters: filters,
      },
      { requiredKeys: ['id', 'module_type'] },
    ),
    extra,
  )
  .map(([known, more]) => ({ ...more, ...known }))

function ports(kind: 'input' | 'output'): fc.Arbitrary<PhpValue> {
  const connection = fc
    .tuple(
      fc.oneof(fc.nat(9).map(String), fc.nat(9)),
      fc.constantFrom('input_1', 'output_1'),
      extra,
    )
    .map(([node, port, more]) => ({ ...more, node, [kind]: port }))
  const port = fc
    .tuple(fc.array(connection, { maxLength: 3 }), extra)
    .map(([connections, more]) => ({ ...more, connections }))
  return fc.oneof(
    emptyMap,
    fc.dictionary(fc.constantFrom(`${kind}_1`, `${kind}_2`), port, { maxKeys: 2 }),
  )
}

const position = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.nat(99).map(String),
)

function anyNode(key: string): fc.Arbitrary<PhpValue> {
  return fc
    .tuple(
      fc.record(
        {
          id: fc.constantFrom<PhpValue>(key, Number(key)),
          name: someText,
          data: nodeData,
          class: someText,
          typenode: fc.constant(false),
          inputs: ports('input'),
          outputs: ports('output'),
          pos_x: position,
          pos_y: position,
        },
        { requiredKeys: ['id', 'data'] },
      ),
      extra,
    )
    .map(([known, more]) => ({ ...more, ...known }))
}

/** A graph as JSON text with its nodes in any order. */
export const anyGraphText: fc.Arbitrary<string> = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { minLength: 1, maxLength: 5 })
  .chain((keys) => fc.tuple(fc.constant(keys), fc.tuple(...keys.map(anyNode)), anyFrames))
  .map(([keys, nodes, frames]) => {
    const entries = keys.map(
      (key, index) => `${JSON.stringify(key)}:${JSON.stringify(nodes[index])}`,
    )
    if (frames !== undefined) entries.push(`"_frames":${JSON.stringify(frames)}`)
    return `{${entries.join(',')}}`
  })

const anyFrames: fc.Arbitrary<PhpValue | undefined> = fc.option(
  fc
    .tuple(someText, fc.array(fc.oneof(fc.nat(9), fc.nat(9).map(String))), extra)
    .map(([text, nodes, more]) => ({ 'f-1': { ...more, id: 'f-1', text, nodes, class: '' } })),
  { nil: undefined },
)
