import type { CaseKind } from './case-kind.ts'
import { conditionKinds } from './kinds/conditions.ts'
import { convertKind } from './kinds/convert.ts'
import { graphKinds } from './kinds/graph.ts'
import { graphsCorpusKind } from './kinds/graphs-corpus.ts'
import { hashKinds } from './kinds/hash.ts'
import { jinjaKind } from './kinds/jinja.ts'
import { logicKind } from './kinds/logic.ts'
import { phpKinds } from './kinds/php.ts'
import { runsKind } from './kinds/runs.ts'
import { statelessKind } from './kinds/stateless.ts'

/** Every kind of recorded case. A record belongs to the first that recognises it. */
export const kinds: readonly CaseKind[] = [
  ...hashKinds,
  ...conditionKinds,
  logicKind,
  ...phpKinds,
  ...graphKinds,
  graphsCorpusKind,
  convertKind,
  jinjaKind,
  runsKind,
  statelessKind,
]
