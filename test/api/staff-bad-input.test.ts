import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, errorsOf, itemsOf } from '../support/stack.ts';
import { positionBody, requestBody, staffCampaign, today, weeks, whole } from '../support/staff-api.ts';

/** What must not get into staff: the answer names the field, and nothing is stored. */
const extents = [
  [0, 'too-small'],
  [-1, 'too-small'],
  [101, 'too-big'],
  [49.5, 'invalid-type'],
  ['50', 'invalid-type'],
  [null, 'invalid-type'],
  [2 ** 53, 'too-big'],
] as const;

describe('staff: bad input', () => {
  const { call, must, enter, file, part } = staffCampaign('staff-bad-input');
  let request = '';
  beforeAll(async () => {
    await enter('organiser');
    request = await file();
  });
  /** What the campaign holds: nothing of it may change. */
  const held = async () =>
    Promise.all(
      ['positions', 'requests', 'plans'].map(async (list) =>
        itemsOf(await call('district-head', `GET /staff/${list}?limit=100`)),
      ),
    );
  const refusedAs = async (path: string, body: unknown, errors: readonly string[]) => {
    const before = await held();
    const answer = await call('district-head', path, body);
    expect([answer.status, answer.body.code, errorsOf(answer)]).toEqual([422, 'invalid-input', errors]);
    expect(await held()).toEqual(before);
  };
  const put = (change: Body, ...errors: readonly string[]) =>
    refusedAs('PUT /staff/positions/new-one', { ...positionBody, ...change }, errors);
  const post = (change: Body, ...errors: readonly string[]) =>
    refusedAs('POST /staff/requests', { ...requestBody, ...change }, errors);
  const allocating = (body: unknown, ...errors: readonly string[]) =>
    refusedAs('POST /staff/allocations', body, errors);
  const outside = { before: addDays(whole.from, -1), after: addDays(whole.to, 1) };
  const { unit: _, extent: __, ...together } = requestBody;

  describe('a position', () => {
    test.each(extents)('of the extent %j', async (extent, code) => {
      await put({ extent }, `/extent ${code}`);
      await put({ shares: [{ unit: 'solna', extent }] }, `/shares/0/extent ${code}`);
    });

    test('whose days are turned, do not exist, or lie outside the campaign', async () => {
      await put({ from: weeks.to, to: weeks.from }, '/to order');
      await put({ from: '2026-02-29' }, '/from day');
      await put({ from: outside.before }, '/from outside-campaign');
      await put({ to: outside.after }, '/to outside-campaign');
    });

    test('whose shares lie outside of it, overlap, or are of nobody', async () => {
      const share = (change: Body) => ({ shares: [{ unit: 'solna', extent: 50, ...change }] });
      await put(share({ from: weeks.to, to: weeks.from }), '/shares/0/to order');
      await put(share({ from: addDays(weeks.from, -1) }), '/shares/0/from outside-position');
      await put(share({ to: addDays(weeks.to, 1) }), '/shares/0/to outside-position');
      await put(share({ unit: 'atlantis' }), '/shares/0/unit unknown');
      await put(share({ unit: 'constructor' }), '/shares/0/unit slug');
      await put({ employer: 'atlantis' }, '/employer unknown');
      await put({ supervisor: 'solna' }, '/supervisor invalid-value');
      const half = { unit: 'solna', extent: 50 };
      await put({ shares: [half, half] }, '/shares/1/unit twice');
      await put({ shares: Array.from({ length: 21 }, () => half) }, '/shares too-big');
    });

    test('whose one unit has two shares one after the other is fine', async () => {
      const [first, then] = [{ to: weeks.from }, { from: addDays(weeks.from, 1) }];
      const shares = [first, then].map((days) => ({ unit: 'solna', extent: 50, ...days }));
      await enter('one-after-the-other', { shares });
    });

    test('whose tasks, languages or names are none', async () => {
      await put({ tasks: [] }, '/tasks too-small');
      await put({ tasks: ['flyers', 'flyers'] }, '/tasks twice');
      await put({ tasks: ['Flyers'] }, '/tasks/0 slug');
      await put({ languages: ['sv', 'sv'] }, '/languages twice');
      await put({ languages: ['svenska språket'] }, '/languages/0 language');
      await put({ title: ' ' }, '/title empty');
      await put({ person: 'A\nB' }, '/person control-characters');
      await put({ email: 'karin' }, '/email email');
      await put({ allocations: [] }, '/allocations unrecognized-keys');
      const answer = await call('district-head', 'PUT /staff/positions/Not_An_Id', positionBody);
      expect(errorsOf(answer)).toEqual(['/path/position slug']);
    });
  });

  describe('a request', () => {
    test.each(extents)('of the extent %j', async (extent, code) => {
      await post({ extent }, `/extent ${code}`);
      const units = [
        { unit: 'kista', extent },
        { unit: 'sundbyberg', extent: 50 },
      ];
      await refusedAs('POST /staff/requests', { ...together, units }, [`/units/0/extent ${code}`]);
    });

    test('whose days are turned, past, or outside the campaign', async () => {
      await post({ from: weeks.to, to: weeks.from }, '/to order');
      await post({ from: outside.before }, '/from outside-campaign');
      await post({ to: outside.after }, '/to outside-campaign');
      await post({ from: addDays(today, -1), to: addDays(today, -1) }, '/from past');
      await post({ from: '2026-02-29' }, '/from day');
    });

    test('of nobody, of two kinds, or of those who are no neighbours', async () => {
      const joint = (...units: readonly (readonly [string, number])[]) => ({
        ...together,
        units: units.map(([unit, extent]) => ({ unit, extent })),
      });
      const refused = (body: Body, ...errors: readonly string[]) => refusedAs('POST /staff/requests', body, errors);
      await post({ unit: 'atlantis' }, '/unit unknown');
      await refused({ ...together, extent: 50 }, '/unit needed');
      await refused({ ...together, unit: 'solna' }, '/extent needed');
      await refused({ ...joint(['kista', 30], ['sundbyberg', 30]), unit: 'kista' }, '/units twice');
      await refused({ ...joint(['kista', 30], ['sundbyberg', 30]), extent: 61 }, '/extent sum');
      await refused(joint(['kista', 30]), '/units too-small');
      await refused(joint(['kista', 30], ['kista', 30]), '/units/1/unit twice');
      await refused(joint(['kista', 30], ['solna', 30]), '/units/1/unit neighbour-group');
      await refused(joint(['kista', 30], ['atlantis', 30]), '/units/1/unit unknown');
    });

    test('without tasks, or with what nobody can read', async () => {
      await post({ tasks: [] }, '/tasks too-small');
      await post({ tasks: ['cabin', 'cabin'] }, '/tasks twice');
      await post({ note: 'x'.repeat(501) }, '/note too-big');
      await post({ priority: 'urgent' }, '/priority invalid-value');
      await post({ languages: ['SV'] }, '/languages/0 language');
      await post({ status: 'confirmed' }, '/status unrecognized-keys');
    });
  });

  describe('an allocation', () => {
    test.each(extents)('of the extent %j', async (extent, code) => {
      await allocating(part(request, 'organiser', { extent }), `/extent ${code}`);
      await allocating({ allocations: [part(request, 'organiser', { extent })] }, `/allocations/0/extent ${code}`);
    });

    test('whose days are turned, or which names what does not exist', async () => {
      const turned = { from: weeks.to, to: weeks.from };
      await allocating(part(request, 'organiser', turned), '/to order');
      await allocating({ allocations: [part(request, 'organiser', turned)] }, '/allocations/0/to order');
      await allocating(part(request, 'organiser', { from: addDays(today, -1) }), '/from past');
      const gone = 'solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
      await allocating(part(gone, 'organiser'), '/request unknown');
      await allocating(part(request, 'nothing'), '/position unknown');
      const { request: ___, ...partial } = part(request, 'organiser');
      await allocating(partial, '/request one-or-several');
    });

    test('both one and several, or too many', async () => {
      const one = part(request, 'organiser');
      await allocating({ ...one, allocations: [one] }, ...Object.keys(one).map((name) => `/${name} one-or-several`));
      await allocating({ allocations: [] }, '/allocations too-small');
      await allocating({ allocations: Array.from({ length: 21 }, () => one) }, '/allocations too-big');
    });

    test('dry runs are as strict', async () => {
      const { status, body } = await call('district-head', 'POST /staff/allocations?dryRun=true', { extent: 0 });
      expect([status, body.code]).toEqual([422, 'invalid-input']);
      const answer = await call('district-head', 'POST /staff/allocations?dryRun=maybe', part(request, 'organiser'));
      expect([answer.status, errorsOf(answer)]).toEqual([400, ['/query/dryRun invalid-value']]);
    });
  });

  test('a plan whose days or weights are none', async () => {
    const refused = (change: Body, error: string) => refusedAs('POST /staff/plans', { ...weeks, ...change }, [error]);
    await refused({ from: weeks.to, to: weeks.from }, '/to order');
    await refused({ from: outside.before }, '/from outside-campaign');
    await refused({ to: outside.after }, '/to outside-campaign');
    await refused({ from: addDays(today, -1) }, '/from past');
    await refused({ weights: { met: -1 } }, '/weights/met too-small');
    await refused({ weights: { met: 1001 } }, '/weights/met too-big');
    await refused({ weights: { fame: 1 } }, '/weights/fame unrecognized-keys');
    await refused({ keep: 'yes' }, '/keep invalid-type');
  });

  test('settings that no plan can use', async () => {
    const before = await must('district-head', 'GET /settings');
    for (const [staff, error] of [
      [{ noticeDays: 91 }, '/staff/noticeDays too-big'],
      [{ replyByDays: 0 }, '/staff/replyByDays too-small'],
      [{ weights: { ownPriority: 0 } }, '/staff/weights/ownPriority too-small'],
    ] as const)
      expect(errorsOf(await call('admin', 'PUT /settings', { staff }))).toEqual([error]);
    expect(await must('district-head', 'GET /settings')).toEqual(before);
  });

  test('ids in paths that cannot be ids are of nothing that exists', async () => {
    for (const id of [
      '..',
      'solna.x',
      'a%00b',
      'constructor',
      '__proto__',
      'x'.repeat(101),
      'solna%23a',
      'p%23organiser',
    ])
      for (const noun of ['positions', 'requests', 'allocations', 'plans'])
        expect([noun, id, (await call('district-head', `GET /staff/${noun}/${id}`)).status]).toEqual([noun, id, 404]);
  });
});
