import { addDays } from '../../../shared/calendar.ts';
import type { Ask } from '../../core/contract.ts';
import type { Values } from '../../core/draft.ts';
import type { Faults } from '../../core/form.ts';
import { countOf, dayOf, oreOf, typedOre } from '../../core/typed.ts';
import { tickedIn, tickName } from '../../parts/ticks.tsx';
import type { Gathering } from './state.tsx';
import { texts } from './texts.ts';

/** A gathering as it is typed, and back. Names of fields are where the API finds the values. */
export type Body = Ask<'POST /campaigns/{campaign}/events'>['body'];

export const accessNames = ['stepFree', 'toilet', 'hearingLoop', 'signLanguage'] as const;

/** An end before the start is in the night after. */
export const timesIn = ({ day = '', startsAt = '', endsAt = '' }: Values) => {
  const on = dayOf(day);
  if (on === undefined || startsAt === '' || endsAt === '') return undefined;
  return { startsAt: `${on}T${startsAt}`, endsAt: `${endsAt > startsAt ? on : addDays(on, 1)}T${endsAt}` };
};
const placeIn = (values: Values) => {
  const name = (values['place/name'] ?? '').trim();
  const address = (values['place/address'] ?? '').trim();
  const area = values['place/area'];
  return name === '' ? undefined : { name, ...(address !== '' && { address }), ...(area && { area }) };
};

export const faultsIn = (values: Values): Faults => {
  const { missing } = texts();
  const isEmpty = (name: string): boolean => (values[name] ?? '').trim() === '';
  const isNoCount = (name: string): boolean => !isEmpty(name) && countOf(values[name] ?? '') === undefined;
  return {
    ...(isEmpty('title') && { title: missing.title }),
    ...(isEmpty('kind') && { kind: missing.kind }),
    ...(isEmpty('summary') && { summary: missing.summary }),
    ...(isEmpty('day') && { day: missing.day }),
    ...(isEmpty('startsAt') && { startsAt: missing.startsAt }),
    ...(isEmpty('endsAt') && { endsAt: missing.endsAt }),
    ...(values.where !== 'net' && isEmpty('place/name') && { 'place/name': missing.place }),
    ...(values.where === 'net' && isEmpty('online/url') && { 'online/url': missing.url }),
    ...(tickedIn(values, 'languages').length === 0 && { languages: missing.language }),
    ...(isNoCount('expectedReach') && { expectedReach: missing.count }),
    ...(!isEmpty('cost') && oreOf(values.cost ?? '') === undefined && { cost: missing.cost }),
  };
};

/** What has no value is left out, or taken away where it was there before. */
export const bodyOf = (values: Values): Body => {
  const said = (name: string): string => (values[name] ?? '').trim();
  const contact = { name: said('contact/name'), email: said('contact/email'), phone: said('contact/phone') };
  const told = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== ''));
  const access = accessNames.filter((name) => values[name] === 'yes');
  const [cost, reach] = [oreOf(said('cost')), countOf(said('expectedReach'))];
  const place = placeIn(values);
  return {
    title: said('title'),
    summary: said('summary'),
    kind: said('kind'),
    ...(timesIn(values) ?? { startsAt: '', endsAt: '' }),
    ...(values.where === 'net' ? { online: { url: said('online/url') } } : place && { place }),
    organisers: [values.unit ?? '', ...(values.together ? [values.together] : [])],
    languages: [...tickedIn(values, 'languages')],
    visibility: values.visibility === 'members' ? 'members' : 'public',
    ...(said('description') !== '' && { description: said('description') }),
    ...(said('audience') !== '' && { audience: said('audience') }),
    ...(access.length > 0 && { accessibility: Object.fromEntries(access.map((name) => [name, true])) }),
    ...(cost !== undefined && { cost }),
    ...(reach !== undefined && { expectedReach: reach }),
    ...(Object.keys(told).length > 0 && { contact: { ...told, public: values['contact/public'] === 'yes' } }),
  };
};

/** What may be left out, and is, is taken away by null. What this form does not show stays: the note, further organisers. */
const wholeOf = (values: Values, { accessibility, organisers }: Gathering): Readonly<Record<string, unknown>> => {
  const body = bodyOf(values);
  const { note } = accessibility ?? {};
  const access = { ...body.accessibility, ...(note !== undefined && { note }) };
  return {
    description: null,
    audience: null,
    cost: null,
    expectedReach: null,
    contact: null,
    ...body,
    accessibility: Object.keys(access).length > 0 ? access : null,
    organisers: [...body.organisers, ...organisers.slice(2)],
  };
};
/** What was changed and nothing else: so a place that stays keeps where it lies. */
export const changeOf = (values: Values, gathering: Gathering): object => {
  const was = wholeOf(valuesOf(gathering), gathering);
  return Object.fromEntries(
    Object.entries(wholeOf(values, gathering)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
    ),
  );
};

export const valuesOf = (gathering: Gathering): Values => {
  const { place, online, contact, organisers, accessibility, cost, expectedReach } = gathering;
  return {
    title: gathering.title,
    summary: gathering.summary,
    kind: gathering.kind,
    description: gathering.description ?? '',
    audience: gathering.audience ?? '',
    visibility: gathering.visibility,
    day: gathering.startsAt.slice(0, 10),
    startsAt: gathering.startsAt.slice(11, 16),
    endsAt: gathering.endsAt.slice(11, 16),
    where: online ? 'net' : 'here',
    'place/name': place?.name ?? '',
    'place/address': place?.address ?? '',
    'place/area': place?.area ?? '',
    'online/url': online?.url ?? '',
    unit: organisers[0] ?? '',
    together: organisers[1] ?? '',
    cost: cost === undefined ? '' : typedOre(cost),
    expectedReach: expectedReach === undefined ? '' : String(expectedReach),
    'contact/name': contact?.name ?? '',
    'contact/email': contact?.email ?? '',
    'contact/phone': contact?.phone ?? '',
    'contact/public': contact?.public ? 'yes' : '',
    ...Object.fromEntries(gathering.languages.map((id) => [tickName('languages', id), 'yes'])),
    ...Object.fromEntries(accessNames.map((name) => [name, accessibility?.[name] ? 'yes' : ''])),
  };
};
