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

/** A condition as a link holds it. */
export interface SharedCondition {
  kind: string
  fields: Record<string, string | string[]>
}

const kinds: readonly ConditionKind[] = ['node-filter', 'generic-if', 'filter-generic', 'count-if']

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
      // A list of its own: one that Vue watches cannot be handed to a worker.
      value: operator === 'in_or' ? [...values] : value,
      ...(isOfItems ? { selector } : {}),
    }
  })

  const isChanged = computed(() => JSON.stringify(fields) !== JSON.stringify(first))

  /** The condition as a link holds it. */
  function share(): SharedCondition {
    const { kind, selector, path, operator, value, values } = fields
    return { kind, fields: { selector, path, operator, value, values: [...values] } }
  }

  /** Takes over a condition of unknown origin; what it does not say, or says wrongly, stays as it is. */
  function take(shared: SharedCondition): void {
    const kind = kinds.find((known) => known === shared.kind)
    if (kind === undefined) return
    fields.kind = kind
    for (const name of ['selector', 'path', 'operator', 'value'] as const) {
      const text = Object.hasOwn(shared.fields, name) ? shared.fields[name] : undefined
      if (typeof text === 'string') fields[name] = text
    }
    const values = Object.hasOwn(shared.fields, 'values') ? shared.fields['values'] : undefined
    if (Array.isArray(values)) fields.values = values
  }

  return { fields, query, isChanged, share, take }
})
