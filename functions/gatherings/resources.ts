import * as z from 'zod/mini';
import { saying } from '../../shared/field-words.ts';
import { day, email, language, line, localTime, office, phone, prose, slug, webAddress } from '../../shared/fields.ts';
import { history, textsForgottenAt } from '../../shared/history.ts';
import { largestAmount } from '../../shared/money.ts';
import { text } from '../../shared/problems.ts';
import { distinct, instant, list, mapOf, stamps, weighable } from '../../shared/resources.ts';
import { reasonGiven, reversed } from '../../shared/reversal/resources.ts';
import { textNames } from './languages.ts';
import { gatheringStatuses, visibilities } from './state.ts';

/** The schemas of what events are told and answer. Pure. */
const people = () => z.int().check(z.minimum(0), z.maximum(10_000_000));
/** Öre; nothing is a cost, too. */
const cost = () => z.int().check(z.minimum(0), z.maximum(largestAmount));

const hours = () => z.int().check(z.minimum(0), z.maximum(100_000));
/** E1: hours of work, by the employed and by volunteers. */
export const gatheringHours = z.strictObject({ staff: z.optional(hours()), activists: z.optional(hours()) });

/** Every format that it is spread in escapes what breaks lines there, so nothing is refused but controls. */
const shownLine = (longest: number) => line(longest, 'kept');

const degrees = (most: number) => z.number().check(z.minimum(-most), z.maximum(most));
export const gatheringStatus = z.enum(gatheringStatuses);
export const visibility = z.enum(visibilities);

export const placeBody = z
  .strictObject({
    name: shownLine(200),
    address: z.optional(shownLine(200)),
    area: z.optional(slug()),
    lat: z.optional(degrees(90)),
    lon: z.optional(degrees(180)),
  })
  .check(
    z.refine(({ lat, lon }) => lat === undefined || lon !== undefined, { message: 'needed', path: ['lon'] }),
    z.refine(({ lat, lon }) => lon === undefined || lat !== undefined, { message: 'needed', path: ['lat'] }),
  );

export const accessibility = z.strictObject({
  stepFree: z.optional(z.boolean()),
  toilet: z.optional(z.boolean()),
  hearingLoop: z.optional(z.boolean()),
  signLanguage: z.optional(z.boolean()),
  note: z.optional(prose(500, 'kept')),
});

export const contactBody = z
  .strictObject({
    name: z.optional(shownLine(100)),
    email: z.optional(email()),
    phone: z.optional(phone()),
    public: z._default(z.boolean(), false),
  })
  .check(
    z.refine((it) => it.name !== undefined || it.email !== undefined || it.phone !== undefined, {
      message: 'needed',
      path: ['name'],
    }),
  );

export const onlineBody = z.strictObject({ url: webAddress() });

/** Another language's; what is missing is told in the next language that there is. */
export const gatheringTextsBody = z
  .strictObject({
    title: z.optional(shownLine(120)),
    summary: z.optional(shownLine(300)),
    description: z.optional(prose(5000, 'kept')),
  })
  .check(z.refine((texts) => Object.keys(texts).length > 0, 'nothing'));

/** What an event says of itself, field by field; what depends on several of them is judged by the rules. */
export const fields = {
  title: () => shownLine(120),
  summary: () => shownLine(300),
  description: () => prose(5000, 'kept'),
  /** By language: beside the first of `languages`, which title, summary and description are in. */
  texts: () => mapOf(language(), gatheringTextsBody, 20),
  kind: slug,
  audience: slug,
  place: () => placeBody,
  online: () => onlineBody,
  startsAt: localTime,
  endsAt: localTime,
  organisers: () => list(slug(), z.minLength(1), z.maxLength(10), distinct()),
  languages: () => list(language(), z.minLength(1), z.maxLength(20), distinct()),
  accessibility: () => accessibility,
  visibility: () => visibility,
  cost,
  hours: () => gatheringHours,
  expectedReach: people,
  contact: () => contactBody,
};

export const gatheringBody = z.strictObject({
  title: fields.title(),
  summary: fields.summary(),
  description: z.optional(fields.description()),
  texts: z.optional(fields.texts()),
  kind: fields.kind(),
  audience: z.optional(fields.audience()),
  place: z.optional(fields.place()),
  online: z.optional(fields.online()),
  startsAt: fields.startsAt(),
  endsAt: fields.endsAt(),
  organisers: fields.organisers(),
  languages: fields.languages(),
  accessibility: z.optional(fields.accessibility()),
  visibility: z._default(fields.visibility(), 'public'),
  cost: z.optional(fields.cost()),
  hours: z.optional(fields.hours()),
  expectedReach: z.optional(fields.expectedReach()),
  contact: z.optional(fields.contact()),
});

/** `submit`: an office is asked to publish it at once; else it is a draft. */
export const gatheringRegistration = z.extend(gatheringBody, { submit: z.optional(z.boolean()) });

/** What may be left out may be taken away, by null. */
export const gatheringChange = z
  .strictObject({
    title: z.optional(fields.title()),
    summary: z.optional(fields.summary()),
    description: z.optional(z.nullable(fields.description())),
    texts: z.optional(z.nullable(fields.texts())),
    kind: z.optional(fields.kind()),
    audience: z.optional(z.nullable(fields.audience())),
    place: z.optional(fields.place()),
    online: z.optional(fields.online()),
    startsAt: z.optional(fields.startsAt()),
    endsAt: z.optional(fields.endsAt()),
    organisers: z.optional(fields.organisers()),
    languages: z.optional(fields.languages()),
    accessibility: z.optional(z.nullable(fields.accessibility())),
    visibility: z.optional(fields.visibility()),
    cost: z.optional(z.nullable(fields.cost())),
    hours: z.optional(z.nullable(fields.hours())),
    expectedReach: z.optional(z.nullable(fields.expectedReach())),
    contact: z.optional(z.nullable(fields.contact())),
    reason: z.optional(prose(500)),
  })
  .check(z.refine(({ reason: _, ...change }) => Object.keys(change).length > 0, 'nothing'));

/** `back`: as a draft, to be changed and submitted again. */
export const gatheringDecline = z.extend(reasonGiven, { back: z._default(z.boolean(), false) });

const moreThanReached = {
  code: 'too-big',
  detail: text('Högst så många som nåddes.', 'At most as many as were reached.'),
};
/** Who is reached need not have been there; who was there is reached. */
export const gatheringResultsBody = z
  .strictObject({ reach: people(), attended: z.optional(people()), cost: cost(), hours: z.optional(gatheringHours) })
  .check(z.refine(({ reach, attended = 0 }) => attended <= reach, saying(moreThanReached, ['attended'])));

export const place = z.object({
  name: z.string(),
  address: z.optional(z.string()),
  area: z.optional(slug()),
  lat: z.optional(z.number()),
  lon: z.optional(z.number()),
});
export const contact = z.object({
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  public: z.boolean(),
});
export const gatheringText = z.enum(textNames);
export const gatheringGap = z.object({ language: z.string(), missing: list(gatheringText) });
export const gatheringTexts = z.object({
  title: z.optional(z.string()),
  summary: z.optional(z.string()),
  description: z.optional(z.string()),
});
export const gatheringResults = z.object({
  reach: z.int(),
  attended: z.optional(z.int()),
  cost: z.int(),
  hours: z.optional(gatheringHours),
});
export const reversedResults = z.extend(gatheringResults, { reversed });

const eventFields = {
  id: z.string(),
  status: gatheringStatus,
  unit: slug(),
  /** For the offices. */
  filer: z.optional(z.string()),
  title: z.string(),
  summary: z.string(),
  description: z.optional(z.string()),
  texts: z.optional(z.record(z.string(), gatheringTexts)),
  /** Of `languages` those that it is not wholly written in. */
  gaps: list(gatheringGap),
  kind: slug(),
  audience: z.optional(slug()),
  place: z.optional(place),
  online: z.optional(z.object({ url: z.string() })),
  startsAt: localTime(),
  endsAt: localTime(),
  organisers: list(slug()),
  languages: list(z.string()),
  accessibility: z.optional(accessibility),
  visibility,
  cost: z.optional(z.int()),
  hours: z.optional(gatheringHours),
  expectedReach: z.optional(z.int()),
  /** For the offices and the organisers, and for all where it is public. */
  contact: z.optional(contact),
  /** RFC 5545: how often what those outside are shown has changed, and when it last did. */
  sequence: z.int(),
  changedAt: instant(),
  publishedAt: z.optional(instant()),
  owner: z.optional(office()),
  replyBy: z.optional(day()),
  escalated: z.optional(z.boolean()),
  declinedBy: z.optional(office()),
  /** Why it is cancelled, declined, sent back or open again. */
  reason: z.optional(z.string()),
  results: z.optional(gatheringResults),
  /** What was said of it and taken back. */
  reversedResults: z.optional(reversedResults),
  uid: z.optional(z.string()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
};
export const gathering = z.object(eventFields);

/**
 * Other events in overlapping hours, of the same area or for the same audience: warnings, at most 20. Of what the reader
 * may not see only that there is one.
 */
export const gatheringClash = z.object({
  why: list(z.enum(['area', 'audience'])),
  overlap: z.object({ from: localTime(), to: localTime() }),
  event: z.optional(z.string()),
  title: z.optional(z.string()),
  link: z.optional(z.string()),
});
const clashes = list(gatheringClash);
export const gatheringWithClashes = z.object({ ...eventFields, clashes });

/** One event with, for the offices and the organisers, what has happened to it, oldest first. */
export const gatheringInFull = z.object({
  ...eventFields,
  clashes,
  history: z.optional(history()),
  ...weighable,
});
