import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { backdated } from '../support/backdated.ts';
import { channelsCampaign } from '../support/channels-api.ts';
import { line, materialsCampaign } from '../support/materials-api.ts';
import { publicityCampaign } from '../support/events-api.ts';
import { errorsOf, itemsOf } from '../support/stack.ts';
import { staffCampaign, today } from '../support/staff-api.ts';
import { visitsCampaign } from '../support/visits-api.ts';

/** What people look for in lists of what waits: what is past its day, and by who sees to it. */
const yesterday = addDays(today, -1);
type Call = ReturnType<typeof staffCampaign>['call'];
/** The ids on all pages, in their order. */
const listing = (call: Call) => async (persona: string, path: string) => {
  const found: string[] = [];
  let next: unknown;
  do {
    const cursor = next === undefined ? '' : `&cursor=${String(next)}`;
    const page = await call(persona, `GET ${path}&limit=2${cursor}`);
    found.push(...itemsOf(page).map(({ id }) => String(id)));
    ({ next } = page.body);
  } while (next !== undefined);
  return found.toSorted();
};
const idIn = (path: string): string => path.split('/').at(-1) ?? '';
const skOf = (kind: string, id: string): string => `${kind}#${id.replace('.', '#')}`;

describe('orders', () => {
  const { id, call, must, keeper, enter, placed, stock } = materialsCampaign('overdue-orders');
  const ids = listing(call);
  let [late, asking, delivered] = ['', '', ''];
  beforeAll(async () => {
    await enter();
    await stock(100);
    late = idIn(await placed({ lines: [line(1)] }));
    const share = { unit: 'solna', lines: [line(1)] };
    asking = idIn(await placed({ lines: [line(1)], neededBy: addDays(today, 20), shares: [share] }));
    delivered = idIn(await placed({ lines: [line(1)] }, 'solna'));
    await must(keeper, `POST /materials/orders/${delivered}/deliveries`);
  });

  test('by who sees to them: the depot, and once they are delivered whose they are', async () => {
    expect(await ids(keeper, '/materials/orders?owner=district')).toEqual([late, asking].toSorted());
    expect(await ids(keeper, '/materials/orders?owner=solna')).toEqual([delivered]);
    expect(await ids('association-solna', '/materials/orders?owner=solna')).toEqual([delivered]);
    expect(await ids('association-nacka', '/materials/orders?owner=solna')).toEqual([]);
  });

  test('those that should be delivered, or confirmed, by now', async () => {
    expect(await ids(keeper, '/materials/orders?overdue=true')).toEqual([]);
    for (const order of [late, delivered]) await backdated(`${id}#materials`, skOf('o', order), yesterday);
    expect(await ids(keeper, '/materials/orders?overdue=true')).toEqual([late, delivered].toSorted());
    expect(await ids(keeper, '/materials/orders?overdue=true&status=delivered')).toEqual([delivered]);
    expect(await ids('association-nacka', '/materials/orders?overdue=true')).toEqual([late]);
    expect(await ids(keeper, '/materials/orders?overdue=false')).toEqual([asking]);
    await must('association-solna', `POST /materials/orders/${delivered}/receipt`);
    expect(await ids(keeper, '/materials/orders?overdue=true')).toEqual([late]);
  });
});

describe('staff requests', () => {
  const { id, call, file, allocated } = staffCampaign('overdue-staff');
  const ids = listing(call);
  test('that should be answered by now', async () => {
    const [late, other] = [await file(), await file()];
    const { request: met } = await allocated('organiser');
    expect(await ids('district-staff', '/staff/requests?overdue=true')).toEqual([]);
    for (const request of [late, met]) await backdated(`${id}#staff`, skOf('r', request), yesterday);
    expect(await ids('district-staff', '/staff/requests?overdue=true')).toEqual([late]);
    expect(await ids('association-solna', '/staff/requests?overdue=true&unit=solna')).toEqual([late]);
    expect(await ids('district-staff', '/staff/requests?overdue=false')).toEqual([met, other].toSorted());
  });
});

describe('visits', () => {
  const { id, call, asked } = visitsCampaign('overdue-visits');
  const ids = listing(call);
  test('that should be answered by now', async () => {
    const [late, other] = [idIn(await asked()), idIn(await asked())];
    expect(await ids('district-staff', '/visits?overdue=true')).toEqual([]);
    await backdated(`${id}#publicity`, skOf('r', late), yesterday);
    expect(await ids('association-solna', '/visits?overdue=true')).toEqual([late]);
    expect(await ids('district-staff', '/visits?overdue=false')).toEqual([other]);
  });
});

describe('events', () => {
  const { id, call, must, drafted } = publicityCampaign('overdue-events');
  const ids = listing(call);
  test('that should be decided on by now, and by who sees to it', async () => {
    const [late, draft] = [await drafted(), await drafted()];
    const { owner } = await must('association-solna', `POST ${late}/submissions`);
    expect(await ids('district-staff', '/events?overdue=true')).toEqual([]);
    expect(await ids('district-staff', `/events?owner=${String(owner)}`)).toEqual([idIn(late)]);
    await backdated(`${id}#publicity`, `v#${idIn(late)}`, yesterday);
    expect(await ids('association-solna', '/events?overdue=true')).toEqual([idIn(late)]);
    expect(await ids('district-staff', '/events?overdue=false')).toEqual([idIn(draft)]);
  });
});

describe('publications in a channel', () => {
  const { id, call, enter, published, proposed } = channelsCampaign('overdue-channels');
  const ids = listing(call);
  test('that should be answered by now', async () => {
    await enter('fb-district');
    const event = await published();
    const [late, other] = [idIn(await proposed(event)), idIn(await proposed(event))];
    expect(await ids('district-staff', '/channels/fb-district/publications?overdue=true')).toEqual([]);
    await backdated(`${id}#publicity`, `p#${idIn(event)}#${late}`, yesterday);
    expect(await ids('district-staff', '/channels/fb-district/publications?overdue=true')).toEqual([late]);
    expect(await ids('district-staff', '/channels/fb-district/publications?overdue=false')).toEqual([other]);
    for (const path of ['channels/fb-district/publications', 'events', 'visits', 'staff/requests', 'materials/orders'])
      expect(errorsOf(await call('district-staff', `GET /${path}?overdue=perhaps`))).toEqual([
        '/query/overdue invalid-value',
      ]);
  });
});
