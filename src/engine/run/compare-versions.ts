import { MISP_VERSIONS, type MispVersion } from '../compat.ts'
import type { FatalError, Outcome } from './records.ts'
import { runWorkflow, versionOf, type RunRequest } from './run-workflow.ts'

/** How the same run ends in another MISP version. */
export interface OtherOutcome {
  readonly version: MispVersion
  readonly outcome: Outcome
  readonly fatal: FatalError | undefined
}

/** Runs a workflow in every other MISP version and tells how it ends there. */
export function outcomesInOtherVersions(request: RunRequest): readonly OtherOutcome[] {
  const own = versionOf(request)
  return MISP_VERSIONS.filter((version) => version !== own).map((version) => {
    const { fatal, outcome } = runWorkflow({ ...request, version })
    return { version, outcome, fatal }
  })
}
