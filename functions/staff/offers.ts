import * as z from 'zod/mini';
import { days } from '../../shared/fields.ts';
import { type Vocabulary, words } from '../../shared/vocabulary.ts';
import { usualTasks } from './labels.ts';
import { planWeights } from './plans/weights.ts';

/** What staff lets other capabilities know of it. Pure. */

/** Staff's part of the settings, with the defaults that hold until they are set. */
export const staffSettings = z.strictObject({
  /** D6: days until a staff request shall be answered. */
  replyByDays: z._default(days(1, 60), 7),
  /** D5: days of notice; what begins sooner is marked as short notice. */
  noticeDays: z._default(days(0, 90), 14),
  /** How a plan weighs where it is not told. */
  weights: z.prefault(planWeights, {}),
  /** What tasks are called, beside those that Valsam knows; any other may be used, too. */
  tasks: words(),
});

export type StaffSettings = z.infer<typeof staffSettings>;

/** The settings as stored by the campaign -> staff's own, defaults filled in. */
export const staffSettingsOf = (settings: Readonly<Record<string, unknown>>): StaffSettings =>
  z.parse(staffSettings, settings.staff ?? {});

/** What tasks are called in this campaign. */
export const tasksOf = ({ tasks }: Pick<StaffSettings, 'tasks'>): Vocabulary => ({ ...usualTasks, ...tasks });
