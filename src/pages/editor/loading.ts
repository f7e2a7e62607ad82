import { h } from 'vue'
import EmptyState from '@/components/controls/EmptyState.vue'

/** Stands for a part of the editor that is on its way. */
export function WhileLoading() {
  return h(EmptyState, { icon: 'spinner', spin: true, title: 'Loading the canvas' })
}

/** Stands for a part of the editor that did not come. */
export function NotLoaded() {
  return h(EmptyState, { icon: 'failure', title: 'The canvas could not be loaded' }, () => [
    'Check the connection and reload the page. What is not saved is kept as a draft.',
  ])
}
