import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { shiftOf } from '../../tools/import/import.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Answer, type Body, loadedCampaign } from './stack.ts';

/** Staff over HTTP: what the tests of one campaign enter, ask for and allocate unless they say otherwise. */

export const today = dayOf(new Date().toISOString());
const moved = (day: string): string => addDays(day, shiftOf(sample.campaign.electionDay, today));
export const electionDay = moved(sample.campaign.electionDay);
/** All of the campaign. */
export const whole = { from: moved(sample.campaign.start), to: moved(sample.campaign.end) };
/** The last three weeks before the election: further ahead than the notice that is agreed. */
export const weeks = { from: addDays(electionDay, -20), to: electionDay };

/** Three neighbours in Järva; Solna and Nacka are without theirs, and Nykvarn lies at the outer edge. */
const fewUnits = ['solna', 'nacka', 'kista', 'sundbyberg', 'spanga-tensta', 'nykvarn'];

export const positionBody = {
  title: 'Organisatör',
  extent: 100,
  employer: 'district',
  supervisor: 'city-hall',
  administrator: 'county-council',
  ...weeks,
  shares: [],
  plannable: true,
};
export const requestBody = { unit: 'solna', ...weeks, extent: 50, tasks: ['flyers'] };

export const suggestionsOf = ({ body }: Answer) =>
  body.suggestions as readonly {
    readonly neighbourGroup: string;
    readonly extent: number;
    readonly with: readonly { readonly unit: string; readonly extent: number; readonly request: string }[];
  }[];

export const staffCampaign = (id: string, units: readonly string[] = fewUnits) => {
  const campaign = loadedCampaign(id, units);
  const { must } = campaign;
  /** Enters a position, by the district unless told. */
  const enter = (position: string, change: Body = {}, persona = 'district-head') =>
    must(persona, `PUT /staff/positions/${position}`, { ...positionBody, ...change });
  /** Files a request, by the association itself unless told; answers its id. */
  const file = async (change: Body = {}, persona = `association-${String(change.unit ?? 'solna')}`) =>
    String((await must(persona, 'POST /staff/requests', { ...requestBody, ...change })).id);
  /** What allocating takes: half of a position for all of the three weeks. */
  const part = (request: string, position: string, change: Body = {}) => ({
    request,
    position,
    ...weeks,
    extent: 50,
    ...change,
  });
  /** Allocates some parts together; answers their ids. */
  const allocate = async (...allocations: readonly Body[]) => {
    const { allocations: made } = await must('district-head', 'POST /staff/allocations', { allocations });
    return (made as readonly Body[]).map((each) => String(each.id));
  };
  /** A request of Solna's, with half of a position of its own; answers what was made. */
  const allocated = async (position: string, change: Body = {}) => {
    await enter(position, change);
    const request = await file();
    const [allocation = ''] = await allocate(part(request, position));
    return { request, allocation, position };
  };
  const show = (request: string) => must('district-head', `GET /staff/requests/${request}`);
  const statusOf = async (request: string) => (await show(request)).status;
  return { ...campaign, enter, file, part, allocate, allocated, show, statusOf };
};
