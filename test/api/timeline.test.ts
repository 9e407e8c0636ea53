import { beforeAll, describe, expect, test } from 'vitest';
import type { Milestone, Timeline } from '../../functions/timeline/state.ts';
import { timelineKey } from '../../functions/timeline/store.ts';
import { get, type Item, transact } from '../../shared/table.ts';
import { type Rights, rightsNow } from '../support/rights.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';
import { useTable } from '../support/table-env.ts';
import { on, timelineCampaign } from '../support/timeline-api.ts';

/** D25: milestones with owners and days, which wait for each other. */
describe('milestones', () => {
  const { id, call, must, refusal, set, body, shown } = timelineCampaign('timeline');
  const head = 'district-head';
  const wrong = async (change: Body, milestone = 'x', persona = head) =>
    errorsOf(await call(persona, `PUT /milestones/${milestone}`, body(change)));

  test('are entered by offices, and read by all, each with its day', async () => {
    const answer = await call(
      'city-hall-staff',
      'PUT /milestones/texts',
      body({ title: 'Texterna', note: 'Alla språk' }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/campaigns/${id}/milestones/texts`]);
    expect(answer.body).toMatchObject({ id: 'texts', day: on(30), ends: on(30), state: 'planned', remind: [14, 3] });
    const again = await call(
      'city-hall-staff',
      'PUT /milestones/texts',
      body({ title: 'Texterna', note: 'Alla språk' }),
    );
    expect([again.status, again.body]).toEqual([200, answer.body]);
    await set('files', { owner: 'solna', when: { day: on(20) }, after: [{ milestone: 'texts', lag: 7 }], length: 2 });
    expect(await shown('files')).toMatchObject({ day: on(37), ends: on(39), owner: 'solna' });
    const week = [{ milestone: 'texts', lag: 5, workdays: true }];
    expect((await set('packs', { after: week, when: undefined })).day).toSatisfy((day: string) => day >= on(35));
    const [first, ...others] = itemsOf(await call('association-kista', 'GET /milestones')).map((each) => each.id);
    expect([first, ...others.toSorted()]).toEqual(['texts', 'files', 'packs']);
    const some = async (query: string) => itemsOf(await call(head, `GET /milestones?${query}`)).map((each) => each.id);
    expect(await some('owner=solna')).toEqual(['files']);
    expect(await some(`until=${on(30)}&state=planned`)).toEqual(['texts']);
    expect(await refusal(head, 'GET /milestones/none')).toBe('404 not-found');
    await theStack().idle();
    expect(itemsOf(await call('association-solna', 'GET /associations/solna/inbox')).map(({ text }) => text)).toContain(
      `Milstolpen ”Tryckfilerna klara” är inlagd, ${on(37)}; ni ser till att det blir gjort.`,
    );
    const { milestones } = await must('association-solna', 'GET /directory');
    expect(milestones).toContainEqual({ id: 'texts', name: 'Texterna' });
  });

  test('are told what is wrong with them', async () => {
    expect(await wrong({ when: { day: '2027-02-29' } })).toEqual(['/when/day day']);
    expect(await wrong({ when: { day: '2100-01-01' } })).toEqual(['/when too-far']);
    expect(await wrong({ when: { before: 'election-day', days: -3 } })).toHaveLength(1);
    expect(await wrong({ after: [{ milestone: 'texts', lag: 121 }] })).toEqual(['/after/0/lag too-big']);
    expect(await wrong({ after: [{ milestone: 'none' }] })).toEqual(['/after/0/milestone unknown']);
    expect(await wrong({ title: 'Text\u202e klar' })).toEqual(['/title unbalanced-bidi']);
    expect(await wrong({ owner: 'atlantis' })).toEqual(['/owner unknown']);
    expect(await wrong({ when: undefined })).toEqual(['/when needed']);
    expect(await wrong({}, 'election-day')).toEqual(['/path/milestone slug']);
    expect(await wrong({ governs: [{ subject: 'materials/items/none', field: 'orderDeadline' }] })).toEqual([
      '/governs/0/subject unknown',
    ]);
    expect(await wrong({ governs: [{ subject: '../x', field: 'orderDeadline' }] })).toEqual([
      '/governs/0/subject invalid-format',
    ]);
    expect(errorsOf(await call(head, 'POST /milestones/texts/moves', { to: on(-1), why: 'x' }))).toEqual(['/to past']);
    expect(errorsOf(await call(head, 'POST /milestones/files/moves', { to: on(31), why: 'x' }))).toEqual([
      '/to before-predecessor',
    ]);
    expect(errorsOf(await call(head, 'POST /milestones/texts/completion', { on: on(1) }))).toEqual(['/on future']);
  });

  test('have no circle, and name it', async () => {
    const self = await call(head, 'PUT /milestones/texts', body({ after: [{ milestone: 'texts' }] }));
    expect([self.status, self.body.code, self.body.path]).toEqual([409, 'cycle', ['texts', 'texts']]);
    const { status, body: said } = await call(
      head,
      'PUT /milestones/texts',
      body({ title: 'Texterna', after: [{ milestone: 'files' }] }),
    );
    expect([status, said.path]).toEqual([409, ['texts', 'files', 'texts']]);
    expect(said.detail).toBe('Ringen är ”Texterna” → ”Tryckfilerna klara” → ”Texterna”.');
  });

  test('of two who at once add edges that together make a circle one is told', async () => {
    for (let i = 0; i < 3; i += 1) {
      await set(`left-${i}`, { title: 'V' });
      await set(`right-${i}`, { title: 'H' });
      const both = await Promise.all([
        call(
          'district-head',
          `PUT /milestones/left-${i}`,
          body({ title: 'V', after: [{ milestone: `right-${i}` }] }),
          {},
        ),
        call(
          'city-hall-head',
          `PUT /milestones/right-${i}`,
          body({ title: 'H', after: [{ milestone: `left-${i}` }] }),
          {},
        ),
      ]);
      expect(both.map(({ status, body: is }) => is.code ?? status).sort()).toEqual([200, 'cycle']);
    }
  });

  test('are pinned by a head alone, and then move for nobody', async () => {
    expect(await refusal('district-staff', 'PUT /milestones/cabins', body({ pinned: true }))).toBe('403 not-allowed');
    await set('cabins', {
      title: 'Valstugorna',
      pinned: true,
      when: { day: on(40) },
      after: [{ milestone: 'files', lag: 5 }],
    });
    expect(await shown('cabins')).toMatchObject({ pinned: true, day: on(40), conflict: 4 });
    expect(await refusal(head, 'POST /milestones/cabins/moves', { to: on(41), why: 'x' })).toBe('409 pinned');
    const later = body({
      title: 'Valstugorna',
      pinned: true,
      when: { day: on(41) },
      after: [{ milestone: 'files', lag: 5 }],
    });
    expect(await refusal('district-staff', 'PUT /milestones/cabins', later)).toBe('409 pinned');
    expect(await refusal('district-staff', 'DELETE /milestones/cabins')).toBe('403 not-allowed');
  });

  test('are done, and not done after all, by whoever owns them', async () => {
    const done = await must('association-solna', 'POST /milestones/files/completion', { on: on(0) });
    expect(done).toMatchObject({ milestone: { state: 'done', doneOn: on(0) }, moved: [], told: ['solna'] });
    expect(await shown('cabins')).not.toHaveProperty('conflict');
    expect(await must('association-solna', 'POST /milestones/files/completion')).toMatchObject({ told: [] });
    expect(await refusal('association-kista', 'POST /milestones/files/completion')).toBe('403 not-allowed');
    expect(await refusal(head, 'POST /milestones/files/completion', { on: on(-1) })).toBe('409 wrong-status');
    expect(await refusal(head, 'POST /milestones/files/moves', { to: on(50), why: 'x' })).toBe('409 wrong-status');
    expect(await refusal(head, 'PUT /milestones/files', body())).toBe('409 wrong-status');
    expect(await refusal(head, 'DELETE /milestones/files')).toBe('409 wrong-status');
    const reason = { reason: 'En fil saknas' };
    const back = await must(head, 'POST /milestones/files/completion/reversal', reason);
    expect(back).toMatchObject({ milestone: { state: 'planned' }, conflicts: [{ milestone: 'cabins', days: 4 }] });
    expect(await refusal(head, 'POST /milestones/files/completion/reversal', reason)).toBe('409 wrong-status');
  });

  test('are removed, or dropped, and come back', async () => {
    const held = await call(head, 'DELETE /milestones/files');
    expect([held.status, held.body.code, held.body.milestones]).toEqual([409, 'in-use', ['cabins']]);
    expect(held.body.detail).toBe('På den väntar ”Valstugorna”.');
    await set('unused');
    expect(await must('district-staff', 'DELETE /milestones/unused')).toEqual({ id: 'unused', dropped: false });
    expect(await refusal(head, 'GET /milestones/unused')).toBe('404 not-found');
    await must(head, 'DELETE /milestones/cabins');
    expect(await must(head, 'DELETE /milestones/files')).toEqual({ id: 'files', dropped: true });
    expect(await shown('files')).toMatchObject({ state: 'dropped' });
    expect(await set('late', { after: [{ milestone: 'files' }] })).toMatchObject({
      warnings: [{ why: 'dropped-predecessor', milestone: 'files' }],
    });
    expect(await set('files', { owner: 'solna' })).toMatchObject({ state: 'planned' });
    expect(await shown('late')).not.toHaveProperty('warnings');
  });

  test('may be read by all, changed by offices, and moved by whoever owns them', async () => {
    await set('rights', { owner: 'solna' });
    const rights: Rights = {
      ...(await rightsNow(call, 'timeline', { campaign: id, milestone: 'rights' })),
      ...(await rightsNow(call, 'timeline-acceptances', { campaign: id, milestone: 'rights' })),
    };
    expect(rights).toEqual({
      setMilestone: '++3334',
      showMilestone: '+++++4',
      removeMilestone: '++3334',
      listMilestones: '+++++4',
      applyTemplate: '3+3334',
      moveMilestone: '++3+34',
      completeMilestone: '++3+34',
      reopenMilestone: '++3+34',
      showTimeline: '+++++4',
      exportTimeline: '+++++4',
      drawTimeline: '+++++4',
      acceptProposedDay: '+33334',
      declineProposedDay: '+33334',
    });
  });

  test('end with three hundred', async () => {
    useTable();
    const stored = (await get(timelineKey(id))) as unknown as Timeline & Item;
    const one = stored.milestones.texts as Milestone;
    const more = Array.from({ length: 300 - Object.keys(stored.milestones).length }, (_, i) => ({
      ...one,
      id: `m-${i}`,
    }));
    const milestones = { ...stored.milestones, ...Object.fromEntries(more.map((each) => [each.id, each])) };
    const item = { ...stored, milestones, version: stored.version + 1 };
    expect(await transact([{ kind: 'put', item, expected: stored.version }], 'three-hundred')).toBe('committed');
    expect(await refusal(head, 'PUT /milestones/one-too-many', body())).toBe('409 too-many-milestones');
    expect(await refusal(head, 'POST /milestones/template', { template: '2018' })).toBe('409 too-many-milestones');
    expect(itemsOf(await call(head, 'GET /milestones'))).toHaveLength(300);
  });
});

describe('the template of 2018', () => {
  const { call, must, refusal, electionIn } = timelineCampaign('timeline-template');
  beforeAll(async () => {
    await electionIn(100);
  });

  test('is entered once, marks what is past, and is told once', async () => {
    const items = itemsOf(await call('city-hall-head', 'POST /milestones/template', { template: '2018' }));
    expect(items).toHaveLength(31);
    expect(items.filter(({ past }) => past).length).toBeGreaterThan(5);
    expect(items.find((each) => each.id === 'cabins-open')).toMatchObject({ day: on(71), pinned: true });
    expect(await refusal('city-hall-head', 'POST /milestones/template', { template: '2018' })).toBe(
      '409 already-there',
    );
    expect(errorsOf(await call('city-hall-head', 'POST /milestones/template', { template: '1914' }))).toHaveLength(1);
    await theStack().idle();
    const told = itemsOf(await call('district-head', 'GET /offices/district/inbox'));
    expect(told.filter(({ text }) => /milstolp/i.test(String(text)))).toHaveLength(1);
  });

  test('moves as a whole with election day, told in one event at six', async () => {
    await electionIn(107);
    expect((await must('association-solna', 'GET /milestones/cabins-open')).day).toBe(on(78));
    await theStack().invoke('timeline-jobs', { now: new Date().toISOString() });
    await theStack().invoke('timeline-jobs', { now: new Date().toISOString() });
    await theStack().idle();
    const told = itemsOf(await call('county-council-head', 'GET /offices/county-council/inbox'));
    expect(
      told.filter(({ text }) => new RegExp(`^Valdagen är ${on(107)} i stället för ${on(100)}`).test(String(text))),
    ).toHaveLength(1);
  });

  test('is refused to whoever is no head', async () => {
    expect(await refusal('district-staff', 'POST /milestones/template', { template: '2018' })).toBe('403 not-allowed');
  });
});
