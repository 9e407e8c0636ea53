import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, language, slug } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import { channelKind } from '../resources.ts';
import * as example from './examples.ts';

/** What is needed to spread an event: texts, short links, QR codes, a picture (D15, D17). Pure. */
const one = '/campaigns/{campaign}/events/{event}';
const kit = `${one}/share-kit` as const;
const byOrganiser = {
  see: 'offices-or-associations',
  act: 'offices-or-target-unit',
  refusals: ['wrong-status'],
} as const;
/** Title and summary are told in this one, where the event is written in it, else in Swedish. */
const lang = { lang: z.optional(language()) };
const channel = { channel: z.optional(slug()) };
const count = z.int();

export const wording = z.object({
  kind: channelKind,
  channel: z.optional(z.string()),
  language: z.string(),
  url: z.string(),
  subject: z.optional(z.string()),
  text: z.string(),
  used: count,
  limit: count,
  counted: z.enum(['characters', 'weighted-characters', 'segments']),
});
export const shortLink = z.object({
  channel: z.optional(z.string()),
  code: z.string(),
  url: z.string(),
  visits: count,
  days: list(z.object({ day: day(), visits: count })),
});

export const shareKit = z.object({
  event: z.string(),
  page: z.string(),
  link: z.string(),
  texts: list(wording),
  qr: z.object({ svg: z.string(), png: z.string() }),
  card: z.string(),
});

/** Visits are what people came by; reach is what a channel measured. Nothing is reckoned from visits. */
export const linkVisits = z.object({ visits: count, items: list(shortLink) });

export const kitContract = {
  showShareKit: {
    ...byOrganiser,
    route: `GET ${kit}`,
    summary: 'Ready texts, short links, QR codes and a picture for spreading a published public event',
    description:
      'For each kind of channel in Swedish, English and whatever else the event is written in, with the event’s own link, and for each channel of the register with the channel’s own, so that its visits are counted apart. Texts keep the length limit of their network as that network counts: `weighted-characters` are X’s, `segments` those of text messages. What does not fit is left out in this order: description, summary, place, the end of the title. 409 `wrong-status` for what the public does not see.',
    result: shareKit,
    example: { result: example.shareKit },
  },
  drawQrSvg: {
    ...byOrganiser,
    route: `GET ${kit}/qr.svg`,
    summary: 'A QR code of the short link, as SVG',
    description: 'Of `channel`, if told: one of those that the share kit has a link for.',
    query: channel,
    result: z.string(),
    produces: 'image/svg+xml',
    example: { result: '<svg …' },
  },
  drawQrPng: {
    ...byOrganiser,
    route: `GET ${kit}/qr.png`,
    summary: 'A QR code of the short link, as PNG',
    query: channel,
    result: z.string(),
    produces: 'image/png',
    example: { result: '…' },
  },
  drawCard: {
    ...byOrganiser,
    route: `GET ${kit}/card.png`,
    summary: 'The picture that a preview of the event’s link shows, 1200 x 630',
    query: lang,
    result: z.string(),
    produces: 'image/png',
    example: { result: '…' },
  },
  countLinkVisits: {
    ...byOrganiser,
    route: `GET ${one}/links`,
    summary: 'How often the short links of an event were followed, by channel and day',
    description:
      'D15: measured, not guessed. Of a reader one for each link and day; of who it was nothing is kept beyond that day. A visit is no reach: that is what a channel measured, and neither results nor rankings are reckoned from visits.',
    result: linkVisits,
    refusals: [],
    example: { result: example.links },
  },
} as const satisfies Contract;

export const cardContract = {
  readEventCard: {
    route: 'GET /public/{campaign}/events/{event}/card.png',
    summary: 'The picture for previews of links to a public event',
    see: 'anyone',
    act: 'anyone',
    query: lang,
    result: z.string(),
    produces: 'image/png',
    example: { result: '…' },
    refusals: ['not-found', 'malformed-request'],
  },
} as const satisfies Contract;
