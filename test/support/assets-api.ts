import { addDays, type Day } from '../../shared/calendar.ts';
import { today } from './staff-api.ts';
import { type Body, loadedCampaign } from './stack.ts';

/** Bikes and cabins over HTTP: what the tests of one campaign enter and book unless they say otherwise. */

/** The first so many days of one and the same month that can be booked, so that a month's limit is met or not. */
export const inOneMonth = (days: number): { readonly from: Day; readonly to: Day } => {
  let from = addDays(today, 2);
  while (addDays(from, days - 1).slice(0, 7) !== from.slice(0, 7)) from = addDays(from, 1);
  return { from, to: addDays(from, days - 1) };
};

/** The first day that can be booked. */
export const soon = addDays(today, 2);
/** Days counted from it. */
export const at = (from: number, to = from) => ({ from: addDays(soon, from), to: addDays(soon, to) });

const daysOf = ({ from, to }: { readonly from: Day; readonly to: Day }): readonly Day[] => {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

/** Somebody is in the cabin on each of the days. */
export const crewOf = (span: { readonly from: Day; readonly to: Day }, from = '12:00', to = '18:00') =>
  daysOf(span).map((day) => ({ day, from, to, people: 2 }));

export const assetsCampaign = (id: string, units: readonly string[] = ['solna', 'nacka', 'kista', 'sundbyberg']) => {
  const campaign = loadedCampaign(id, units);
  const { call, must } = campaign;
  const enter = (asset: string, change: Body = {}, headers: Record<string, string> = {}) =>
    call('district-staff', `PUT /materials/assets/${asset}`, { kind: 'bike', ...change }, headers);
  const book = (change: Body, persona = `association-${String(change.unit ?? 'solna')}`, headers = {}) =>
    call(persona, 'POST /materials/bookings', { unit: 'solna', ...change }, headers);
  /** What must succeed; answers the booking's path. */
  const booked = async (change: Body, persona?: string): Promise<string> => {
    const answer = await book(change, persona);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return `/materials/bookings/${String(answer.body.id)}`;
  };
  return { ...campaign, enter, book, booked, must };
};
