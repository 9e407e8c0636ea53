import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { today } from '../support/today.ts';
import { heads, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** D8: once a mandate is in force a change of an office head takes effect when a head of another office confirms it. */
describe('D8: a change of an office head', () => {
  const { call, must, refusal, personOf } = loadedCampaign('head-change');
  const person = (subject: string, ...memberships: object[]) => ({ subject, name: 'Kim', memberships });
  const staff = { unit: 'city-hall', role: 'staff' };
  const head = { unit: 'city-hall', role: 'head' };
  const contribution = { office: 'city-hall', amount: 100 };
  /** Of those who are in the campaign, by their sign-in as it was in the beginning. */
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    for (const subject of [...heads, 'city-hall-staff', 'coordinator', 'association-nacka', 'association-kista'])
      ids[subject] = await personOf(subject);
  });
  const at = (subject: string) => `/people/${ids[subject]}`;

  test('it waits, is told to all offices, and the head stays head meanwhile', async () => {
    const body = await must('admin', `PUT ${at('city-hall-head')}`, person('city-hall-head', staff));
    expect(body).toMatchObject({ memberships: [head], pending: { memberships: [staff], offices: ['city-hall'] } });
    expect((await call('city-hall-head', 'POST /pot/contributions', contribution)).status).toBe(200);
    await theStack().idle();
    for (const office of ['district', 'city-hall', 'county-council']) {
      const notices = itemsOf(await call(`${office}-staff`, `GET /offices/${office}/inbox?limit=100`));
      expect(notices.filter(({ event }) => event === 'HeadChangeProposed')).toEqual([
        expect.objectContaining({ action: office === 'city-hall' ? 'know' : 'decide' }),
      ]);
    }
  });

  test('neither the office itself nor the person in question confirms it', async () => {
    expect(await refusal('city-hall-head', `POST ${at('city-hall-head')}/confirmations`)).toBe(
      '409 other-office-adopts',
    );
    await must('admin', `PUT ${at('coordinator')}`, person('coordinator', head));
    expect(await refusal('city-hall-head', `POST ${at('coordinator')}/confirmations`)).toBe('409 other-office-adopts');
    const own = { unit: 'district', role: 'head' };
    await must('admin', `PUT ${at('district-head')}`, person('district-head', own, head));
    expect(await refusal('district-head', `POST ${at('district-head')}/confirmations`)).toBe('409 other-office-adopts');
    await must('admin', `PUT ${at('district-head')}`, person('district-head', own));
    expect(await refusal('district-head', `POST ${at('district-head')}/confirmations`)).toBe('409 nothing-to-confirm');
  });

  test('a head of another office confirms what they read, and the old right is gone at once', async () => {
    const path = `POST ${at('city-hall-head')}/confirmations`;
    expect(await refusal('district-head', path, undefined, {})).toBe('428 precondition-required');
    expect(await refusal('district-head', path, undefined, { 'if-match': '"1"' })).toBe('412 changed-meanwhile');
    const body = await must('district-head', `POST ${at('city-hall-head')}/confirmations`);
    expect([body.memberships, body.pending]).toEqual([[staff], undefined]);
    expect(await refusal('city-hall-head', 'POST /pot/contributions', contribution)).toBe('403 not-allowed');
    expect(await refusal('district-head', `POST ${at('city-hall-head')}/confirmations`)).toBe('409 nothing-to-confirm');
    await theStack().idle();
    for (const office of ['district', 'city-hall', 'county-council']) {
      const notices = itemsOf(await call(`${office}-staff`, `GET /offices/${office}/inbox?limit=100`));
      expect(notices.filter(({ event }) => event === 'HeadChangeConfirmed')).toEqual([
        expect.objectContaining({ text: 'Chefsbytet på Stadshuskansliet är bekräftat och gäller nu.' }),
      ]);
    }
  });

  test('a new head waits, too, and a proposal taken back leaves everything as it was', async () => {
    const proposed = await must('admin', `PUT ${at('city-hall-staff')}`, person('city-hall-staff', head));
    expect(proposed).toMatchObject({ memberships: [staff], pending: { memberships: [head] } });
    const back = await must('admin', `PUT ${at('city-hall-staff')}`, person('city-hall-staff', staff));
    expect([back.memberships, back.pending]).toEqual([[staff], undefined]);
    await must('admin', `PUT ${at('city-hall-staff')}`, person('city-hall-staff', head));
    await must('county-council-head', `POST ${at('city-hall-staff')}/confirmations`);
    expect((await call('city-hall-staff', 'POST /pot/contributions', contribution)).status).toBe(200);
  });

  describe('another sign-in of a head', () => {
    test('is a change of head, too', async () => {
      const other = person('association-nacka', { unit: 'county-council', role: 'head' });
      await must('admin', `PUT ${at('association-nacka')}`, person('association-nacka-2'));
      const proposed = await must('admin', `PUT ${at('county-council-head')}`, other);
      expect(proposed).toMatchObject({ subject: 'county-council-head', pending: { subject: 'association-nacka' } });
      expect(await refusal('association-nacka', 'GET /pot')).toBe('404 not-found');
      await must('district-head', `POST ${at('county-council-head')}/confirmations`);
      expect((await call('association-nacka', 'GET /pot')).status).toBe(200);
      expect(await refusal('county-council-head', 'GET /pot')).toBe('404 not-found');
    });

    test('cannot be confirmed when somebody else got it in the meantime', async () => {
      const other = person('association-kista-2', { unit: 'county-council', role: 'head' });
      await must('admin', `PUT ${at('county-council-head')}`, other);
      await must('admin', `PUT ${at('association-kista')}`, person('association-kista-2'));
      expect(await refusal('district-head', `POST ${at('county-council-head')}/confirmations`)).toBe(
        '409 subject-taken',
      );
    });
  });

  test('a head hands over before being forgotten', async () => {
    expect(await refusal('admin', `DELETE ${at('district-head')}`)).toBe('409 wrong-status');
    expect((await call('admin', `DELETE ${at('city-hall-head')}`)).body).toEqual({ id: ids['city-hall-head'] });
  });
});

describe('D6, D8: a change of an office head that nobody confirms', () => {
  const { call, must, refusal, personOf } = loadedCampaign('head-change-declined');
  const staff = [{ unit: 'city-hall', role: 'staff' }];
  const reason = 'Vi vill träffa Kim Åkerlund först.';
  let path = '';
  const propose = () => must('admin', `PUT ${path}`, { subject: 'city-hall-head', name: 'Chef', memberships: staff });
  const told = async (event: string) => {
    await theStack().idle();
    const notices = itemsOf(await call('county-council-head', 'GET /offices/county-council/inbox?limit=100'));
    return notices.filter((each) => each.event === event).map(({ action, text }) => [action, text]);
  };
  beforeAll(async () => {
    path = `/people/${await personOf('city-hall-head')}`;
  });

  test('is to be answered by a day, and all offices are told once that it was not', async () => {
    const { replyBy } = (await propose()).pending as { readonly replyBy: string };
    expect(replyBy).toBe(addDays(today, 5));
    const job = (days: number) => theStack().invoke('campaign-jobs', { now: `${addDays(today, days)}T12:00:00.000Z` });
    await job(5);
    expect(await told('HeadChangeEscalated')).toEqual([]);
    await job(6);
    await job(7);
    expect(await told('HeadChangeEscalated')).toEqual([
      [
        'decide',
        `Chefsbytet på Stadshuskansliet skulle ha besvarats senast ${replyBy}; en chef för ett annat kansli behöver bekräfta eller avslå det.`,
      ],
    ]);
    expect((await must('admin', `GET ${path}`)).pending).toMatchObject({ escalated: true });
  });

  test('is declined with a reason by a head of another office, and everything stays', async () => {
    expect(await refusal('city-hall-head', `POST ${path}/declines`, { reason })).toBe('409 other-office-adopts');
    const declined = await must('district-head', `POST ${path}/declines`, { reason });
    expect(declined).toMatchObject({
      memberships: [{ unit: 'city-hall', role: 'head' }],
      lastProposal: { status: 'declined', by: 'district', reason, memberships: staff, offices: ['city-hall'] },
    });
    expect(declined).not.toHaveProperty('pending');
    expect(await told('HeadChangeDeclined')).toEqual([
      ['know', 'Distriktskansliet har avslagit chefsbytet på Stadshuskansliet; skälet finns där.'],
    ]);
    expect(await refusal('admin', `POST ${path}/withdrawal`)).toBe('409 nothing-to-confirm');
    // The reason is in no event, and goes with whom it names.
    const audit = async () => itemsOf(await call('district-head', `GET /audit?subject=campaign${path}`));
    expect(await audit()).toContainEqual(
      expect.objectContaining({ event: 'HeadChangeDeclined', data: expect.objectContaining({ reason }) }),
    );
    const kim = { subject: 'kim-åkerlund', name: 'Kim Åkerlund', memberships: [] };
    const { id: named } = await must('admin', 'POST /people', kim);
    await must('admin', `DELETE /people/${String(named)}`);
    expect((await must('admin', `GET ${path}`)).lastProposal).not.toHaveProperty('reason');
    expect(await audit()).toContainEqual(
      expect.objectContaining({ event: 'HeadChangeDeclined', gone: { reason: 'forgotten' } }),
    );
  });

  test('is withdrawn by an administrator', async () => {
    await propose();
    expect(await refusal('district-head', `POST ${path}/withdrawal`)).toBe('403 not-allowed');
    const withdrawn = await must('admin', `POST ${path}/withdrawal`);
    expect(withdrawn.lastProposal).toMatchObject({ status: 'withdrawn', memberships: staff });
    expect(await refusal('district-head', `POST ${path}/declines`, { reason })).toBe('409 nothing-to-confirm');
    expect(await told('HeadChangeWithdrawn')).toHaveLength(1);
  });

  test('is not declined by who leans on another’s word', async () => {
    const council = await personOf('county-council-head');
    for (const role of ['staff', 'head']) {
      const memberships = [{ unit: 'county-council', role }];
      await must('admin', `PUT /people/${council}`, { subject: 'county-council-head', name: 'K', memberships });
      await must('district-head', `POST /people/${council}/confirmations`);
    }
    await propose();
    expect(await refusal('county-council-head', `POST ${path}/declines`, { reason })).toBe('409 head-unconfirmed');
  });
});
