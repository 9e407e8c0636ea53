import { addDays, type Day, dayOf } from '../../shared/calendar.ts';
import { type Answer, inbox, step } from './stage.ts';

type Period = { readonly from: Day; readonly to: Day };
type Planned = { readonly request: string; readonly position: string; readonly extent: number };
type Plan = Answer & {
  readonly allocations: readonly Planned[];
  readonly unmet: readonly { readonly request: string; readonly reasons: readonly { readonly fix: string }[] }[];
};
type Request = Answer & { readonly allocations: readonly { readonly id: string }[] };

/** What five associations need; two neighbours of one group ask for less than half a position each. */
const wishes = [
  { unit: 'kista', extent: 30, tasks: ['phone-bank'] },
  { unit: 'spanga-tensta', extent: 20, tasks: ['phone-bank'] },
  { unit: 'solna', extent: 50, tasks: ['cabin'] },
  { unit: 'nykvarn', extent: 60, tasks: ['logistics'] },
  { unit: 'haninge', extent: 100, tasks: ['events'] },
];

/** Two weeks, with due notice if the campaign is long enough for that. */
const periodOf = (end: Day): Period => {
  const today = dayOf(new Date().toISOString());
  const from = addDays(today, addDays(today, 27) <= end ? 14 : 1);
  const to = addDays(from, 13);
  return { from, to: to < end ? to : end };
};

const employ = async (id: string, extent: number, supervisor: string, period: Period): Promise<void> => {
  await step(`The district employs a campaign worker at ${extent} %.`, 'district-staff', `PUT /staff/positions/${id}`, {
    title: 'Kampanjarbetare',
    extent,
    employer: 'district',
    supervisor,
    administrator: 'district',
    ...period,
    shares: [],
    tasks: ['phone-bank', 'cabin', 'logistics', 'events'],
    plannable: true,
  });
};

const tell = ({ allocations, unmet }: Plan): void => {
  for (const { request, position, extent } of allocations)
    console.log(`    ${request.split('.')[0]} gets ${extent} % of ${position}`);
  for (const { request, reasons } of unmet)
    console.log(`    ${request.split('.')[0]} gets nothing: ${reasons.map(({ fix }) => fix).join(' ')}`);
};

/** Second act: five associations ask, the best lawful plan is computed and published, one disputes what it got. */
export const playStaff = async (): Promise<void> => {
  const { end } = (await step('When is the campaign?', 'district-head', 'GET ')) as Answer & { readonly end: Day };
  const period = periodOf(end);
  const run = Date.now().toString(36);
  await employ(`worker-a-${run}`, 100, 'city-hall', period);
  await employ(`worker-b-${run}`, 50, 'county-council', period);
  const asked: { readonly unit: string; readonly id: string }[] = [];
  for (const wish of wishes) {
    const title = `${wish.unit} asks for ${wish.extent} % for ${wish.tasks.join()}.`;
    const { id } = await step(title, `association-${wish.unit}`, 'POST /staff/requests', { ...wish, ...period });
    asked.push({ unit: wish.unit, id });
  }
  const draft = await step('The best lawful plan for all of them, as a draft.', 'district-staff', 'POST /staff/plans', {
    ...period,
  });
  tell(draft as Plan);
  const plan = `/staff/plans/${draft.id}`;
  await step('A head makes it real, all of it at once.', 'city-hall-head', `POST ${plan}/publication`);
  const met = (unit: string) => (draft as Plan).allocations.some(({ request }) => request.startsWith(`${unit}.`));
  const [pleased, displeased] = ['solna', 'nykvarn', 'haninge'].filter(met);
  const own = async (unit = ''): Promise<string> => {
    const id = asked.find((each) => each.unit === unit)?.id;
    const request = await step(`What ${unit} got.`, `association-${unit}`, `GET /staff/requests/${id}`);
    return (request as Request).allocations[0]?.id ?? '';
  };
  if (pleased !== undefined)
    await step(
      `${pleased} is content.`,
      `association-${pleased}`,
      `POST /staff/allocations/${await own(pleased)}/confirmations`,
    );
  if (displeased !== undefined)
    await step(
      `${displeased} is not: it is free again, and the office that owns the request is told.`,
      `association-${displeased}`,
      `POST /staff/allocations/${await own(displeased)}/disputes`,
      { reason: 'Vi behöver någon med körkort.' },
    );
  const subjects = [`staff/plans/${draft.id}`, ...asked.map(({ id }) => `staff/requests/${id}`)];
  const last = displeased === undefined ? 'PlanPublished' : 'AllocationDisputed';
  for (const office of ['district', 'city-hall', 'county-council'])
    await inbox(`${office}-head`, `offices/${office}`, subjects, last);
  console.log('\nWhoever got nothing takes the request back.');
  for (const { unit, id } of asked.filter((each) => !met(each.unit) || each.unit === displeased))
    await step(`${unit} withdraws.`, `association-${unit}`, `POST /staff/requests/${id}/withdrawal`);
};
