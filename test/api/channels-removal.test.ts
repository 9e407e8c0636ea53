import { expect, test } from 'vitest';
import { channelsCampaign, evening } from '../support/channels-api.ts';
import { errorsOf } from '../support/stack.ts';

const { call, must, refusal, enter, published } = channelsCampaign('channels-removal');
const wish = { amount: 50_000, audience: 'families' };
const ask = (channel: string) => call('association-solna', 'POST /boosts', { ...wish, channel });
const boost = (channel: string) => must('association-solna', 'POST /boosts', { ...wish, channel });

test('a channel is removed while nothing was published or asked for in it, else it is retired and open to nothing new', async () => {
  for (const channel of ['idle', 'boosted', 'posted']) await enter(channel);
  const event = await published();
  await boost('boosted');
  await must('association-solna', `POST ${event}/publications`, {
    channel: 'posted',
    at: evening(3),
    language: 'sv',
  });
  expect(await refusal('city-hall-staff', 'DELETE /channels/idle')).toBe('403 not-allowed');
  const remove = (channel: string) => must('district-staff', `DELETE /channels/${channel}`);
  expect(await remove('idle')).toEqual({ id: 'idle', retired: false });
  expect(await refusal('district-staff', 'GET /channels/idle')).toBe('404 not-found');
  for (const channel of ['boosted', 'posted']) {
    expect(await remove(channel)).toEqual({ id: channel, retired: true });
    expect(await must('district-staff', `GET /channels/${channel}`)).toMatchObject({ retired: expect.any(String) });
    expect(errorsOf(await ask(channel))).toEqual(['/channel retired']);
    const late = { channel, at: evening(2), language: 'sv' };
    expect(errorsOf(await call('association-solna', `POST ${event}/publications`, late))).toEqual(['/channel retired']);
    const kit = await must('association-solna', `GET ${event}/share-kit`);
    expect(JSON.stringify(kit.texts)).not.toContain(`"channel":"${channel}"`);
  }
  expect((await enter('boosted')).body.retired).toBeUndefined();
  await boost('boosted');
});
