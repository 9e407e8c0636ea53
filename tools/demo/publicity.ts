import { addDays, dayOf } from '../../shared/calendar.ts';
import { inbox, step, waitUntil, readInPublic } from './stage.ts';

const party = 'Gårdsfest med hoppborg och korvgrillning';
const host = 'association-spanga-tensta';

/** What anyone may read without signing in, in each of its forms. */
const forms = ['events', 'events.ics', 'events.rss', 'events.atom', 'events.json'];

const register = async (title: string, day: string): Promise<string> => {
  const { id } = await step('An association registers a yard party, in a minute.', host, 'POST /events', {
    title,
    summary: 'Korv, kaffe och hoppborg på gården. Kandidaterna är på plats att prata med.',
    kind: 'yard-party',
    audience: 'families',
    place: { name: 'Gården', address: 'Tenstagången 20', area: 'spanga-tensta' },
    startsAt: `${day}T13:00`,
    endsAt: `${day}T16:00`,
    organisers: ['spanga-tensta'],
    languages: ['sv', 'so', 'ar'],
  });
  await step('It asks an office to publish it...', host, `POST /events/${id}/submissions`);
  await step('...which does.', 'city-hall-staff', `POST /events/${id}/publication`);
  return id;
};

/** D16: each office decides for its own channels. */
const spread = async (event: string, day: string): Promise<void> => {
  const answers = {
    'fb-city-hall': { by: 'city-hall-staff', answer: 'acceptances' },
    newsletter: { by: 'district-staff', answer: 'acceptances' },
    'x-county-council': { by: 'county-council-staff', answer: 'declines' },
  } as const;
  for (const [channel, { by, answer }] of Object.entries(answers)) {
    const path = `/events/${event}/publications`;
    const wish = { channel, at: `${addDays(day, -3)}T17:00`, language: 'sv' };
    const { id } = await step(`It would like a place in ${channel}.`, host, `POST ${path}`, wish);
    const isYes = answer === 'acceptances';
    const reason = isYes ? undefined : { reason: 'Den dagen hör till debatten.' };
    await step(
      isYes ? 'The office that owns it says yes.' : 'The office that owns it says no, and why.',
      by,
      `POST ${path}/${id}/${answer}`,
      reason,
    );
  }
};

/** D18: a candidate who is free is asked to come, and is not asked by anybody else then; `undefined` where nobody is. */
const inviteCandidate = async (day: string): Promise<string | undefined> => {
  const { items } = await step('It looks for a candidate who is free then.', host, `GET /candidates?freeOn=${day}`);
  const [candidate] = items as readonly { readonly id: string }[];
  if (!candidate) return undefined;
  const hours = { from: '13:00', to: '16:00' };
  const wish = { unit: 'spanga-tensta', candidate: candidate.id, wishes: [day], hours, place: 'Gården', topic: party };
  const { id } = await step('It asks for a visit to the party...', host, 'POST /visits', wish);
  await step('...and gets it.', 'city-hall-staff', `POST /visits/${id}/acceptances`, { day });
  return String(id);
};

/** D17: an ad boost is a spending request in the pot, and follows its fate. */
const boost = async (event: string): Promise<void> => {
  const wish = { unit: 'spanga-tensta', channel: 'fb-city-hall', amount: 150_000, audience: 'families', event };
  const { id, spending } = await step('It asks the pot for 1 500 kr to boost the post.', host, 'POST /boosts', wish);
  const { request } = spending as { readonly request: string };
  await step('One head’s approval does for that.', 'county-council-head', `POST /pot/requests/${request}/approvals`);
  await waitUntil('The boost has its money.', host, `/boosts/${id}`, ({ status }) => status === 'reserved');
};

/**
 * Fourth act: an association registers a yard party, two offices publish it, one declines, a boost is approved from the
 * pot, a candidate is asked to come, the event is cancelled and every feed says so.
 */
export const playPublicity = async (): Promise<void> => {
  // A party of its own for each time the demo is played.
  const title = `${party} nr ${Math.floor(Date.now() / 1000) % 100_000}`;
  const day = addDays(dayOf(new Date().toISOString()), 20);
  const event = await register(title, day);
  await spread(event, day);
  await boost(event);
  const visit = await inviteCandidate(day);
  console.log('\nAnyone may read of it:');
  for (const form of [...forms, `events/${event}`]) await readInPublic(form, title, false);
  await step('A storm is coming: the party is off.', host, `POST /events/${event}/cancellation`, {
    reason: 'Stormvarning hela dagen.',
  });
  if (visit) await step('The candidate is free again.', host, `POST /visits/${visit}/withdrawal`);
  console.log('\nAnd every one of them says so:');
  for (const form of [...forms, `events/${event}`]) await readInPublic(form, title, true);
  console.log('\nWhat Spånga-Tensta was told:');
  await inbox(host, 'associations/spanga-tensta', [`events/${event}`], 'EventCancelled');
};
