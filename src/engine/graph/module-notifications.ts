/** What notifications depend on in a node's module. */
export interface NotifyingModule {
  readonly disabled: boolean
  readonly blocking: boolean
  readonly expectsCoreFormat: boolean
  /** It sends requests to addresses the user gives, which an instance may forbid (webhook and its relatives). */
  readonly sendsToAnyUrl: boolean
}

/** What they depend on around it. */
export interface NotificationSetting {
  /** The workflow's trigger; undefined while it has none. */
  readonly trigger: { readonly blocking: boolean; readonly coreFormat: boolean } | undefined
  /** `Security.rest_client_enable_arbitrary_urls` */
  readonly anyUrlAllowed: boolean
}

/** A remark of MISP's editor about a node. */
export interface ModuleNotification {
  readonly severity: 'error' | 'warning'
  /** MISP's own words. */
  readonly text: string
  readonly description: string
  /** Also shown at the module in the list of modules. */
  readonly showInSidebar: boolean
}

const DISABLED: ModuleNotification = {
  severity: 'error',
  text: 'Module disabled',
  description:
    'The node will not be executed and counts as failed. A blocking module stops the run even so.',
  showInSidebar: false,
}

const BLOCKS_NOTHING: ModuleNotification = {
  severity: 'warning',
  text: 'Blocking module might not work as intended',
  description:
    'The trigger does not wait for the workflow: the module runs and ends the walk, but cannot stop what MISP does.',
  showInSidebar: true,
}

const OTHER_FORMAT: ModuleNotification = {
  severity: 'warning',
  text: 'Potential data format issue',
  description:
    'The module expects data in the MISP core format, which this trigger does not give: it may find nothing or fail.',
  showInSidebar: true,
}

const NO_REQUESTS: ModuleNotification = {
  severity: 'error',
  text: '`rest_client_enable_arbitrary_urls` is turned off.',
  description:
    'No request is sent while Security.rest_client_enable_arbitrary_urls is off. The setting protects internal services.',
  showInSidebar: true,
}

/** The remarks MISP's editor shows at a node. */
export function moduleNotifications(
  module: NotifyingModule,
  { trigger, anyUrlAllowed }: NotificationSetting,
): readonly ModuleNotification[] {
  const found: ModuleNotification[] = []
  if (module.disabled) found.push(DISABLED)
  if (module.sendsToAnyUrl && !anyUrlAllowed) found.push(NO_REQUESTS)
  if (trigger === undefined) return found
  if (module.blocking && !trigger.blocking) found.push(BLOCKS_NOTHING)
  if (module.expectsCoreFormat && !trigger.coreFormat) found.push(OTHER_FORMAT)
  return found
}
