import { expect, it } from 'vitest'
import { sharingGroupOf } from '@/engine/effects/sharing-group.ts'

it.each([
  [{ distribution: '4', sharing_group_id: '7' }, '7'],
  [{ distribution: 4 }, 0],
  [{ distribution: '3', sharing_group_id: '7' }, 0],
  [{}, 0],
])('only what is shared with a group keeps its group: %j', (given, group) => {
  expect(sharingGroupOf(given)).toBe(group)
})
