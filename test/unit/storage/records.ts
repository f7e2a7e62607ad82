/** What is needed for a new workflow. */
export function workflowNamed(name: string, content = 'first') {
  return { name, description: '', tags: [], version: '2.5.19' as const, content, events: [] }
}

/** What is needed for a new test of a workflow. */
export function testNamed(name: string, workflow: string) {
  return {
    ...{ name, description: '', tags: [], workflow, version: '2.5.19' as const },
    ...{ data: '{}', event: 0, trigger: 'event-publish', debug: true, asItIs: false, now: 1 },
    ...{ warninglists: [], answers: null, lastResult: null },
    expected: { outcome: 'success' as const, outcomeText: null, executed: null, effects: null },
  }
}
