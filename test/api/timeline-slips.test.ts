import { beforeAll, describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { line, soon } from '../support/materials-api.ts';
import { type Body, itemsOf, theStack } from '../support/stack.ts';
import { inboxOf, on, timelineCampaign, toldOf } from '../support/timeline-api.ts';
import { everyItem, saying } from '../support/whole-table.ts';

/** Whatever may not be a day later by then. */
const critical = ['national-texts', 'print-files', 'translations', 'pack-orders', 'cabin-material', 'cabins-open'];
const associations = sample.associations.slice(0, 44).map((each) => each.id);

/** D9: a milestone that slips moves what depends on it, and tells those affected, each once. */
const why = 'Texterna kom för sent';
describe('national texts slip twelve days', () => {
  const { id, call, must, enter, electionIn, keeper } = timelineCampaign('timeline-story', associations);
  const move = { to: on(122), why };
  let before: Body = {};

  beforeAll(async () => {
    await electionIn(200);
    await enter();
    await must('city-hall-head', 'POST /milestones/template', { template: '2018' });
    before = await must(keeper, 'GET /milestones/pack-orders');
    await must(keeper, 'PUT /materials/items/folder', {
      ...(({ name, kind, leadTimeDays }) => ({ name, kind, leadTimeDays }))(
        (await must(keeper, 'GET /materials/items/folder')) as { name: string; kind: string; leadTimeDays: number },
      ),
      orderDeadline: before.day,
    });
    const { title, owner, kind, when, after } = before;
    const governs = [{ subject: 'materials/items/folder', field: 'orderDeadline' }];
    await must(keeper, 'PUT /milestones/pack-orders', { title, owner, kind, when, after, governs });
    for (const unit of associations)
      await must(keeper, 'POST /materials/orders', { unit, deliverTo: 'Torget 1', lines: [line(10)] }, {});
  }, 120_000);

  test('tried, it says all that it would do, and writes nothing', async () => {
    expect(associations).toHaveLength(44);
    await theStack().idle();
    const lying = saying(await everyItem(), id);
    const trial = await call(keeper, 'POST /milestones/national-texts/moves?dryRun=true', move);
    expect([trial.status, trial.headers.get('etag')]).toEqual([200, null]);
    await theStack().idle();
    expect(saying(await everyItem(), id)).toEqual(lying);
    const real = await call(keeper, 'POST /milestones/national-texts/moves', move);
    expect(real.body).toEqual(trial.body);
    expect(real.body).toMatchObject({
      milestone: { day: on(122), critical: true },
      moved: [
        { milestone: 'print-files', from: on(125), to: on(137) },
        { milestone: 'translations', from: on(130), to: on(140) },
        { milestone: 'pack-orders', from: on(155), to: on(167) },
        { milestone: 'cabin-material', from: on(167), to: on(179) },
      ],
      conflicts: [{ milestone: 'cabins-open', owner: 'district', days: 10 }],
      governs: [{ milestone: 'pack-orders', subject: 'materials/items/folder', effect: 'moved', day: on(167) }],
      told: [...associations, 'city-hall', 'county-council', 'district'].sort(),
      criticalPath: critical,
    });
  });

  test('moves the order deadline in the same moment, and shows the conflict', async () => {
    expect((await must('association-solna', 'GET /materials/items/folder')).orderDeadline).toBe(on(167));
    const timeline = await must('association-solna', 'GET /timeline');
    expect(timeline).toMatchObject({
      electionDay: on(200),
      conflicts: [{ milestone: 'cabins-open', days: 10 }],
      criticalPath: critical,
      outOfStep: [],
    });
    const history = itemsOf(await call(keeper, 'GET /audit?subject=timeline/milestones/national-texts'));
    expect(history.map(({ event, data }) => [event, (data as Body).why])).toContainEqual(['MilestoneMoved', why]);
  });

  test('is told to all offices and to all whose orders depend on it, once each', async () => {
    const what = /Texterna från partiet centralt” är flyttad/;
    for (const unit of ['district', 'city-hall', 'county-council', 'solna', 'nacka', 'kista']) {
      const [told, ...more] = toldOf(await inboxOf(call, unit), what);
      expect([unit, more]).toEqual([unit, []]);
      expect(told?.text).toContain('Konflikt: ”Valstugorna öppnar” ligger 10 dagar för tidigt');
      expect(told?.text).not.toContain(why);
    }
    const [solna] = toldOf(await inboxOf(call, 'solna'), what);
    expect(solna?.text).toBe(
      `Milstolpen ”Texterna från partiet centralt” är flyttad från ${on(110)} till ${on(122)}; med den flyttas 4 andra milstolpar; ni har beställningar som det gäller (ny dag ${on(167)}). Konflikt: ”Valstugorna öppnar” ligger 10 dagar för tidigt, för det som ska vara klart först blir inte klart.`,
    );
  });
});

describe('a print run that a milestone governs', () => {
  const { call, must, refusal, set, enter, printed, placed, shown } = timelineCampaign('timeline-runs');
  const keeper = 'district-staff';
  let run = '';
  let subject = '';
  const governing = (change: Body = {}) => ({
    when: { day: soon },
    governs: [{ subject, field: 'deliveredBy' }],
    ...change,
  });

  beforeAll(async () => {
    await enter();
    await placed({ lines: [line(20)] }, 'solna');
    run = await printed(100);
    subject = run.slice(1);
  });

  test('is moved by the district office alone, when that says so', async () => {
    await set('delivery', governing({ owner: 'solna' }));
    const slip = await must('association-solna', 'POST /milestones/delivery/moves', { to: on(32), why });
    expect(slip).toMatchObject({
      governs: [{ subject, field: 'deliveredBy', effect: 'proposed', day: on(32) }],
      told: ['district', 'solna'],
    });
    expect((await must(keeper, `GET ${run}`)).deliveredBy).toBe(soon);
    expect(await shown('delivery')).toMatchObject({ governs: [{ subject, proposed: on(32) }] });
    expect(await must(keeper, 'GET /timeline')).toMatchObject({
      outOfStep: [{ milestone: 'delivery', subject, day: on(32), is: soon }],
    });
    const [told] = toldOf(await inboxOf(call, 'district'), /ni ska svara på om en tryckning ska levereras senare/);
    expect(told?.action).toBe('do');

    expect(await refusal('city-hall-head', 'POST /milestones/delivery/acceptances', { subject })).toBe(
      '403 not-allowed',
    );
    expect(await refusal(keeper, 'POST /milestones/delivery/acceptances', { subject: 'events/x' })).toBe(
      '422 invalid-input',
    );
    const trial = await call(keeper, 'POST /milestones/delivery/acceptances?dryRun=true', { subject });
    expect(trial.body.governs).toEqual([{ subject, field: 'deliveredBy' }]);
    expect((await must(keeper, `GET ${run}`)).deliveredBy).toBe(soon);
    const accepted = await must(keeper, 'POST /milestones/delivery/acceptances', { subject });
    expect(accepted).toEqual(trial.body);
    expect((await must(keeper, `GET ${run}`)).deliveredBy).toBe(on(32));
    expect(await refusal(keeper, 'POST /milestones/delivery/acceptances', { subject })).toBe('409 nothing-to-confirm');
    // Its promises follow, by the rules of print runs.
    expect(
      toldOf(await inboxOf(call, 'solna'), new RegExp(`${on(32)}.*i stället för|i stället för.*${on(32)}|${on(32)}`))
        .length,
    ).toBeGreaterThan(1);
  });

  test('keeps its day, with a reason', async () => {
    await must('association-solna', 'POST /milestones/delivery/moves', { to: on(40), why });
    const reason = { subject, reason: 'Tryckeriet har börjat' };
    expect(await must(keeper, 'POST /milestones/delivery/declines', reason)).toMatchObject({
      governs: [{ subject, field: 'deliveredBy' }],
    });
    expect(await refusal(keeper, 'POST /milestones/delivery/declines', reason)).toBe('409 nothing-to-confirm');
    expect((await must(keeper, `GET ${run}`)).deliveredBy).toBe(on(32));
  });

  test('cannot be moved once it has come; then there is nothing to answer any more', async () => {
    await must('association-solna', 'POST /milestones/delivery/moves', { to: on(45), why });
    await must(keeper, `POST ${run}/arrival`, {});
    expect(await refusal(keeper, 'POST /milestones/delivery/acceptances', { subject })).toBe('409 wrong-status');
    await theStack().invoke('timeline-jobs', { now: new Date().toISOString() });
    expect(await shown('delivery')).toMatchObject({ governs: [{ subject, field: 'deliveredBy' }] });
    expect(JSON.stringify(await shown('delivery'))).not.toContain('proposed');
  });

  test('others are told with the new day, and nothing of theirs is moved', async () => {
    const request = await must('association-kista', 'POST /staff/requests', {
      unit: 'kista',
      from: on(20),
      to: on(40),
      extent: 50,
      tasks: ['phone-bank'],
    });
    const of = `staff/requests/${String(request.id)}`;
    await set('shifts', { when: { day: on(20) }, governs: [{ subject: of, field: 'from' }] });
    const slip = await must('district-head', 'POST /milestones/shifts/moves', { to: on(27), why });
    expect(slip).toMatchObject({
      governs: [{ subject: of, effect: 'told' }],
      told: expect.arrayContaining(['kista', 'district']),
    });
    expect((await must('association-kista', `GET /${of}`)).from).toBe(on(20));
    expect(
      toldOf(await inboxOf(call, 'kista'), new RegExp(`det gäller något som är ert \\(ny dag ${on(27)}\\)`)),
    ).toHaveLength(1);
  });
});
