import { addDays, type Day, daysBetween } from '../../shared/calendar.ts';
import { materialsCampaign, today } from './materials-api.ts';
import { type Body, type Campaign, itemsOf, theStack } from './stack.ts';

/** What the tests of the timeline over HTTP ask with. */
export { today } from './materials-api.ts';
export const on = (days: number): Day => addDays(today, days);

export const timelineCampaign = (id: string, units?: readonly string[]) => {
  const campaign = materialsCampaign(id, units);
  const { must, call } = campaign;
  const body = (change: Body = {}): Body => ({
    title: 'Tryckfilerna klara',
    owner: 'district',
    kind: 'deadline',
    when: { day: on(30) },
    ...change,
  });
  const set = (milestone: string, change: Body = {}, persona = 'district-head') =>
    must(persona, `PUT /milestones/${milestone}`, body(change));
  const shown = (milestone: string) => must('association-solna', `GET /milestones/${milestone}`);
  const electionDay = async (): Promise<Day> => String((await must('admin', 'GET ')).electionDay);
  /** So that all days are ahead. */
  const electionIn = async (days: number): Promise<void> => {
    const { name, start, end } = await must('admin', 'GET ');
    const last = addDays(today, days + 21);
    await must('admin', 'PUT ', {
      name,
      start,
      electionDay: on(days),
      end: daysBetween(String(end), last) > 0 ? last : end,
    });
  };
  return { ...campaign, call, body, set, shown, electionDay, electionIn };
};

export type Told = readonly { readonly text: string; readonly action: string }[];
/** What a unit was told. */
export const inboxOf = async (call: Campaign['call'], unit: string): Promise<Told> => {
  await theStack().idle();
  const [persona, path] = /^(district|city-hall|county-council)$/.test(unit)
    ? [`${unit}-head`, `offices/${unit}`]
    : [`association-${unit}`, `associations/${unit}`];
  return itemsOf(await call(persona, `GET /${path}/inbox?limit=100`)) as unknown as Told;
};
export const toldOf = (all: Told, what: RegExp) => all.filter(({ text }) => what.test(text));
