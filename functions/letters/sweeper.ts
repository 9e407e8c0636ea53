import { addSeconds, type Instant } from '../../shared/calendar.ts';
import type { AllOf } from '../../shared/capability.ts';
import { readOne } from '../../shared/fetching.ts';
import { keyText } from '../../shared/ids.ts';
import { log } from '../../shared/log.ts';
import { putEach } from '../../shared/puts.ts';
import { entityIn } from '../../shared/reads.ts';
import { present, queryAll } from '../../shared/table.ts';
import { type NoticeInBrief, noticesAsking, sweptSeconds } from '../notifications/offers.ts';
import { people, reached, standInsFor } from './dispatch.ts';
import { hand } from './handing.ts';
import { inboxesToLook, lostLetters } from './lost.ts';
import type { ToldNotice } from './offers.ts';
import { mailboxes, mailItem, mailKey, mailsAbout, progresses } from './store.ts';

/** What was told since then may still be on its way, through two queues. */
const onTheWaySeconds = 10 * 60;
type Parts = AllOf<'acting' | 'waiting'>;
/** `missing` counts letters that were not there, and are now. */
export type Swept = { readonly notices: number; readonly missing: number };

const sweep = async (all: Parts, campaign: string, now: Instant): Promise<Swept> => {
  const { wishes, pushed } = reached(await readOne(mailboxes(campaign)));
  if (wishes.length + pushed.length === 0) return { notices: 0, missing: 0 };
  const [members, progress] = [await readOne(people(campaign)), await readOne(progresses(campaign))];
  const facts = { wishes, pushed, members, progress };
  const [from, to] = [addSeconds(now, -sweptSeconds), addSeconds(now, -onTheWaySeconds)];
  const half = { consistent: false };
  const notices: ToldNotice[] = [];
  for (const [unit, action] of inboxesToLook(facts))
    for (const item of await queryAll(noticesAsking(campaign, unit, action, from, to), half)) {
      const { id: notice, event, at, subject, due } = entityIn<NoticeInBrief>(item);
      notices.push({ unit, notice, event, at, subject, action, ...(due !== undefined && { due }) });
    }
  if (notices.length === 0) return { notices: 0, missing: 0 };
  const there = new Set((await queryAll(mailsAbout(campaign, from, now), half)).map(({ sk }) => sk));
  const standIns = await standInsFor(all, campaign, { notices, members }, now);
  const changedAt = new Map(members.flatMap(({ id, updatedAt }) => (updatedAt ? [[id, updatedAt] as const] : [])));
  const lost = lostLetters(notices, { ...facts, changedAt, ...(standIns && { standIns }) }, there, now);
  // The index may lag, and one thing is reminded of once, whichever notice it was that first said so.
  const found = new Set((await present(lost.map(({ id }) => mailKey(campaign, id)))).map(keyText));
  const missing = lost.filter(({ id }) => !found.has(keyText(mailKey(campaign, id))));
  const puts = await putEach(missing.map((mail) => mailItem(campaign, mail, now)));
  if (puts.includes('failed')) throw new Error('the table did not take a letter');
  const put = missing.filter((_, i) => puts[i] === 'put');
  const due = [...new Set(put.flatMap((mail) => (mail.due <= now ? [mail.to] : [])))];
  await hand(due.length > 0 ? [{ campaign, people: due }] : []);
  return { notices: notices.length, missing: put.length };
};

/**
 * Every hour: writes the letters of what is in an inbox that nobody has written, as the dispatcher would have. It is the same
 * item under the same condition, so whoever comes second writes nothing.
 */
export const handlerOf =
  (all: Parts) =>
  async (input: { readonly now?: Instant } = {}): Promise<Swept> => {
    const now = input.now ?? new Date().toISOString();
    let swept: Swept = { notices: 0, missing: 0 };
    for (const { sk: campaign } of await queryAll({ pk: 'campaigns', prefix: '' })) {
      const each = await sweep(all, campaign, now);
      swept = { notices: swept.notices + each.notices, missing: swept.missing + each.missing };
    }
    if (swept.missing > 0) log.warn('letters that were lost are written', swept);
    else log.info('no letter was lost', swept);
    return swept;
  };
