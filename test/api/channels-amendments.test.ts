import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { channelsCampaign, evening, partyDay } from '../support/channels-api.ts';
import { errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** D16: between its proposal and its time a publication is changed, withdrawn, countered, and follows its event. */
describe('channels: a publication before its time', () => {
  const { call, must, refusal, enter, published, proposed, posted } = channelsCampaign('publications-amendments');
  let event = '';
  beforeAll(async () => {
    await enter('fb-district');
    await enter('letter', { kind: 'newsletter', owner: 'city-hall' });
    event = await published();
  });
  const [solna, owner] = ['association-solna', 'district-staff'];
  const accepted = async (change = {}) => {
    const path = await proposed(event, change);
    await must(owner, `POST ${path}/acceptances`);
    return path;
  };
  const decides = async (unit: string, type: string) => {
    await theStack().idle();
    const inbox = itemsOf(await call(`${unit}-head`, `GET /offices/${unit}/inbox?action=decide`));
    return inbox.filter((notice) => notice.event === type).length;
  };

  test('is changed by whoever proposed it, and accepted anew', async () => {
    const path = await accepted({ text: 'Kom!' });
    const changed = await must(solna, `PATCH ${path}`, { at: evening(4), text: 'Kom på fest!' });
    expect(changed).toMatchObject({ status: 'proposed', at: evening(4), text: 'Kom på fest!', by: 'solna' });
    expect(await must(solna, `PATCH ${path}`, { at: evening(4) })).toEqual(changed);
    expect(await decides('district', 'PublicationChanged')).toBe(1);
    expect(await must(owner, `POST ${path}/acceptances`)).toMatchObject({ status: 'accepted' });
    expect(await must(solna, `PATCH ${path}`, { channel: 'letter', text: null })).toMatchObject({ owner: 'city-hall' });
    expect(await refusal(owner, `POST ${path}/acceptances`)).toBe('403 not-allowed');
    expect(await refusal('city-hall-staff', `PATCH ${path}`, { at: evening(5) })).toBe('403 not-allowed');
    expect(errorsOf(await call(solna, `PATCH ${path}`, {}))).toEqual([' nothing']);
    expect(errorsOf(await call(solna, `PATCH ${path}`, { channel: 'none' }))).toEqual(['/channel unknown']);
    expect(await refusal(solna, `PATCH ${await posted(event)}`, { text: 'x' })).toBe('409 wrong-status');
  });

  test('is withdrawn with a reason, by whoever proposed it', async () => {
    const path = await accepted({ at: evening(6) });
    const reason = 'Fullbokat.';
    expect(await refusal(owner, `POST ${path}/withdrawal`, { reason })).toBe('403 not-allowed');
    const withdrawn = await must(solna, `POST ${path}/withdrawal`, { reason });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', reason });
    expect(await must(solna, `POST ${path}/withdrawal`, { reason: 'Igen' })).toEqual(withdrawn);
    expect(await refusal(owner, `POST ${path}/acceptances`)).toBe('409 wrong-status');
    const next = await must(solna, `POST ${event}/publications`, {
      channel: 'fb-district',
      at: evening(6),
      language: 'sv',
    });
    expect(next.clashes).toEqual([]);
    expect(await refusal(solna, `POST ${await posted(event)}/withdrawal`, { reason })).toBe('409 wrong-status');
  });

  test('declined, it may be answered anew by who declined it', async () => {
    const path = await proposed(event, { at: evening(7) });
    await must(owner, `POST ${path}/declines`, { reason: 'Fullt.' });
    expect(await refusal(solna, `POST ${path}/reopening`, { reason: 'x' })).toBe('403 not-allowed');
    const again = await must(owner, `POST ${path}/reopening`, { reason: 'Inte fullt.' });
    expect(again).toMatchObject({ status: 'proposed', reason: 'Inte fullt.' });
    await must(solna, `POST ${path}/withdrawal`, { reason: 'Nej.' });
    expect(await refusal(owner, `POST ${path}/reopening`, { reason: 'x' })).toBe('409 wrong-status');
  });

  test('is countered by the owner of the channel, and whoever proposed it agrees', async () => {
    const path = await accepted({ at: evening(8) });
    const wish = { at: evening(9), reason: 'Valfilmen kommer då.' };
    expect(await refusal(solna, `POST ${path}/counter-proposals`, wish)).toBe('403 not-allowed');
    expect(errorsOf(await call(owner, `POST ${path}/counter-proposals`, { reason: 'x' }))).toEqual([' nothing']);
    const counter = { channel: 'fb-district', at: wish.at, by: 'district' };
    expect(await must(owner, `POST ${path}/counter-proposals`, wish)).toMatchObject({
      status: 'proposed',
      at: evening(8),
      counter,
      reason: wish.reason,
    });
    await theStack().idle();
    const inbox = itemsOf(await call(solna, 'GET /associations/solna/inbox?action=decide'));
    expect(inbox.map((notice) => notice.event)).toContain('PublicationCountered');
    const agreed = await must(solna, `POST ${path}/counter-proposals/acceptances`);
    expect(agreed).toMatchObject({ status: 'accepted', at: wish.at });
    expect(agreed).not.toHaveProperty('counter');
    expect(await must(solna, `POST ${path}/counter-proposals/acceptances`)).toEqual(agreed);
    const other = await proposed(event, { at: evening(10) });
    expect(await refusal(solna, `POST ${other}/counter-proposals/acceptances`)).toBe('409 wrong-status');
    await must(solna, `POST ${other}/withdrawal`, { reason: 'x' });
    expect(await refusal(owner, `POST ${other}/counter-proposals`, wish)).toBe('409 wrong-status');
  });

  test('D15: accepted, it is proposed again when its event moves, in the same step', async () => {
    const moved = await published();
    const [path, done] = [await proposed(moved, {}, owner), await posted(moved, { at: evening(5) })];
    expect(await must(solna, `GET ${path}`)).toMatchObject({ status: 'accepted' });
    const before = await decides('district', 'PublicationReturned');
    const day = addDays(partyDay, -4);
    await must(solna, `PATCH ${moved}`, { startsAt: `${day}T14:00`, endsAt: `${day}T17:00` });
    const back = await must(solna, `GET ${path}`);
    expect(back).toMatchObject({ status: 'proposed', reason: 'Evenemanget har flyttats.' });
    expect(back.clashes).toContainEqual(expect.objectContaining({ why: 'event', at: evening(3) }));
    expect(await decides('district', 'PublicationReturned')).toBe(before + 1);
    expect(await refusal(owner, `POST ${path}/acceptances`)).toBe('409 wrong-status');
    expect(await must(owner, `GET ${done}`)).toMatchObject({ status: 'posted' });
    // Who proposed it gives it a time before the event.
    expect(await must(owner, `PATCH ${path}`, { at: evening(6) })).toMatchObject({ status: 'accepted' });
    await must(solna, `PATCH ${moved}`, { title: 'Fest' });
    expect(await must(solna, `GET ${path}`)).toMatchObject({ status: 'accepted', title: 'Fest' });
  });
});
