import { describe, expect, test } from 'vitest';
import { caller } from '../../infra/local/wire.ts';
import { addDays } from '../../shared/calendar.ts';
import { channelsCampaign, today } from '../support/channels-api.ts';
import { itemsOf, theStack } from '../support/stack.ts';

/** What the daily job does with publications and boosts. */
describe('channels: by the clock', () => {
  const { id, call, must, reserve, enter, published, proposed } = channelsCampaign('publications-schedules');
  const tended = (days: number) => theStack().invoke('channels-jobs', { now: `${addDays(today, days)}T12:00:00.000Z` });

  test('D6: what the owner of a channel does not answer escalates to the heads of all offices, once', async () => {
    await enter('fb-district');
    const [event, off] = [await published(), await published()];
    const [late, met, moot] = [await proposed(event), await proposed(event), await proposed(off)];
    await must('district-staff', `POST ${met}/acceptances`);
    await must('association-solna', `POST ${off}/cancellation`, { reason: 'Regn' });
    await tended(5);
    expect(await must('association-solna', `GET ${late}`)).not.toHaveProperty('escalated');
    await tended(6);
    await tended(6);
    expect(await must('association-solna', `GET ${late}`)).toMatchObject({ escalated: true, version: 2 });
    for (const each of [met, moot]) expect(await must('district-staff', `GET ${each}`)).not.toHaveProperty('escalated');
    await theStack().idle();
    for (const office of ['district', 'city-hall', 'county-council']) {
      const notices = itemsOf(await call(`${office}-head`, `GET /offices/${office}/inbox?action=decide&limit=100`));
      expect(notices.filter(({ event: type }) => type === 'PublicationEscalated')).toMatchObject([
        { subject: late.slice(1), due: addDays(today, 5) },
      ]);
    }
    // An escalated one can still be answered, and what would have come out is nobody's business any more.
    await must('district-staff', `POST ${late}/acceptances`);
  });

  test('D6: more than one transaction holds escalate in one run', async () => {
    const event = await published();
    const all = await Promise.all(Array.from({ length: 50 }, () => proposed(event)));
    await tended(6);
    const shown = itemsOf(await call('district-staff', `GET ${event}/publications?limit=100`));
    expect(shown.filter(({ escalated }) => escalated === true)).toHaveLength(all.length);
  });

  test('D17: what the stream lost of the money for a boost is made good', async () => {
    const wish = { channel: 'fb-district', amount: 50_000, audience: 'families' };
    const asked = await must('association-solna', 'POST /boosts', wish);
    const boost = `/boosts/${String(asked.id)}`;
    const { endpoint, name } = theStack().table;
    const table = caller(endpoint, 'dynamodb');
    const Key = { pk: { S: `${id}#publicity` }, sk: { S: `b#${String(asked.id)}` } };
    const { Item } = await table<{ Item: object }>('GetItem', { TableName: name, Key });
    await reserve(`/pot/requests/${(asked.spending as { request: string }).request}`);
    await theStack().idle();
    expect(await must('district-head', `GET ${boost}`)).toMatchObject({ status: 'reserved' });
    // As if nobody had followed.
    await table('PutItem', { TableName: name, Item });
    expect(await must('district-head', `GET ${boost}`)).toMatchObject({ status: 'awaiting-funds' });
    await tended(0);
    expect(await must('district-head', `GET ${boost}`)).toMatchObject({ status: 'reserved' });
    await tended(0);
    expect(await must('district-head', `GET ${boost}`)).toMatchObject({ status: 'reserved', version: 2 });
  });
});
