import * as z from 'zod/mini';
import { addDays, type Day, dayOf, type Instant } from '../../shared/calendar.ts';
import { days, slug } from '../../shared/fields.ts';
import { mapOf, mostFields } from '../../shared/resources.ts';

/** What the pot lets other capabilities know of it. Pure. */

/** A BAS account, four digits. Source: BAS 2026, the Swedish standard chart of accounts. */
const account = () => z.int().check(z.minimum(1000), z.maximum(9999));

/** What becomes of a spending request. */
export const spendingStatuses = ['submitted', 'reserved', 'closed', 'refused', 'withdrawn'] as const;
export const spendingStatus = z.enum(spendingStatuses);

/** The pot's part of the settings, with the defaults that hold until they are set. */
export const potSettings = z.strictObject({
  /** Days until a spending request shall be answered. */
  replyByDays: z._default(days(1, 60), 5),
  /** Days in which what one office owes another by a settlement is paid. */
  transferDays: z._default(days(1, 365), 30),
  /** Days within which purchases of one unit or payee count together, where a mandate does not say. */
  splitWindowDays: z._default(days(0, 365), 30),
  /** Accounts of the SIE export: cost per budget line, and the others. */
  accounts: z.prefault(
    z.strictObject({
      /** Företagskonto. */
      bank: z._default(account(), 1930),
      /** Kortfristiga fordringar: what other offices owe. */
      receivable: z._default(account(), 1680),
      /** Övriga kortfristiga skulder: what is owed to other offices. */
      payable: z._default(account(), 2890),
      /** Övriga externa kostnader: for lines without an account of their own. */
      otherCost: z._default(account(), 6990),
      /** Budget line -> cost account. */
      lines: z._default(mapOf(slug(), account(), mostFields), {}),
    }),
    {},
  ),
});

export type PotSettings = z.infer<typeof potSettings>;

/** The settings as stored by the campaign -> the pot's own, defaults filled in. */
export const potSettingsOf = (settings: Readonly<Record<string, unknown>>): PotSettings =>
  z.parse(potSettings, settings.pot ?? {});

/** D6: by when what is asked for or proposed now is to be answered. */
export const answerBy = ({ replyByDays }: PotSettings, now: Instant): Day => addDays(dayOf(now), replyByDays);
