import { expect, it } from 'vitest'
import { compatOf } from '@/engine/compat.ts'
import { workflowUser } from '@/engine/effects/workflow-user.ts'
import { misp } from './misp.ts'
import { at, org } from '../event/samples.ts'

it('is SYSTEM of the host organisation with every permission of the version', () => {
  const user = workflowUser({ state: misp(), compat: compatOf('2.5.19') })
  expect(user).toMatchObject({ email: 'SYSTEM', id: 0, org_id: '1', Organisation: org })
  expect(at(user, 'Role', 'perm_server_sign')).toBe(true)
  const older = workflowUser({ state: misp(), compat: compatOf('2.5.1') })
  expect(at(older, 'Role', 'perm_server_sign')).toBeNull()
  expect(at(older, 'Role', 'perm_site_admin')).toBe(true)
})

it('has no organisation where the host is unknown', () => {
  const state = misp({ settings: {} })
  expect(workflowUser({ state, compat: compatOf('2.5.1') })).toMatchObject({
    org_id: '',
    Organisation: {},
  })
})
