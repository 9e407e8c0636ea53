import type { Instant } from '../../shared/calendar.ts';
import type { Unit } from '../../shared/units.ts';
import type { Action } from '../../shared/words.ts';
import { type Facts, isIn, lettersFor, wantsOf } from './fan-out.ts';
import type { ToldNotice } from './offers.ts';
import type { Mail, Mailbox } from './state.ts';
import { isOwed } from './timing/digests.ts';
import { settled } from './timing/preferences.ts';

/** Which letters should be there, since what they tell of is in an inbox, and are not. Pure. */

/** With when each was last changed: what was told before may rightly have gone to nobody, or to others. */
export type Known = Facts & { readonly changedAt: ReadonlyMap<string, Instant> };

const wantsOwn = ({ preferences }: Mailbox, action: Action): boolean => {
  const { [action]: pace, reminders } = settled(preferences);
  return pace === 'now' || (action !== 'know' && pace !== 'off' && reminders);
};
const actions = ['decide', 'do', 'know'] as const satisfies readonly Action[];
/** What of which inboxes letters of their own come of: only there it need be looked. */
export const inboxesToLook = ({ wishes, pushed = [], members }: Facts): readonly (readonly [Unit, Action])[] => {
  const units = new Set(members.flatMap(({ memberships }) => memberships.map(({ unit }) => unit)));
  return [...units].flatMap((unit) => {
    const ids = new Set(members.filter((member) => isIn(member, unit)).map(({ id }) => id));
    const isReader = ({ id, preferences }: Mailbox) => ids.has(id) && wantsOf(preferences, unit);
    return actions
      .filter(
        (action) =>
          wishes.some((reader) => isReader(reader) && wantsOwn(reader, action)) ||
          (action === 'decide' && pushed.some((reader) => isReader(reader) && wantsOwn(reader, action))),
      )
      .map((action) => [unit, action]);
  });
};

/** What was told before a device was there it is not told of; digests have no part in it. */
const wasOnDevice = ({ pushed = [], changedAt }: Known, { to, device }: Mail, { at }: ToldNotice): boolean => {
  const box = pushed.find(({ id }) => id === to);
  const there = box?.devices?.find(({ id }) => id === device);
  if (!box || !there) return false;
  const { wantedSince = box.updatedAt } = box;
  return [wantedSince, there.since, changedAt.get(to) ?? at].every((since) => since <= at);
};

/** As things were when it was told: whoever came, or wanted it otherwise, only then is not written to of what was before. */
const wasTheirs = (known: Known, mail: Mail, told: ToldNotice): boolean => {
  const { wishes, progress, changedAt } = known;
  const { to } = mail;
  const { notice, at, action } = told;
  if (mail.kind === 'push') return wasOnDevice(known, mail, told);
  const box = wishes.find(({ id }) => id === to);
  const is = progress.find(({ id }) => id === to);
  if (!box || !is) return false;
  const { wantedSince = box.updatedAt } = box;
  const isLater = [wantedSince, is.since, changedAt.get(to) ?? at].some((since) => since > at);
  // What a digest has told, or is to tell.
  return !isLater && !is.covered?.includes(notice) && !isOwed(is.owed, action, at);
};

/** `there`: the ids of letters that are, whatever became of them. */
export const lostLetters = (
  notices: readonly ToldNotice[],
  known: Known,
  there: ReadonlySet<string>,
  now: Instant,
): readonly Mail[] => {
  const told = new Map(notices.map((each) => [`${each.unit} ${each.notice}`, each]));
  return lettersFor(notices, known, now).filter((mail) => {
    const notice = told.get(`${mail.unit} ${mail.notice}`);
    return notice !== undefined && !there.has(mail.id) && wasTheirs(known, mail, notice);
  });
};
