import { beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { inboxPartition } from '../../functions/notifications/offers.ts';
import { caller } from '../../infra/local/wire.ts';
import { newId } from '../../shared/ids.ts';
import { queryAll } from '../../shared/table.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { at, party } from '../support/events-api.ts';
import { requestBody } from '../support/staff-api.ts';
import { type Body, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';
import { useTable } from '../support/table-env.ts';
import { kim } from '../support/visits-api.ts';

/**
 * D6: whatever is due at once, one run of a daily job makes at most one notice of each kind in each inbox. It turns the jobs of
 * every campaign there is on by weeks, so it has a stack of its own.
 */
const today = dayOf(new Date().toISOString());
const day = (days: number): string => addDays(today, days);
const many = 30;
/** When the jobs run: whatever is asked for today is past its day then. */
const then = 15;
/** All that run once a day. Whoever is forgotten can ask no more: that job comes last. */
const jobs = capabilities
  .flatMap(({ jobs: all = [] }) => all.map(({ name }) => name))
  .filter((name) => name !== 'mail-jobs')
  .toSorted((a, b) => Number(a === 'campaign-jobs') - Number(b === 'campaign-jobs'));

type Stored = { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };
type Page = { readonly Items: readonly Stored[]; readonly LastEvaluatedKey?: object };
const aws = <T>(action: string, input: object) =>
  caller(theStack().table.endpoint, 'dynamodb')<T>(action, { TableName: theStack().table.name, ...input });
const everything = async (): Promise<readonly Stored[]> => {
  const items: Stored[] = [];
  let from: object | undefined;
  do {
    const page: Page = await aws<Page>('Scan', { ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) });
    items.push(...page.Items);
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};

describe('of thirty things that are due at once', () => {
  const { id: campaign, must, call, file, reserved, personOf } = loadedCampaign('one-notice');
  /** As if the same had been asked for so many times: what is stored of it, under other ids. */
  const more = async (...ids: readonly string[]) => {
    const ulids = ids.map((id) => id.split('.').at(-1) as string);
    const items = (await everything()).filter(
      ({ pk, sk }) =>
        pk.S.startsWith(`${campaign}#`) && !pk.S.includes('#inbox#') && ulids.some((id) => sk.S.includes(id)),
    );
    const things = items.filter(({ sk }) => !sk.S.startsWith('e#'));
    expect(things.length).toBeGreaterThan(0);
    for (let i = 1; i < many; i += 1) {
      const next = ulids.reduce((text, id) => text.replaceAll(id, newId()), JSON.stringify(things));
      for (const Item of JSON.parse(next) as readonly Stored[]) await aws('PutItem', { Item });
    }
  };
  const idOf = ({ id }: Body) => String(id);

  beforeAll(async () => {
    await more((await file()).split('/').at(-1) as string);
    const request = await reserved({ budgetLine: 'events' });
    const receipt = { supplier: 'AB', number: '1', date: today };
    await must('association-solna', `POST ${request}/claims`, { amount: 100, receipt });
    await more(request.split('/').at(-1) as string);
    await must('city-hall-head', 'POST /pot/contributions', { office: 'city-hall', amount: 1_000_000 });
    for (let i = 0; i < many; i += 1) {
      await must('city-hall-head', `PUT /pot/budget-lines/line-${i}`, { name: `Post ${i}`, amount: 1_000 });
      const association = { name: `Ny ${i}`, kind: 'municipality', ring: 'outer', priorityArea: false };
      await must('admin', `PUT /associations/new-${i}`, association);
      const milestone = { title: `Steg ${i}`, owner: 'district', kind: 'deadline' };
      const left = i % 2 === 0 ? then - 5 : then + 2;
      await must('district-head', `PUT /milestones/step-${i}`, { ...milestone, when: { day: day(left) } });
    }
    const [head, person] = [await personOf('district-head'), await personOf('coordinator')];
    const memberships = [{ unit: 'city-hall', role: 'head' }];
    await must('admin', `PUT /people/${person}`, { subject: 'coordinator', name: 'Kim', memberships });
    await more(person);
    const proposal = { unit: 'nacka', name: 'Vårt Nacka', kind: 'folder' };
    await more(idOf(await must('association-nacka', 'POST /materials/items/proposals', proposal)));
    const contact = { name: 'Karin Kampanj', email: 'karin@example.org' };
    const body = { ...party, startsAt: at(40), endsAt: at(40, '17:00'), contact };
    const event = idOf(await must('association-solna', 'POST /events', body));
    await must('association-solna', `POST /events/${event}/submissions`);
    const page = { kind: 'facebook', owner: 'district', name: 'Distriktet', audience: 10_000, leadTimeDays: 2 };
    await must('district-staff', 'PUT /channels/fb', page);
    const wish = { channel: 'fb', at: at(36), language: 'sv' };
    const publication = idOf(await must('association-solna', `POST /events/${event}/publications`, wish));
    await more(event, publication);
    const group = idOf(await must('district-head', 'POST /groups', { name: 'Ledningen', members: [head] }));
    await must('district-head', `POST /groups/${group}/assignments`, { text: 'Att leda kampanjen.' });
    const decision = { text: 'Köp kaffe.', owner: 'city-hall', due: day(2) };
    const decided = idOf(await must('district-head', `POST /groups/${group}/decisions`, decision));
    await more(group, decided);
    await more(idOf(await must('association-solna', 'POST /staff/requests', requestBody)));
    const candidate = idOf(await must('district-staff', 'POST /candidates', kim));
    const visit = { unit: 'solna', wishes: [day(30)], topic: 'Skolan', candidate };
    await more(idOf(await must('association-solna', 'POST /visits', visit)));
    await theStack().idle();
    useTable();
  }, 60_000);

  const units = ['district', 'city-hall', 'county-council', 'solna'];
  /** As it lies in the table: whoever could ask may be forgotten. */
  const inbox = (unit: string) => queryAll({ pk: inboxPartition(campaign, unit), prefix: 'n#' });
  /** What the jobs of a day tell, by inbox: which event, and of how many things. */
  const toldOn = async (on: string) => {
    const before = new Set((await Promise.all(units.map(inbox))).flat().map(({ id }) => id));
    for (const job of jobs) await theStack().invoke(job, { now: `${on}T12:00:00.000Z` });
    await theStack().idle();
    const told = new Map<string, readonly Body[]>();
    for (const unit of units)
      told.set(
        unit,
        (await inbox(unit)).filter(({ id }) => !before.has(id)),
      );
    return told;
  };
  const counts = (notices: readonly Body[] = []) =>
    notices.map(({ event, count = 1 }) => `${String(event)} ${String(count)}`).toSorted();

  test('each inbox has one notice of a kind, and a second run tells nothing', async () => {
    const told = await toldOn(day(then));
    const public_ = ['EventEscalated 30', 'PublicationEscalated 30', 'VisitEscalated 30'];
    const asked = ['ClaimEscalated 30', 'DecisionEscalated 30', 'StaffRequestEscalated 30'];
    const offices = [
      'AssignmentEscalated 30',
      'AssociationEscalated 30',
      'BudgetLineEscalated 30',
      'DecisionOverdue 30',
    ];
    const others = ['HeadChangeEscalated 30', 'LedgerAnchored 1', 'MilestoneOverdue 15', 'ProposalEscalated 30'];
    const all = [...public_, ...asked, ...offices, ...others].toSorted();
    expect(counts(told.get('district'))).toEqual([...all, 'MilestoneDue 15'].toSorted());
    expect(counts(told.get('city-hall'))).toEqual(all);
    expect(counts(told.get('county-council'))).toEqual(all);
    expect(counts(told.get('solna'))).toEqual([...public_, ...asked].toSorted());
    const due = (told.get('district') ?? []).find(({ event }) => event === 'MilestoneDue') as Body;
    expect(due).toMatchObject({ action: 'do', subject: 'timeline/milestones' });
    expect((due.text as Body).sv).toMatch(
      /^Er milstolpe ”Steg \d+” är .+ Detsamma gäller 14 till: (?:Steg \d+, ){2,3}.*och 1[12] till\.$/,
    );
    // They are of several events and groups, so that no list has just them.
    const links = (told.get('district') ?? []).map(({ event, subject, link }) => [event, subject, link]);
    const of = (path: string) => `/campaigns/${campaign}/${path}`;
    expect(links).toContainEqual(['PublicationEscalated', 'events/publications', of('events')]);
    expect(links).toContainEqual(['DecisionOverdue', 'groups/decisions', of('groups')]);
    for (const notices of (await toldOn(day(then))).values()) expect(counts(notices)).toEqual([]);
  });

  test('the list of deliveries has each such notice, and says of each of its events in which it is', async () => {
    const path = 'GET /notifications/deliveries';
    const listed = async (query: string) => itemsOf(await call('county-council-staff', `${path}?${query}`));
    const found: Body[] = [];
    let next = '';
    do {
      const { body } = await call('district-head', `${path}?limit=10${next}`);
      found.push(...itemsOf({ body }));
      next = body.next === undefined ? '' : `&cursor=${String(body.next)}`;
    } while (next !== '');
    const shared = found.filter(({ event, count }) => event === 'DecisionEscalated' && count === 30);
    const deliveries = ({ deliveries: all }: Body) => all as readonly Body[];
    const inboxes = (is: Body) =>
      deliveries(is).map(({ unit, state }) => `${String((unit as Body).id)} ${String(state)}`);
    expect(shared.flatMap(inboxes).toSorted()).toEqual(units.map((unit) => `${unit} sent`).toSorted());
    // Who knows one by its id alone.
    const events = await queryAll({ pk: `${campaign}#pot`, prefix: 'e#' });
    const [one] = events.filter(({ type }) => type === 'DecisionEscalated');
    const [is = {}, ...others] = await listed(`event=${String(one?.id)}`);
    expect([is.id, is.subject, others]).toEqual([one?.id, one?.subject, []]);
    expect(inboxes(is)).toEqual(['district sent', 'city-hall sent', 'county-council sent', 'solna sent']);
    const notices = deliveries(is).map(({ notice }) => notice);
    expect(notices.toSorted()).toEqual(shared.map(({ id }) => id).toSorted());
    expect(await listed(`event=${String(one?.id)}&subject=${String(one?.subject)}`)).toEqual([is]);
    expect((await listed(`event=${String(shared[0]?.id)}`))[0]).toEqual(shared[0]);
  });

  test('so it is with what is forgotten once the campaign is over', async () => {
    const { end } = await must('district-head', 'GET ');
    const told = await toldOn(addDays(String(end), 181));
    for (const [unit, notices] of told) {
      const kinds = notices.map(({ event }) => event);
      expect([unit, kinds.toSorted()]).toEqual([unit, [...new Set(kinds)].toSorted()]);
    }
    expect(counts(told.get('district'))).toContain('ContactForgotten 30');
  });
});
