import fc from 'fast-check'
import { MISP_VERSIONS, type MispVersion } from '@/engine/compat.ts'
import type { PhpValue } from '@/engine/php/value.ts'
import type { RunRequest } from '@/engine/run/run-workflow.ts'
import { junk, workflows } from './random-workflow.ts'
import { EVENT, STATE } from './sample-state.ts'

/** An event as posted, with anything in some places; or anything at all. */
const inputs: fc.Arbitrary<PhpValue> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<PhpValue>({ Event: EVENT }) },
  {
    weight: 3,
    arbitrary: fc
      .dictionary(fc.constantFrom(...Object.keys(EVENT), '_unfilteredData'), junk, {
        maxKeys: 3,
        noNullPrototype: true,
      })
      .map((changes) => ({ Event: { ...EVENT, ...changes } })),
  },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom('Event', 'Attribute', 'Tag', 'Log', 'enabledFilters', '_unfilteredData'),
      junk,
      { noNullPrototype: true },
    ),
  },
  { weight: 1, arbitrary: junk },
)

const versions: fc.Arbitrary<MispVersion> = fc.constantFrom(...MISP_VERSIONS)

/** Small bounds, so that workflows that start themselves again end soon. */
const limits = { steps: 300, depth: 3, jobs: 5 }

/** A run of a random workflow on random data in any version. */
export const runRequests: fc.Arbitrary<RunRequest> = fc
  .record({ workflow: workflows, data: inputs, version: versions })
  .map((random) => ({ ...random, state: STATE, limits, initiator: '1' }))
