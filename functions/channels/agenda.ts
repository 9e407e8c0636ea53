import type { Ore } from '../../shared/money.ts';
import { type Text, text } from '../../shared/problems.ts';
import { fact, type Open, type Waiting } from '../../shared/waiting.ts';
import { factOf, idIn, inMoney, plain } from '../../shared/waiting-words.ts';
import { unitCalled } from '../../shared/words.ts';
import { clockOf, gatheringCalled, partition } from '../gatherings/offers.ts';
import type { Boost } from './boosts/state.ts';
import type { Channel, Publication } from './state.ts';
import { channel } from './store.ts';
import * as waits from './waiting.ts';

/** How what waits of channels, publications and boosts is found and told. */
const channelOf = (wait: Open): string => factOf(wait, 'called') || factOf(wait, 'channel');

/** Nobody is shown these: publications and boosts are judged by them. */
const channels: Waiting<Channel> = {
  kinds: waits.channelKinds,
  waits: waits.channelWaits,
  partition,
  prefix: 'c#',
  subject: (rest) => `channels/${rest}`,
  params: () => ({}),
  say: (wait) => ({ title: plain(factOf(wait, 'name')), facts: [] }),
};

const publicationTitles: Readonly<Record<string, (event: string, channel: string) => Text>> = {
  answer: (event, channel) => text(`Publicera ${event} i ${channel}?`, `Publish ${event} in ${channel}?`),
  counter: (event, channel) =>
    text(
      `Kanalens kansli vill ha en annan tid eller kanal: ${event} i ${channel}`,
      `The channel’s office wants another time or channel: ${event} in ${channel}`,
    ),
  post: (event, channel) => text(`Lägg ut ${event} i ${channel}`, `Post ${event} in ${channel}`),
  measure: (event, channel) =>
    text(`Hur många nådde ${event} i ${channel}?`, `How many did ${event} in ${channel} reach?`),
};
const publications: Waiting<Publication> = {
  kinds: waits.publicationKinds,
  waits: waits.publicationWaits,
  settle: waits.settlePublication,
  partition,
  prefix: 'p#',
  subject: (rest) => {
    const [event, publication] = rest.split('#');
    return `events/${event}/publications/${publication}`;
  },
  params: (wait) => ({ event: wait.subject.split('/')[1] ?? '', publication: idIn(wait) }),
  ahead: (wait, { campaign }) => ({ keys: channel(campaign, factOf(wait, 'channel')).source.keys ?? [] }),
  say: (wait) => {
    const event = factOf(wait, 'title') || gatheringCalled(wait.subject.split('/')[1] ?? '');
    return {
      title: publicationTitles[wait.kind]?.(event, channelOf(wait)) ?? plain(event),
      facts: [
        fact('channel', text('Kanal', 'Channel'), plain(channelOf(wait))),
        fact('at', text('När', 'When'), plain(clockOf(factOf(wait, 'at')))),
      ],
    };
  },
};

const boosts: Waiting<Boost> = {
  kinds: waits.boostKinds,
  waits: waits.boostWaits,
  settle: waits.settleBoost,
  partition,
  prefix: 'b#',
  subject: (rest) => `boosts/${rest}`,
  params: (wait) => ({ boost: idIn(wait) }),
  say: (wait) => {
    const amount: Ore = Number(factOf(wait, 'amount'));
    const [unit, channel, money] = [factOf(wait, 'asked'), channelOf(wait), inMoney(amount)];
    return {
      title: text(
        `Gör annonseringen i ${channel}, ${money.sv}, och säg vad den nådde: ${unitCalled(unit)}`,
        `Make the boost in ${channel}, ${money.en}, and say whom it reached: ${unitCalled(unit)}`,
      ),
      unit,
      amount,
      facts: [],
    };
  },
};

export const waiting = { channels, 'events/publications': publications, boosts };
