import { randomUUID } from 'node:crypto';
import type { Forget, Traces } from '../../shared/capability.ts';
import { entityIn } from '../../shared/reads.ts';
import { type Item, queryAll, transact } from '../../shared/table.ts';
import type { Mailbox } from './state.ts';
import { mailboxesRange, mailFrom, mailsOf, progressRange } from './store.ts';
import { viewMail } from './views.ts';

/** Of whom something is stored: how they want letters, where these go, and which they had. */
export const traces: Traces = {
  preferences: {
    where: (campaign) => [mailboxesRange(campaign)],
    tell: (item, { ids }) => {
      const { id, preferences, address, pending, blocked, devices = [], createdAt } = entityIn<Mailbox>(item);
      // Where devices are, and their keys, would let whoever has the export write to them.
      const known = devices.map(({ name, since }) => ({ name, since }));
      return ids.has(id)
        ? { preferences, address, pending: pending?.address, blocked, devices: known, createdAt }
        : undefined;
    },
  },
  letters: {
    where: (campaign) => mailsOf(campaign),
    tell: (item, { ids }) => {
      const mail = mailFrom(item);
      return ids.has(personOf(mail.to)) ? viewMail(mail, false) : undefined;
    },
  },
};
/** `person/<id>`, `address/<id>/…`, or the id alone. */
const personOf = (to: string): string => (/^(?:person|address)\//.test(to) ? (to.split('/')[1] ?? '') : to);

const most = 100;
/** Deletes what is still as it was read; false where something was not. */
const removed = async (items: readonly Item[]): Promise<boolean> => {
  let all = true;
  for (let i = 0; i < items.length; i += most) {
    const writes = items
      .slice(i, i + most)
      .map(({ pk, sk, version }) => ({ kind: 'delete', key: { pk, sk }, expected: Number(version) }) as const);
    const outcome = await transact(writes, randomUUID());
    all &&= outcome === 'committed';
  }
  return all;
};

/** All of theirs goes. Links that were sent to them lead to nothing from then on. */
export const forget: Forget = async (campaign, { ids }) => {
  const mails = (await Promise.all(mailsOf(campaign).map((range) => queryAll(range)))).flat();
  const own = [
    ...(await queryAll(mailboxesRange(campaign))).filter(({ id }) => ids.has(String(id))),
    ...(await queryAll(progressRange(campaign))).filter(({ id }) => ids.has(String(id))),
    ...mails.filter(({ to }) => ids.has(personOf(String(to)))),
  ];
  return (await removed(own)) ? { done: own.length, failed: 0 } : { done: 0, failed: 1 };
};
