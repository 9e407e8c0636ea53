import { beforeAll, describe, expect, test } from 'vitest';
import { rightsWith } from '../support/rights.ts';
import { type Body, errorsOf, itemsOf, loadedCampaign, operationsOf, theStack } from '../support/stack.ts';

/** Invariant 6: whom a change concerns is told, exactly once; the tests follow one request of Solna's. */
describe('who is told', () => {
  const { id, call, must, refusal, file, reserve, personOf } = loadedCampaign('inboxes');
  const inbox = (unit: string) => (unit === 'solna' ? '/associations/solna/inbox' : `/offices/${unit}/inbox`);
  const told = async (persona: string, unit: string, query = '', headers = {}) =>
    itemsOf(await call(persona, `GET ${inbox(unit)}?limit=100${query}`, undefined, headers));
  let request: string;

  beforeAll(async () => {
    request = await file();
    await reserve(request);
    await theStack().idle();
  });

  describe('an inbox', () => {
    test.each([
      ['district-staff', 'district'],
      ['city-hall-staff', 'city-hall'],
      ['county-council-staff', 'county-council'],
      ['association-solna', 'solna'],
    ])('of %s’s unit has each event once, newest first, with a link', async (persona, unit) => {
      const notices = (await told(persona, unit)).filter(({ subject }) => `/${String(subject)}` === request);
      expect(notices.map(({ event }) => event)).toEqual(['SpendingReserved', 'SpendingRequested']);
      for (const { link, text, read } of notices)
        expect([link, text, read]).toEqual([
          `/campaigns/${id}${request}`,
          expect.stringMatching(/^\p{Lu}.+\.$/u),
          false,
        ]);
    });

    test('says what is expected of whom and by when, and is filtered by it', async () => {
      const decide = await told('district-head', 'district', '&action=decide');
      expect(decide).toMatchObject([{ event: 'SpendingRequested', action: 'decide', due: expect.any(String) }]);
      const know = await told('district-head', 'district', '&action=know');
      expect(know.map(({ event }) => event)).toContain('SpendingReserved');
      expect(new Set(know.map(({ action }) => action))).toEqual(new Set(['know']));
      expect(await refusal('district-head', `GET ${inbox('district')}?action=sleep`)).toBe('400 malformed-request');
    });

    test('speaks the reader’s language', async () => {
      const [sv] = await told('association-solna', 'solna');
      const [en] = await told('association-solna', 'solna', '', { 'accept-language': 'en' });
      expect(sv?.id).toBe(en?.id);
      expect(sv?.text).not.toBe(en?.text);
      expect(en?.text).toContain('SEK 4,500');
      expect(sv?.text).toContain('4 500 kr');
    });

    test('what is read is read for that person only, and saying so twice changes nothing', async () => {
      const [notice] = await told('district-head', 'district', '&unread=true');
      const path = `POST ${inbox('district')}/${String(notice?.id)}/reading`;
      const read = await must('district-head', path, undefined, { 'idempotency-key': 'reading' });
      expect(read).toEqual({ ...notice, read: true });
      expect(await must('district-head', path, undefined, { 'idempotency-key': 'reading' })).toEqual(read);
      const idsOf = (notices: readonly Body[]) => notices.map((each) => each.id);
      expect(idsOf(await told('district-head', 'district', '&unread=true'))).not.toContain(notice?.id);
      expect(idsOf(await told('district-head', 'district', '&unread=false'))).toEqual([notice?.id]);
      expect(idsOf(await told('district-staff', 'district', '&unread=true'))).toContain(notice?.id);
    });

    test('an association’s notices are read in the same way', async () => {
      const [notice] = await told('association-solna', 'solna');
      const path = `POST ${inbox('solna')}/${String(notice?.id)}/reading`;
      expect(await must('association-solna', path)).toMatchObject({ read: true });
    });
  });

  describe('who may', () => {
    const notice = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
    const { tabled, missing } = rightsWith({ campaign: id, office: 'district', association: 'solna', notice });
    const rights = {
      listOfficeInbox: '++4444',
      readOfficeNotice: '++4444',
      readOfficeNotices: '++4444',
      listAssociationInbox: '444+44',
      readAssociationNotice: '444+44',
      readAssociationNotices: '444+44',
      listDeliveries: '++4444',
    };
    missing(tabled(operationsOf('notifications'), rights), rights, { notice: '99' });
  });

  describe('whether it is still open', () => {
    let asked: string;
    const ofIt = async (persona: string, unit: string, query = '') =>
      (await told(persona, unit, query)).filter(({ subject }) => `/${String(subject)}` === asked);

    beforeAll(async () => {
      asked = await file();
      await theStack().idle();
    });

    test('is so as long as it waits for the unit, and no longer', async () => {
      expect(await ofIt('district-head', 'district')).toMatchObject([{ action: 'decide', open: true }]);
      expect(await ofIt('district-head', 'district', '&open=true')).toHaveLength(1);
      expect(await ofIt('district-head', 'district', '&open=false')).toEqual([]);
      await reserve(asked);
      await theStack().idle();
      // Nothing was said of the notice itself: what it asked for is done.
      const notices = await ofIt('district-head', 'district');
      expect(notices).toContainEqual(expect.objectContaining({ action: 'decide', open: false }));
      expect(await ofIt('district-head', 'district', '&open=true')).toEqual([]);
      // Solna is to use the money.
      const [reserved] = await ofIt('association-solna', 'solna');
      expect([reserved?.event, reserved?.action, reserved?.open]).toEqual(['SpendingReserved', 'do', true]);
      const read = await must('association-solna', `POST ${inbox('solna')}/${String(reserved?.id)}/reading`);
      expect(read).toEqual({ ...reserved, read: true });
      expect(await refusal('district-head', `GET ${inbox('district')}?open=maybe`)).toBe('400 malformed-request');
    });
  });

  test('all up to one are read at once, by that person alone', async () => {
    for (const [persona, unit, colleague] of [
      ['county-council-head', 'county-council', 'county-council-staff'],
      ['association-solna', 'solna', undefined],
    ] as const) {
      const [first, second, ...others] = await told(persona, unit);
      const path = `POST ${inbox(unit)}/reading`;
      const unread = [second, ...others].filter((each) => each?.read === false).length;
      expect(unread).toBeGreaterThan(0);
      const key = { 'idempotency-key': `all-${unit}` };
      expect(await must(persona, path, { upTo: second?.id }, key)).toEqual({ read: unread });
      expect(await must(persona, path, { upTo: second?.id })).toEqual({ read: 0 });
      const left = await told(persona, unit, '&unread=true');
      expect(left.map((each) => each.id)).toEqual(first?.read === false ? [first.id] : []);
      if (colleague) expect(await told(colleague, unit, '&unread=true')).toHaveLength(others.length + 2);
      expect(errorsOf(await call(persona, path, { upTo: 'x' }))).toEqual(['/upTo invalid-format']);
    }
  });

  describe('the history of anything', () => {
    const historyOf = async (persona: string, subject: string) =>
      itemsOf(await call(persona, `GET /audit?limit=100&subject=${subject}`));

    test('is whole for the offices, oldest first, with who did it', async () => {
      const history = await historyOf('city-hall-staff', request.slice(1));
      expect(history.map(({ event, actor }) => [event, actor])).toEqual([
        ['SpendingRequested', await personOf('association-solna')],
        ['SpendingReserved', await personOf('district-head')],
      ]);
      expect((await historyOf('district-staff', 'pot/mandates/1')).map(({ event }) => event)).toEqual([
        'MandateProposed',
        'MandateAdopted',
        'MandateAdopted',
      ]);
      const person = await personOf('association-kista');
      expect(await historyOf('district-staff', `campaign/people/${person}`)).toMatchObject([
        { event: 'PersonSet', data: { person } },
      ]);
    });

    test('an association has its own, without the names of others', async () => {
      const history = await historyOf('association-solna', request.slice(1));
      expect(history.map(({ event, actor }) => [event, actor])).toEqual([
        ['SpendingRequested', await personOf('association-solna')],
        ['SpendingReserved', undefined],
      ]);
      expect(JSON.stringify(history)).not.toContain(await personOf('district-head'));
      expect(await historyOf('association-kista', request.slice(1))).toEqual([]);
      expect(await historyOf('association-solna', 'pot')).toEqual([]);
      expect(await historyOf('association-solna', `campaign/people/${await personOf('association-kista')}`)).toEqual(
        [],
      );
    });

    test('of what does not exist is empty; without a subject there is no question', async () => {
      expect(await historyOf('district-staff', 'pot%23x')).toEqual([]);
      expect(await historyOf('district-staff', 'staff/positions/1')).toEqual([]);
      expect(await refusal('district-staff', 'GET /audit')).toBe('400 malformed-request');
    });
  });
});
