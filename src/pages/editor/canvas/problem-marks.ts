import type { GraphProblem } from '@/engine/graph/problems/problem'
import type { ProblemMark } from './canvas-context'

const statuses = { error: 'failure', warning: 'warning', info: 'info' } as const

/** What is wrong, as badges show it. The gravest problem of each thing gives the colour: they come in that order. */
export function problemMarks(
  groups: ReadonlyMap<string, readonly GraphProblem[]>,
): ReadonlyMap<string, ProblemMark> {
  return new Map(
    [...groups].map(([id, problems]) => [
      id,
      {
        status: statuses[problems[0]?.severity ?? 'info'],
        text: problems.map(({ text }) => text).join('\n'),
        count: problems.length,
      },
    ]),
  )
}
