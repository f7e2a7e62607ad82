import { describe, expect, it } from 'vitest'
import { moduleNotifications, type NotifyingModule } from '@/engine/graph/module-notifications'

const plain: NotifyingModule = {
  disabled: false,
  blocking: false,
  expectsCoreFormat: false,
  sendsToAnyUrl: false,
}
const blocking = { blocking: true, coreFormat: true }
const nonBlocking = { blocking: false, coreFormat: false }

function texts(
  module: Partial<NotifyingModule>,
  setting: Parameters<typeof moduleNotifications>[1],
): string[] {
  return moduleNotifications({ ...plain, ...module }, setting).map(({ text }) => text)
}

describe('moduleNotifications', () => {
  it('says nothing about a module that fits', () => {
    const all = { blocking: true, expectsCoreFormat: true, sendsToAnyUrl: true }
    expect(texts(all, { trigger: blocking, anyUrlAllowed: true })).toEqual([])
  })

  it('tells errors first, then warnings', () => {
    const all = { disabled: true, blocking: true, expectsCoreFormat: true, sendsToAnyUrl: true }
    expect(texts(all, { trigger: nonBlocking, anyUrlAllowed: false })).toEqual([
      'Module disabled',
      '`rest_client_enable_arbitrary_urls` is turned off.',
      'Blocking module might not work as intended',
      'Potential data format issue',
    ])
  })

  it('compares with nothing while there is no trigger', () => {
    const both = { blocking: true, expectsCoreFormat: true }
    expect(texts(both, { trigger: undefined, anyUrlAllowed: true })).toEqual([])
  })

  it('keeps the state of a module out of the list of modules', () => {
    const [disabled] = moduleNotifications(
      { ...plain, disabled: true },
      { trigger: blocking, anyUrlAllowed: true },
    )
    expect(disabled).toMatchObject({ severity: 'error', showInSidebar: false })
  })
})
