import { describe, expect, it } from 'vitest'
import { publishEvent } from '@/engine/modules/actions/publish-event.ts'
import { runWorkflow } from '@/engine/run/run-workflow.ts'
import { at } from '../../event/samples.ts'
import { buildGraph } from '../../graph/build-graph.ts'
import { listener, misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { roamingData, tryOnSample } from './sample-run.ts'

describe('publish-event', () => {
  it('publishes, but the roaming data do not follow', () => {
    const { success, session, stored } = tryOnSample(publishEvent)
    expect(success).toBe(true)
    expect(session.state.events['3']?.['published']).toBe(true)
    expect(at(stored, 'Event', 'published')).toBe(false)
  })

  it('fails without an event and when a workflow stops it', () => {
    expect(tryModule(publishEvent, { state: misp() }).success).toBe(false)
    const state = misp({ workflows: [listener('event-publish', 'no')] })
    expect(tryOnSample(publishEvent, {}, { state }).success).toBe(false)
  })

  it('in a workflow of event-publish starts itself again until we stop it', () => {
    const workflow = {
      ...listener('event-publish'),
      graph: buildGraph([
        { id: 1, type: 't', module: 'event-publish', to: [[2]] },
        { id: 2, module: 'publish-event' },
      ]),
    }
    const { outcome, fatal } = runWorkflow({ workflow, data: roamingData(), state: misp() })
    expect(outcome).toBe('fatal')
    expect(fatal?.message).toContain('starts itself again')
  })
})
