import type { Forget, Those, Traces } from '../../shared/capability.ts';
import { removeFromSet } from '../../shared/puts.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Item } from '../../shared/table.ts';
import { walk } from '../../shared/walk.ts';
import type { Unit } from '../../shared/units.ts';
import { inboxRange, noticeOf } from './store.ts';

const inboxes = (campaign: string, units: readonly Unit[]): readonly Range[] =>
  units.map((unit) => inboxRange(campaign, unit, undefined));

/** Most notices nobody has read: these need not travel. */
const only = { having: ['readBy'] };

/** Who of these have read it. */
const readersOf = (item: Item, { ids }: Those): readonly string[] =>
  [...(noticeOf(item).readBy ?? [])].filter((person) => ids.has(person));

/** So many marks are taken away at once. */
const atOnce = 25;

const forgetMarks = async (inbox: Range, those: Those): Promise<number> => {
  const done = await walk(inbox, { consistent: false, only }, async (items) => {
    const marked = items.filter((item) => readersOf(item, those).length > 0);
    for (let i = 0; i < marked.length; i += atOnce)
      await Promise.all(
        marked.slice(i, i + atOnce).map((item) => removeFromSet(item, 'readBy', readersOf(item, those))),
      );
    return marked.length;
  });
  return done.reduce((sum, each) => sum + each, 0);
};

/** Who has read what: the one thing that inboxes hold of people. */
export const traces: Traces = {
  readNotices: {
    where: inboxes,
    only,
    tell: (item, those) => {
      const { id, at, event } = noticeOf(item);
      return readersOf(item, those).length > 0 ? { id, inbox: item.pk.split('#').at(-1), at, event } : undefined;
    },
  },
};

export const forget: Forget = async (campaign, those, units) => {
  const done = await Promise.all(inboxes(campaign, units).map((inbox) => forgetMarks(inbox, those)));
  return { done: done.reduce((sum, each) => sum + each, 0), failed: 0 };
};
