import type { Instant } from '../../shared/calendar.ts';
import type { AllOf } from '../../shared/capability.ts';
import { headsOf } from '../../shared/folds.ts';
import { keyText } from '../../shared/ids.ts';
import { log } from '../../shared/log.ts';
import { type Item, present, queryAll, queryPage } from '../../shared/table.ts';
import { isNotice, sweptSeconds } from './offers.ts';
import { deliver, type Parcel, parcelsOf } from './parcels.ts';
import { isQuiet, type Loading } from './quiet.ts';

/** Younger events may still be on their way. */
const onTheWayMillis = 2 * 60_000;
/** Events looked at in one go: a few hundred kB. */
const pageSize = 500;

type Window = { readonly from: Instant; readonly to: Instant };
/** `missing` counts what had not arrived, notices and calls of hooks, `unsent` what of that could not be sent now. */
export type Swept = { readonly events: number; readonly missing: number; readonly unsent: number };

const instant = (millis: number): Instant => new Date(millis).toISOString();

/** What the item should have been told; nothing for an item that cannot be read, which must not hold up the others. */
const read = (all: AllOf<'events' | 'calls'>, item: Item): readonly Parcel[] => {
  try {
    return parcelsOf(all, item);
  } catch (error) {
    log.error('an event cannot be read', error, { pk: item.pk });
    return [];
  }
};

/** What is part of an import is in no inbox, and never was to be. */
const toBeTold = (all: AllOf<'events' | 'calls'>, campaign: Item, item: Item): readonly Parcel[] => {
  const isPart = isQuiet(campaign as Loading, item as unknown as { readonly at: Instant; readonly subject: string });
  return read(all, item).filter(({ arrived }) => !isPart || !isNotice(arrived));
};

/** Sends again, of these events, what is in no inbox and was handed on to no hook. */
const sweep = async (all: AllOf<'events' | 'calls'>, campaign: Item, items: readonly Item[]): Promise<Swept> => {
  const parcels = items.flatMap((item) => toBeTold(all, campaign, item)).map((parcel) => ({ parcel }));
  const there = new Set((await present(parcels.map(({ parcel }) => parcel.arrived))).map(keyText));
  const missing = parcels.filter(({ parcel }) => !there.has(keyText(parcel.arrived)));
  const unsent = await deliver(missing);
  return { events: items.length, missing: missing.length, unsent: unsent.length };
};

/** The months, in UTC as events are filed, that the window touches. */
const monthsOf = ({ from, to }: Window): readonly string[] => [...new Set([from.slice(0, 7), to.slice(0, 7)])];

const plus = (a: Swept, b: Swept): Swept => ({
  events: a.events + b.events,
  missing: a.missing + b.missing,
  unsent: a.unsent + b.unsent,
});

const sweepRange = async (
  all: AllOf<'events' | 'calls'>,
  campaign: Item,
  pk: string,
  prefix: string,
  { from, to }: Window,
): Promise<Swept> => {
  let swept: Swept = { events: 0, missing: 0, unsent: 0 };
  let after: { readonly pk: string; readonly sk: string } | undefined;
  do {
    // Half the units; what lags is younger than what is looked at.
    const page = await queryPage({ pk, prefix }, { limit: pageSize, consistent: false, ...(after && { after }) });
    const due = page.items.filter(({ at }) => typeof at === 'string' && from <= at && at <= to);
    swept = plus(swept, await sweep(all, campaign, due));
    after = page.last;
  } while (after);
  return swept;
};

/**
 * Runs every hour: sends again what the stream or a queue lost. Tests say which `now` to act by.
 * @throws when something could not be sent, so that the failure is seen; the next run tries again anyway.
 */
export const handlerOf =
  (all: AllOf<'events' | 'calls'>) =>
  async (input: { readonly now?: Instant } = {}): Promise<Swept> => {
    const now = input.now === undefined ? Date.now() : Date.parse(input.now);
    const window = { from: instant(now - sweptSeconds * 1000), to: instant(now - onTheWayMillis) };
    let swept: Swept = { events: 0, missing: 0, unsent: 0 };
    for (const campaign of await queryAll({ pk: 'campaigns', prefix: '' })) {
      for (const head of headsOf(all)) {
        for (const month of monthsOf(window)) {
          swept = plus(swept, await sweepRange(all, campaign, `${campaign.sk}#${head}`, `e#${month}#`, window));
        }
      }
    }
    if (swept.missing > 0) log.warn('sent again', swept);
    else log.info('nothing was lost', swept);
    if (swept.unsent > 0) throw new Error(`${swept.unsent} messages could not be sent again`);
    return swept;
  };
