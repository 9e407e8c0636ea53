import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { newMail } from '../../functions/letters/new-mail.ts';
import { mailItem } from '../../functions/letters/store.ts';
import { noticeItem } from '../../functions/notifications/store.ts';
import { newId } from '../../shared/ids.ts';
import type { Item } from '../../shared/table.ts';
import { offices } from '../../shared/units.ts';
import { putAll } from '../../tools/bench/batch.ts';
import { campaign, openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';

/** What it costs to look whom an event has reached, with 44 associations: whoever makes it dearer shall notice. */
let session: Session;
const units = [...offices, ...sample.associations.map(({ id }) => id)];
const now = new Date().toISOString();
const text =
  'Solna har begärt 4 500 kr ur posten Publicitet; två chefer behöver godkänna, och Stadshuskansliet ser till det.';
const said = { action: 'decide', text: { sv: text, en: text }, title: { sv: 'Solna', en: 'Solna' } } as const;

/** Something that happened with one request, in the inboxes of all whom it concerns, with letters to two people of each. */
const told = (subject: string, concerns: readonly string[]): readonly Item[] => {
  const event = { id: newId(), at: now, type: 'SpendingRequested', subject };
  return [
    { pk: `${campaign}#pot`, sk: `e#${now.slice(0, 7)}#${subject}#${event.id}`, campaign, ...event, concerns },
    ...concerns.flatMap((recipient) => [
      noticeItem({ recipient, campaign, event }, said, now),
      ...['kim', 'bo'].map((person) => {
        const to = `${person}-${recipient}`;
        const mail = newMail(
          { id: `m#${to}#now#${event.id}`, to, kind: 'now', due: now, unit: recipient, notice: event.id },
          now,
        );
        return { ...mailItem(campaign, mail, now), state: 'sent' };
      }),
    ]),
  ];
};
const ofAll = 'pot/requests/solna.of-all';
const own = (i: number) => `pot/requests/solna.own-${i}`;

beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
  await putAll(session.stack, [
    // As dear as can be: twelve events that each concern every unit, so that inboxes all are full.
    ...Array.from({ length: 12 }, () => told(ofAll, units)).flat(),
    ...units.slice(3).flatMap((unit, i) => told(own(i), [...offices, unit])),
  ]);
}, 120_000);
afterAll(() => session?.end());

const cost = async (query: string) => {
  const { body, units: used } = await session.call('district-head', `GET /notifications/deliveries${query}`);
  const items = body.items as readonly { readonly id: string; readonly deliveries: readonly object[] }[];
  return { read: used.read, write: used.write, events: items.length, rows: items[0]?.deliveries.length };
};

describe('deliveries with 47 units', () => {
  test('of the latest events: each inbox is asked once, whatever is in it', async () => {
    const latest = await cost('');
    expect(latest).toMatchObject({ write: 0, events: 10, rows: 12 });
    expect(latest.read).toBeLessThanOrEqual(80);
  });

  test('of a subject: what happened with it, and where it is told', async () => {
    const usual = await cost(`?subject=${own(7)}`);
    expect(usual).toMatchObject({ events: 1, rows: 12 });
    expect(usual.read).toBeLessThanOrEqual(11);
    const dearest = await cost(`?subject=${ofAll}`);
    expect(dearest).toMatchObject({ events: 10, rows: units.length * 3 });
    expect(dearest.read).toBeLessThanOrEqual(350);
  });

  test('of one event: each inbox is looked into', async () => {
    const { body } = await session.call('district-head', `GET /notifications/deliveries?subject=${own(7)}`);
    const [{ id } = { id: '' }] = body.items as readonly { readonly id: string }[];
    const one = await cost(`?event=${id}`);
    expect(one).toMatchObject({ events: 1, rows: 12 });
    expect(one.read).toBeLessThanOrEqual(33);
  });
});
