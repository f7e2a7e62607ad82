import type { TestClient } from '@/stores/workflow-tests/run-test'
import { RunService } from '../../../../workers/run/run-service'

/** A client whose worker is a service in this thread. */
export function localClient(): TestClient {
  const service = new RunService()
  const done = <T>(value: T) => Promise.resolve({ state: 'done', value } as const)
  return {
    loadMisp: (texts) => done(service.loadMisp(texts)),
    addWarninglists: (text) => done(service.addWarninglists(text)),
    replaceAnswers: (text) => done(service.replaceAnswers(text)),
    loadWorkflows: (text, version) => done(service.loadWorkflows(text, version)),
    loadData: (text) => done(service.loadData(text)),
    chooseEvent: (index) => done(service.chooseEvent(index)),
    run: (options, report) => done(service.run(options, report)),
    observation: (id) => done(service.observation(id)),
    stop: () => undefined,
  }
}
