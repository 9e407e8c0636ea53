import { beforeAll, describe, expect, test } from 'vitest';
import { type Body, errorsOf } from '../support/stack.ts';
import { day, visitsCampaign } from '../support/visits-api.ts';

/** D18: nobody is booked twice, nor more than they take; a visit is changed until it has been. */
describe('D18: a visit', () => {
  const { call, must, refusal, enter, asked } = visitsCampaign('visits-booking');
  let wish: Body = {};
  beforeAll(async () => {
    wish = { unit: 'solna', candidate: await enter(), wishes: [day(21), day(14)], topic: 'Skolan' };
  });

  test('takes its days until it is answered no: the next who asks is told what is free instead', async () => {
    const kim = await enter({ free: [{ from: day(20), to: day(23) }], perWeek: 2 });
    const first = await asked({ candidate: kim, wishes: [day(20)] });
    const other = { ...wish, unit: 'nacka', candidate: kim };
    const ask = async (change: Body) => (await call('association-nacka', 'POST /visits', { ...other, ...change })).body;
    expect(await ask({ wishes: [day(20)] })).toMatchObject({
      code: 'candidate-booked',
      days: [day(20)],
      free: [day(21), day(22), day(23)],
    });
    expect(await ask({ wishes: [day(24)] })).toMatchObject({ code: 'candidate-not-free', days: [day(24)] });
    expect(await ask({ wishes: [day(1)] })).toMatchObject({ code: 'too-soon', earliest: day(2) });
    await must('district-staff', `POST ${first}/declines`, { reason: 'x' });
    const visit = `/visits/${String((await ask({ wishes: [day(20)] })).id)}`;
    expect(await must('association-nacka', `GET ${visit}`)).toMatchObject({ wishes: [day(20)] });
    // The same rules where it is answered, and where it is changed.
    const accept = (on: string) => refusal('district-staff', `POST ${visit}/acceptances`, { day: on });
    expect(await accept(day(24))).toBe('409 candidate-not-free');
    const evening = { from: '18:00', to: '20:00' };
    await asked({ candidate: kim, wishes: [day(21)], hours: evening });
    expect(await accept(day(21))).toBe('409 candidate-booked');
    const change = (body: Body) => refusal('association-nacka', `PATCH ${visit}`, body);
    expect(await change({ wishes: [day(21)] })).toBe('409 candidate-booked');
    expect(await change({ wishes: [day(24)] })).toBe('409 candidate-not-free');
    expect(await change({ wishes: [day(1)] })).toBe('409 too-soon');
    const early = { wishes: [day(21)], hours: { from: '08:00', to: '18:00' } };
    expect(await must('association-nacka', `PATCH ${visit}`, early)).toMatchObject(early);
  });

  test('is never one more than the candidate takes in a week', async () => {
    const kim = await enter({ perWeek: 1 });
    const visit = await asked({ candidate: kim, wishes: [day(14)] });
    const other = await asked({ candidate: kim, wishes: [day(28)] });
    const third = await call('association-nacka', 'POST /visits', {
      ...wish,
      unit: 'nacka',
      candidate: kim,
      wishes: [day(14)],
      hours: { from: '08:00', to: '09:00' },
    });
    expect(third.body).toMatchObject({ code: 'candidate-booked' });
    await must('association-solna', `PATCH ${visit}`, { hours: { from: '10:00', to: '11:00' } });
    const full = await call('association-nacka', 'POST /visits', {
      ...wish,
      unit: 'nacka',
      candidate: kim,
      wishes: [day(14)],
      hours: { from: '08:00', to: '09:00' },
    });
    expect([full.status, full.body]).toMatchObject([409, { code: 'candidate-week-full', days: [day(14)], perWeek: 1 }]);
    const noon = { wishes: [day(14)], hours: { from: '12:00', to: '13:00' } };
    expect(await refusal('association-solna', `PATCH ${other}`, noon)).toBe('409 candidate-week-full');
    await must('association-solna', `PATCH ${other}`, { hours: noon.hours });
    expect(await refusal('district-staff', `POST ${other}/acceptances`, { day: day(14) })).toBe(
      '409 candidate-week-full',
    );
  });

  test('is one, however many ask at the same moment', async () => {
    const kim = await enter({ perWeek: 3 });
    const units = ['solna', 'nacka', 'kista', 'sundbyberg'] as const;
    const answers = await Promise.all(
      units.map((unit) =>
        call(unit === 'sundbyberg' ? 'district-staff' : `association-${unit}`, 'POST /visits', {
          ...wish,
          unit,
          candidate: kim,
          wishes: [day(14)],
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    expect((await must('district-staff', `GET /candidates/${kim}`)).booked).toHaveLength(1);
  });

  test('is changed until it has been: asked anew, or another place told; an office says why', async () => {
    const [visit, robin] = [await asked(), await enter({ name: 'Robin Ek' })];
    await must('district-staff', `POST ${visit}/acceptances`, { day: day(14) });
    const { owner } = await must('district-staff', `GET ${visit}`);
    const [mine = '', others = ''] = ['district', 'city-hall'].toSorted((a) => (a === owner ? -1 : 1));
    expect(errorsOf(await call(`${others}-staff`, `PATCH ${visit}`, { place: 'Parken' }))).toEqual([
      '/reason reason-for-owner',
    ]);
    const moved = await must(`${others}-staff`, `PATCH ${visit}`, { place: 'Parken', reason: 'Regn' });
    expect(moved).toMatchObject({ status: 'accepted', place: 'Parken', changed: { by: others, reason: 'Regn' } });
    if (mine === owner) await must(`${mine}-staff`, `PATCH ${visit}`, { place: 'Torget' });
    const anew = await must('association-solna', `PATCH ${visit}`, { candidate: robin });
    expect(anew).toMatchObject({ status: 'asked', candidate: robin, candidateName: 'Robin Ek', wishes: [day(14)] });
    expect(anew).not.toHaveProperty('day');
    expect((await must('district-staff', `GET /candidates/${robin}`)).booked).toMatchObject([{ days: [day(14)] }]);
    expect(await must('association-solna', `PATCH ${visit}`, { candidate: robin })).toEqual(anew);
    expect(errorsOf(await call('association-solna', `PATCH ${visit}`, {}))).toEqual([' nothing']);
    expect(errorsOf(await call('association-solna', `PATCH ${visit}`, { candidate: visit.slice(-26) }))).toEqual([
      '/candidate unknown',
    ]);
  });
});
