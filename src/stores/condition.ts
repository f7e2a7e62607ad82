import { defineStore } from 'pinia'
import { computed, reactive } from 'vue'
import type { ConditionKind, ConditionQuery } from '@/engine/run/explain/condition-query'

/** What is filled in; each kind of condition uses some of it. */
export interface ConditionFields {
  kind: ConditionKind
  selector: string
  path: string
  operator: string
  value: string
  /** For the operators that compare with several values. */
  values: readonly string[]
}

/** A condition that keeps something of every sample. */
const first: ConditionFields = {
  kind: 'node-filter',
  selector: 'Event._AttributeFlattened.{n}',
  path: 'type',
  operator: 'equals',
  value: 'ip-dst',
  values: ['ip-dst', 'ip-src'],
}

/** The condition that is tried out on the page “Hash path”. */
export const useConditionStore = defineStore('condition', () => {
  const fields = reactive({ ...first })

  const query = computed((): ConditionQuery => {
    const { kind, selector, path, operator, value, values } = fields
    const isOfItems = kind === 'node-filter' || kind === 'filter-generic'
    return {
      kind,
      path,
      operator,
      value: operator === 'in_or' ? values : value,
      ...(isOfItems ? { selector } : {}),
    }
  })

  return { fields, query }
})
