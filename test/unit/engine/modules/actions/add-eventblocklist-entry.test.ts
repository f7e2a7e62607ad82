import { describe, expect, it } from 'vitest'
import { addEventblocklistEntry } from '@/engine/modules/actions/add-eventblocklist-entry.ts'
import { misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { tryOnSample } from './sample-run.ts'

describe('add_eventblocklist_entry', () => {
  it('takes uuid and info from its paths and names the creator', () => {
    const { success, session } = tryOnSample(addEventblocklistEntry)
    expect(success).toBe(true)
    expect(session.state.eventBlocklist).toMatchObject([
      {
        event_uuid: '00000000-0000-4000-8000-00000000e003',
        event_info: 'Sample',
        event_orgc: 'ORG',
        comment: 'Blocked from workflow',
      },
    ])
  })

  it('does not know the organisation of an event without one, and succeeds even without a uuid', () => {
    const data = { Event: { uuid: '00000000-0000-4000-8000-00000000e004' } }
    const { session } = tryModule(addEventblocklistEntry, { data, state: misp() })
    expect(session.state.eventBlocklist).toMatchObject([{ event_orgc: 'unkwown' }])
    const nothing = tryModule(addEventblocklistEntry, { state: misp() })
    expect(nothing.success).toBe(true)
    expect(nothing.session.state.eventBlocklist).toEqual([])
  })
})
