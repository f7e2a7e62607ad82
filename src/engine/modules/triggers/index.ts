import type { TriggerModule } from '../module.ts'
import { adhocTrigger } from './adhoc-trigger.ts'
import { analystDataAfterSave } from './analyst-data-after-save.ts'
import { attributeAfterSave } from './attribute-after-save.ts'
import { enrichmentBeforeQuery } from './enrichment-before-query.ts'
import { eventAfterSaveNewFromPull } from './event-after-save-new-from-pull.ts'
import { eventAfterSaveNew } from './event-after-save-new.ts'
import { eventAfterSave } from './event-after-save.ts'
import { eventBeforeDelete } from './event-before-delete.ts'
import { eventBeforeSave } from './event-before-save.ts'
import { eventPublish } from './event-publish.ts'
import { eventReportAfterSave } from './event-report-after-save.ts'
import { logAfterSave } from './log-after-save.ts'
import { objectAfterSave } from './object-after-save.ts'
import { postAfterSave } from './post-after-save.ts'
import { shadowAttributeAfterSave } from './shadow-attribute-after-save.ts'
import { shadowAttributeBeforeSave } from './shadow-attribute-before-save.ts'
import { sightingAfterSave } from './sighting-after-save.ts'
import { tagAttachedAfterSave } from './tag-attached-after-save.ts'
import { userAfterSave } from './user-after-save.ts'
import { userBeforeSave } from './user-before-save.ts'

/** Every trigger that ships with some MISP version. */
export const TRIGGERS: readonly TriggerModule[] = [
  adhocTrigger,
  analystDataAfterSave,
  attributeAfterSave,
  enrichmentBeforeQuery,
  eventAfterSaveNewFromPull,
  eventAfterSaveNew,
  eventAfterSave,
  eventBeforeDelete,
  eventBeforeSave,
  eventPublish,
  eventReportAfterSave,
  logAfterSave,
  objectAfterSave,
  postAfterSave,
  shadowAttributeAfterSave,
  shadowAttributeBeforeSave,
  sightingAfterSave,
  tagAttachedAfterSave,
  userAfterSave,
  userBeforeSave,
]
