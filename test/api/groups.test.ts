import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { today } from '../support/events-api.ts';
import { type Rights, rightsWith } from '../support/rights.ts';
import { ask, type Body, errorsOf, itemsOf, loadedCampaign, operationsOf, theStack } from '../support/stack.ts';
import { everyItem, saying } from '../support/whole-table.ts';

/** E2: who leads, what for, and what they have decided, for all of the campaign to read. */
describe('groups', () => {
  const { id, call, must, refusal, personOf } = loadedCampaign('groups');
  const text = 'Gruppen beslutar om inriktningen.';
  const due = addDays(today, 5);
  let group = '';
  let head = '';
  let solna = '';
  const made = async (body: Body = {}): Promise<string> => {
    const decision = { text: 'Affischer', owner: 'solna', due, ...body };
    return `${group}/decisions/${String((await must('district-head', `POST ${group}/decisions`, decision)).id)}`;
  };
  const inboxOf = async (persona: string, inbox: string) => {
    await theStack().idle();
    return itemsOf(await call(persona, `GET ${inbox}/inbox?limit=100`)).map(({ text: said }) => said);
  };

  beforeAll(async () => {
    head = await personOf('district-head');
    solna = await personOf('association-solna');
  });

  test('are made by heads, of people of the campaign, and read by all', async () => {
    const body = { name: 'Ledningsgruppen', members: [head] };
    const answer = await call('district-head', 'POST /groups', body, { 'idempotency-key': 'g' });
    expect([answer.status, answer.body]).toMatchObject([201, { name: body.name, members: [{ id: head }] }]);
    const again = await call('district-head', 'POST /groups', body, { 'idempotency-key': 'g' });
    expect([again.body.id, again.headers.get('idempotency-replayed')]).toEqual([answer.body.id, 'true']);
    group = `/groups/${String(answer.body.id)}`;
    const strange = { name: 'x', members: ['01J4Z6X9QAW7E6R5T4Y3V2B1N1'] };
    expect(errorsOf(await call('district-head', 'POST /groups', strange))).toEqual(['/members/0 unknown']);
    const [read] = itemsOf(await call('association-solna', 'GET /groups'));
    // Who they are, and nobody's id.
    expect(read).toMatchObject({ name: body.name, members: [{ name: 'Kanslichef, Distriktskansliet' }] });
    expect(JSON.stringify(read)).not.toContain(head);
    expect(errorsOf(await call('district-head', `PATCH ${group}`, {}))).toEqual([' nothing']);
    const changed = await must('city-hall-head', `PATCH ${group}`, { members: [head, solna] });
    expect(changed.members).toHaveLength(2);
    expect(await refusal('association-solna', `GET /groups/nope`)).toBe('404 not-found');
  });

  test('have an assignment that all three offices adopt', async () => {
    const proposed = await must('district-head', `POST ${group}/assignments`, { text });
    expect(proposed).toMatchObject({ number: 1, status: 'proposed', text, adoptions: [{ office: 'district' }] });
    await must('city-hall-head', `POST ${group}/assignments/1/adoptions`);
    const adopted = await must('county-council-head', `POST ${group}/assignments/1/adoptions`);
    expect([adopted.status, adopted.adoptions]).toEqual(['adopted', expect.objectContaining({ length: 3 })]);
    await must('district-head', `POST ${group}/assignments`, { text: 'Ett annat' });
    await must('district-head', `POST ${group}/assignments`, { text: 'Ett tredje' });
    expect(await refusal('city-hall-head', `POST ${group}/assignments/2/adoptions`)).toBe('409 wrong-status');
    const shown = await must('association-solna', `GET ${group}`);
    expect(shown).toMatchObject({
      assignment: { number: 1, text },
      proposedAssignment: { number: 3, status: 'proposed' },
    });
    const versions = itemsOf(await call('association-solna', `GET ${group}/assignments`));
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [3, 'proposed'],
      [2, 'replaced'],
      [1, 'adopted'],
    ]);
    expect(await inboxOf('city-hall-head', '/offices/city-hall')).toContain(
      'Distriktskansliet föreslår ett uppdrag för ”Ledningsgruppen”; det gäller när cheferna för alla tre kanslierna har antagit det.',
    );
  });

  test('decide what somebody sees to by a day, who is told', async () => {
    const path = await made();
    expect(await inboxOf('association-solna', '/associations/solna')).toContain(
      `Gruppen ”Ledningsgruppen” har fattat ett beslut som ska vara genomfört ${due}; ni ser till att det blir gjort.`,
    );
    expect(await refusal('city-hall-head', `POST ${group}/decisions`, { text: 'x', owner: 'solna', due })).toBe(
      '403 not-allowed',
    );
    const wrong = async (body: Body) =>
      errorsOf(await call('district-head', `POST ${group}/decisions`, { text: 'x', due, ...body }));
    expect(await wrong({})).toEqual(['/owner needed']);
    expect(await wrong({ owner: 'atlantis' })).toEqual(['/owner unknown']);
    expect(await wrong({ owner: 'solna', due: addDays(today, -1) })).toEqual(['/due past']);

    expect(await must('district-head', `PATCH ${path}`, { person: solna })).toMatchObject({
      person: { id: solna, name: expect.any(String) },
      correctedAt: expect.any(String),
    });
    const listed = itemsOf(await call('association-kista', `GET ${group}/decisions`));
    expect(listed).toMatchObject([{ text: 'Affischer', due, person: { name: expect.any(String) } }]);
    expect(JSON.stringify(listed)).not.toContain(solna);
    // Whoever sees to it says so.
    expect(await must('association-solna', `POST ${path}/completion`)).toMatchObject({ status: 'done' });
    expect(await refusal('association-kista', `POST ${path}/completion`)).toBe('403 not-allowed');
    expect(await refusal('district-head', `PATCH ${path}`, { text: 'y' })).toBe('409 wrong-status');
    const reason = { reason: 'En saknas' };
    expect(await must('district-head', `POST ${path}/reopening`, reason)).toMatchObject({
      status: 'open',
      reopened: reason,
    });
    expect(await refusal('district-head', `POST ${path}/reopening`, reason)).toBe('409 wrong-status');
  });

  test('are told once of what is not carried out by its day', async () => {
    await made({ owner: 'kista' });
    const job = async (days: number) =>
      theStack().invoke('groups-jobs', { now: `${addDays(today, days)}T12:00:00.000Z` });
    const told = async () =>
      (await inboxOf('association-kista', '/associations/kista')).filter((said) => /skulle ha/.test(String(said)));
    await job(5);
    expect(await told()).toEqual([]);
    await job(6);
    await job(7);
    expect(await told()).toEqual([
      `Ett beslut av ”Ledningsgruppen” skulle ha varit genomfört ${due}; ni ser till att det blir gjort.`,
    ]);
  });

  test('are removed while unused, else retired: then they decide nothing new', async () => {
    const unused = await must('district-head', 'POST /groups', { name: 'Tillfällig' });
    expect(await must('city-hall-head', `DELETE /groups/${String(unused.id)}`)).toEqual({
      id: unused.id,
      retired: false,
    });
    expect(await refusal('district-head', `GET /groups/${String(unused.id)}`)).toBe('404 not-found');
    expect(await must('district-head', `DELETE ${group}`)).toMatchObject({ retired: true });
    const decision = { text: 'x', owner: 'solna', due };
    expect(await refusal('district-head', `POST ${group}/decisions`, decision)).toBe('409 wrong-status');
    expect(await refusal('district-head', `POST ${group}/assignments`, { text })).toBe('409 wrong-status');
    expect(await must('district-head', `PATCH ${group}`, { name: 'Ledningen' })).not.toHaveProperty('retired');
  });

  test('say who leans on another’s word that they cannot adopt yet', async () => {
    const council = await personOf('county-council-head');
    const details = { subject: 'county-council-head', name: 'K' };
    for (const role of ['staff', 'head']) {
      const memberships = [{ unit: 'county-council', role }];
      await must('admin', `PUT /people/${council}`, { ...details, memberships });
      await must('district-head', `POST /people/${council}/confirmations`);
    }
    expect(await refusal('county-council-head', `POST ${group}/assignments`, { text })).toBe('409 head-unconfirmed');
    expect(await refusal('county-council-head', `POST ${group}/assignments/3/adoptions`)).toBe('409 head-unconfirmed');
  });

  test('tell people what is theirs, and let go of who is forgotten', async () => {
    const { body } = await ask('GET /me/export', { token: await theStack().token('association-solna') });
    const own = (body.campaigns as readonly Body[]).find((each) => each.id === id)?.stored as Body;
    expect([own.groups, own.groupDecisions]).toMatchObject([[{ name: 'Ledningen' }], [{ status: 'open' }]]);
    await must('admin', `DELETE /people/${solna}`);
    const items = (await everyItem()).filter(({ sk }) => sk === `g#${group.slice('/groups/'.length)}`);
    expect(saying(items, solna)).toEqual([]);
    expect(await must('district-head', `GET ${group}`)).toMatchObject({ members: [{ id: head }] });
  });
});

describe('groups: who may (invariant 8)', () => {
  const campaign = 'groups-rights';
  const { must, personOf } = loadedCampaign(campaign);
  const named: Record<string, string> = { campaign, assignment: '1' };
  beforeAll(async () => {
    const members = [await personOf('district-head'), await personOf('association-kista')];
    named.group = String((await must('district-head', 'POST /groups', { name: 'Operativ', members })).id);
    await must('district-head', `POST /groups/${named.group}/assignments`, { text: 'x' });
    const decision = { text: 'x', owner: 'solna', due: today };
    named.decision = String((await must('district-head', `POST /groups/${named.group}/decisions`, decision)).id);
  });
  const rights: Rights = {
    createGroup: '+33334',
    listGroups: '+++++4',
    showGroup: '+++++4',
    changeGroup: '+33334',
    endGroup: '+33334',
    proposeAssignment: '+33334',
    listAssignments: '+++++4',
    adoptAssignment: '+33334',
    makeDecision: '+333+4',
    listDecisions: '+++++4',
    changeDecision: '+333+4',
    completeDecision: '+33++4',
    reopenDecision: '+33++4',
  };
  const { tabled, missing } = rightsWith(named);
  const gone = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
  missing(tabled(operationsOf('groups'), rights), rights, { group: gone, assignment: '9' });
});
