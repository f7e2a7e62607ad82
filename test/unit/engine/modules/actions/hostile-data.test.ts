import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MISP_VERSIONS } from '@/engine/compat.ts'
import { ALL_MODULES } from '@/engine/modules/registry.ts'
import { isTrigger, type NodeModule } from '@/engine/modules/module.ts'
import { MispException, PhpError } from '@/engine/php/errors.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { deepFreeze } from '../../event/samples.ts'
import { misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'

const modules: readonly NodeModule[] = ALL_MODULES.flatMap((module) =>
  isTrigger(module) ? [] : [module],
)

const names = fc.constantFrom(
  'Event',
  'id',
  'event_id',
  'uuid',
  'Tag',
  'name',
  '_allTags',
  '_AttributeFlattened',
  'Attribute',
  'Object',
  'ShadowAttribute',
  '_unfilteredData',
  'enrichment',
  '0',
  '__proto__',
)
const words = fc.constantFrom('3', '8', 'attribute', 'all', 'any', 'yes', 'TLP:RED', '4', '', '7')

const { map: maps, value: values } = fc.letrec<{ value: PhpValue; map: PhpMap }>((tie) => ({
  map: fc.dictionary(names, tie('value'), { maxKeys: 5 }),
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom<PhpValue>(null, true, 0, 1.5, []),
    words,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
}))

test('whatever the data and parameters, a module ends with an answer or an error of MISP or PHP', () => {
  const parameters = fc.dictionary(
    fc.constantFrom(
      ...modules.flatMap((module) => module.declaration.parameters.map(({ id }) => id)),
    ),
    fc.oneof(words, values),
  )
  const savedFilters = fc.record({
    selector: fc.constantFrom('', 'Event', 'Event._AttributeFlattened.{n}', 'Event.Tag'),
    path: fc.constantFrom('', 'id', 'Tag.{n}.name'),
    operator: fc.constantFrom('', 'equals', 'in', 'not_in'),
    value: words,
  })
  const trials = fc.record({
    data: fc.oneof(
      maps,
      maps.map((Event) => ({ Event })),
    ),
    parameters,
    savedFilters: fc.option(savedFilters),
    version: fc.constantFrom(...MISP_VERSIONS),
  })
  fc.assert(
    fc.property(fc.constantFrom(...modules), trials, (module, trial) => {
      try {
        expect(tryModule(module, { ...deepFreeze(trial), state: misp() }).success).toBeTypeOf(
          'boolean',
        )
      } catch (error) {
        expect(error instanceof PhpError || error instanceof MispException ? '' : error).toBe('')
      }
    }),
    { numRuns: 3000 },
  )
})
