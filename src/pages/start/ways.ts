import type { RouteLocationRaw } from 'vue-router'
import type { IconName } from '@/components/icon/icons'

/** A way to begin. */
interface Way {
  readonly to: RouteLocationRaw
  readonly icon: IconName
  readonly name: string
  readonly words: string
}

/** The ways to begin, for somebody new first. */
export const ways: readonly Way[] = [
  {
    to: '/exercises',
    icon: 'exercises',
    name: 'Exercises',
    words: 'New to workflows? Learn them with small tasks that check your answer while you type.',
  },
  {
    to: '/edit',
    icon: 'workflows',
    name: 'New workflow',
    words: 'Put modules on a canvas, connect them, and see what MISP would make of it.',
  },
  {
    to: '/run',
    icon: 'run',
    name: 'Run',
    words:
      'Run a workflow or blueprint on an event and see what every node did, and what MISP would log, change and send.',
  },
  {
    to: '/hash-path',
    icon: 'hash-path',
    name: 'Hash path',
    words: 'Try a path such as Event.Attribute.{n}.value on an event and see what it gives.',
  },
]
