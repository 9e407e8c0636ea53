import path from 'node:path';
import type { Raw } from '../../../shared/edge/answer.ts';
import { type Handlers, type Input, serve } from '../../../shared/edge/signed-in.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/problems.ts';
import { putOnce } from '../../../shared/puts.ts';
import { channels as allChannels } from '../store.ts';
import { type Channel, channelKinds, type Ids } from '../state.ts';
import {
  type Gathering,
  gathering,
  isListed,
  type Link,
  links as linksOf,
  listedOf,
  missingLinks,
  spoken,
  theGathering,
  visitsBy,
  writtenIn,
} from '../../gatherings/offers.ts';
import { kitContract } from './contract.ts';
import { drawnBy } from './drawn.ts';
import { qrPng, qrSvg } from './qr.ts';
import { createRenderer } from './render.ts';
import { wordingOf } from './wording.ts';
import { readOne } from '../../../shared/fetching.ts';

/** The function `channels-kit`: what is needed to spread an event that the public may see. */
const render = createRenderer((name) => path.join(import.meta.dirname, name));
const drawn = drawnBy(render);
/** Those that Valsam speaks, and those that the event is written in. */
const languagesOf = (event: Gathering): readonly string[] => [...new Set(['sv', 'en', ...writtenIn(event)])];

type Asking = Pick<Input<(typeof kitContract)['showShareKit']>, 'params' | 'origin'>;
const addressOf = (origin: string, { code }: Link): string => `${origin}/s/${code}`;
const pageUrl = ({ params: { campaign, event }, origin }: Asking): string =>
  `${origin}/public/${campaign}/events/${event}`;

/** What the public does not see cannot be spread. */
const shared = async ({ params }: Pick<Asking, 'params'>): Promise<Gathering | Refusal<'wrong-status'>> => {
  const event = await readOne(gathering(params.campaign, params.event));
  return event && isListed(event) ? event : refuse('wrong-status');
};

const raw = (content: string | Uint8Array, type: string): Raw => ({
  status: 200,
  raw: content,
  headers: { 'content-type': type, 'content-security-policy': "default-src 'none'" },
});

/** The event's own link and one for each channel; those that are not there yet are made. */
const ensureLinks = async (campaign: string, event: string, channels: readonly string[]): Promise<readonly Link[]> => {
  const made = await readOne(linksOf(campaign, event));
  const missing = missingLinks(campaign, event, channels, made);
  await Promise.all(missing.map(putOnce));
  return missing.length > 0 ? readOne(linksOf(campaign, event)) : made;
};

const inUse = (channels: Ids<Channel>): readonly string[] =>
  Object.values(channels).flatMap(({ id, retired }) => (retired === undefined ? [id] : []));

/** The link that was asked for, made if need be. */
const linkFor = async (
  { params: { campaign, event } }: Pick<Asking, 'params'>,
  channel: string | undefined,
): Promise<Link | undefined> => {
  const channels = await readOne(allChannels(campaign));
  const links = await ensureLinks(campaign, event, inUse(channels));
  return links.find((link) => link.channel === channel);
};

const qrCode =
  (draw: (address: string) => Promise<string | Uint8Array>, type: string) =>
  async (input: Asking & { readonly query: { readonly channel?: string | undefined } }) => {
    const event = await shared(input);
    if (isRefusal(event)) return event;
    const link = await linkFor(input, input.query.channel);
    return link ? raw(await draw(addressOf(input.origin, link)), type) : refuse('not-found');
  };

const handlers: Handlers<typeof kitContract> = {
  showShareKit: {
    about: theGathering,
    run: async (input) => {
      const event = await shared(input);
      if (isRefusal(event)) return event;
      const { campaign, event: id } = input.params;
      const channels = await readOne(allChannels(campaign));
      const links = await ensureLinks(campaign, id, inUse(channels));
      const own = links.filter(({ channel }) => channel === undefined);
      const places = [
        ...channelKinds.flatMap((kind) => own.map((link) => ({ kind, link }))),
        ...links.flatMap((link) => {
          const its = channels[link.channel ?? ''];
          return its && its.retired === undefined ? [{ kind: its.kind, link }] : [];
        }),
      ];
      const texts = places.flatMap(({ kind, link }) =>
        languagesOf(event).map((language) => {
          const url = addressOf(input.origin, link);
          const { channel } = link;
          return {
            kind,
            ...(channel !== undefined && { channel }),
            language,
            url,
            ...wordingOf(
              spoken({ ...listedOf(event), texts: event.texts, description: event.description }, language),
              kind,
              language,
              url,
            ),
          };
        }),
      );
      const kit = `/campaigns/${campaign}/events/${id}/share-kit`;
      const page = pageUrl(input);
      return {
        status: 200,
        body: {
          event: id,
          page,
          link: own.map((link) => addressOf(input.origin, link)).join(''),
          texts,
          qr: { svg: `${kit}/qr.svg`, png: `${kit}/qr.png` },
          card: `${page}/card.png`,
        },
      };
    },
  },
  drawQrSvg: { about: theGathering, run: qrCode((address) => qrSvg(address), 'image/svg+xml; charset=utf-8') },
  drawQrPng: { about: theGathering, run: qrCode((address) => qrPng(address, render), 'image/png') },
  drawCard: {
    about: theGathering,
    run: async (input) => {
      const event = await shared(input);
      if (isRefusal(event)) return event;
      return raw(await drawn(event, input.params.campaign, input.query.lang ?? input.language), 'image/png');
    },
  },
  countLinkVisits: {
    about: theGathering,
    run: async ({ params: { campaign, event }, origin }) => {
      const items = await Promise.all(
        (await readOne(linksOf(campaign, event))).map(async (link) => {
          const days = await readOne(visitsBy(link.code));
          const { code, channel } = link;
          const visits = days.reduce((sum, day) => sum + day.visits, 0);
          return { ...(channel !== undefined && { channel }), code, url: addressOf(origin, link), visits, days };
        }),
      );
      return { status: 200, body: { visits: items.reduce((sum, { visits }) => sum + visits, 0), items } };
    },
  },
};

export const handler = serve('publicity', kitContract, handlers);
