import { expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, itemsOf, theStack } from '../support/stack.ts';
import { staffCampaign, today, weeks } from '../support/staff-api.ts';

/** D4: an association names the district office unasked, and that has to accept. */
const { call, must, refusal, enter } = staffCampaign('staff-accepting');
const own = { employer: 'solna', supervisor: 'district', administrator: 'district' } as const;
const loadOf = async (office: string) => {
  const { perOffice } = await must('district-staff', `GET /staff/load?from=${weeks.from}&to=${weeks.to}`);
  return (perOffice as readonly Body[]).find((row) => row.office === office);
};

test('who is named for another’s position is asked, and bears it once they accept', async () => {
  const waiting = { status: 'asked', replyBy: addDays(today, 7) };
  expect(await enter('named', own, 'association-solna')).toMatchObject({
    consents: { supervisor: waiting, administrator: waiting },
  });
  expect(await loadOf('district')).toMatchObject({ total: 0, asked: 6 });
  await theStack().idle();
  const inbox = itemsOf(await call('district-head', 'GET /offices/district/inbox?limit=100'));
  expect(inbox.find(({ event }) => event === 'PositionSet')).toMatchObject({ action: 'decide', due: waiting.replyBy });
  expect(await refusal('association-solna', 'POST /staff/positions/named/consents')).toBe('403 not-allowed');
  expect(await refusal('city-hall-head', 'POST /staff/positions/named/consents')).toBe('403 not-allowed');
  const accepted = await must('district-staff', 'POST /staff/positions/named/consents');
  expect(accepted).not.toHaveProperty('consents');
  expect(await must('district-staff', 'POST /staff/positions/named/consents')).toEqual(accepted);
  expect(await loadOf('district')).toMatchObject({ total: 6, asked: 0 });
  const reason = 'Ingen kan leda fler';
  expect(await refusal('district-staff', 'POST /staff/positions/named/declines', { reason })).toBe('409 wrong-status');
});

test('or declines, with a reason that the employer reads', async () => {
  await enter('unwanted', { ...own, supervisor: 'city-hall' }, 'association-solna');
  const reason = 'Ingen kan leda fler';
  const declined = await must('city-hall-staff', 'POST /staff/positions/unwanted/declines', { reason });
  expect(declined).toMatchObject({ consents: { supervisor: { status: 'declined', reason } } });
  expect(await must('city-hall-staff', 'POST /staff/positions/unwanted/declines', { reason })).toEqual(declined);
  expect(await must('association-solna', 'GET /staff/positions/unwanted')).toMatchObject({
    consents: { supervisor: { status: 'declined', reason } },
  });
  expect(await loadOf('city-hall')).toMatchObject({ total: 0, asked: 0 });
  const told = itemsOf(await call('association-solna', 'GET /audit?subject=staff/positions/unwanted'));
  expect(told.at(-1)).toMatchObject({ event: 'PositionDeclined', data: { by: 'city-hall', reason } });
});
