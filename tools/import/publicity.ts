import { addDays, type Day } from '../../shared/calendar.ts';
import { isOffice } from '../../shared/units.ts';
import type { Send } from './sending.ts';

/** The part of a campaign file that is spread: channels, and events with what they reached. */
export type PublicityPart = {
  readonly channels?: readonly { readonly id: string; readonly owner: string }[];
  readonly events?: readonly EventEntry[];
};
/** `hours` are from and to; what ends before it begins ends the day after. `cost` in öre, `reach` in people. */
type EventEntry = {
  readonly id: string;
  readonly name: string;
  readonly organisers: readonly [string, ...string[]];
  readonly day: Day;
  readonly hours: readonly [string, string];
  readonly cost: number;
  readonly reach: number;
};

/** Who speaks for a unit: the head of an office, the member of an association. */
const personaOf = (unit: string): string => (isOffice(unit) ? `${unit}-head` : `association-${unit}`);

/**
 * Each event by its first organiser, and published by an office. What it reached is its result where it has been, and
 * expected of it where it is still ahead: both by way of the API, as if it had been registered in time.
 */
const importEvent = async (entry: EventEntry, path: string, shift: number, today: Day, send: Send): Promise<void> => {
  const { id: name, name: title, day: givenDay, hours, cost, reach, ...event } = entry;
  const [from, to] = hours;
  const day = addDays(givenDay, shift);
  const hasBeen = day < today;
  const organiser = personaOf(event.organisers[0]);
  const body = {
    title,
    ...event,
    startsAt: `${day}T${from}`,
    endsAt: `${from < to ? day : addDays(day, 1)}T${to}`,
    languages: ['sv'],
    cost,
    expectedReach: reach,
  };
  const { id } = await send(organiser, 'POST', `${path}/events`, body, `import-event-${name}`);
  const one = `${path}/events/${String(id)}`;
  await send('district-head', 'POST', `${one}/publication`, undefined, `import-publication-${name}`);
  if (hasBeen) await send(organiser, 'POST', `${one}/results`, { reach, cost }, `import-results-${name}`);
};

/** One event after the other, since all of them move the public listing. */
export const importPublicity = async (
  file: PublicityPart,
  path: string,
  { shift, today }: { readonly shift: number; readonly today: Day },
  send: Send,
): Promise<void> => {
  for (const { id, ...channel } of file.channels ?? [])
    await send(`${channel.owner}-head`, 'PUT', `${path}/channels/${id}`, channel);
  for (const entry of file.events ?? []) await importEvent(entry, path, shift, today, send);
};
