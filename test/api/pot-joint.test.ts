import { describe, expect, test } from 'vitest';
import { type Body, errorsOf, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

describe('E11: several associations ask for money together', () => {
  const { call, must, refusal, file, reserve, reserved, wish } = loadedCampaign('pot-joint', [
    'solna',
    'nacka',
    'kista',
  ]);
  const nacka = { unit: 'nacka', amount: 100_000 };
  const kista = { unit: 'kista', amount: 50_000 };
  const together = (change: Body = {}) => file({ budgetLine: 'material', partners: [nacka, kista], ...change });
  const consents = (request: string, unit: string) => `POST ${request}/partners/${unit}/consents`;
  const declines = (request: string, unit: string) => `POST ${request}/partners/${unit}/declines`;
  const consent = (request: string, unit: string) => must(`association-${unit}`, consents(request, unit));
  const why = { reason: 'Vi har inga pengar till det.' };
  const listed = async (unit: string, query = '') =>
    itemsOf(await call(`association-${unit}`, `GET /pot/requests?limit=100${query}`)).map(({ id }) => id);
  const idOf = (request: string) => request.slice('/pot/requests/'.length);
  const told = async (unit: string) => {
    await theStack().idle();
    return itemsOf(await call(`association-${unit}`, `GET /associations/${unit}/inbox?limit=100`));
  };

  test('each partner sees it, consents to its share, and only then heads decide', async () => {
    const request = await together();
    for (const unit of ['solna', 'nacka', 'kista'])
      expect(await must(`association-${unit}`, `GET ${request}`)).toMatchObject({ partners: [nacka, kista] });
    expect(await refusal('association-sundbyberg', `GET ${request}`)).toBe('404 not-found');
    const awaited = await call('district-head', `POST ${request}/approvals`);
    expect(awaited).toMatchObject({ status: 409, body: { code: 'awaits-consent' } });
    expect(String(awaited.body.detail)).toContain('Nacka');
    expect(await refusal('district-head', `POST ${request}/refusals`, why)).toBe('409 awaits-consent');

    expect(await refusal('association-nacka', consents(request, 'kista'))).toBe('404 not-found');
    expect(await refusal('association-solna', consents(request, 'kista'))).toBe('404 not-found');
    expect(await refusal('district-staff', consents(request, 'kista'))).toBe('403 not-allowed');
    expect(await refusal('association-nacka', consents(request, 'solna'))).toBe('404 not-found');
    await consent(request, 'nacka');
    expect((await consent(request, 'nacka')).partners).toMatchObject([{ consentedAt: expect.any(String) }, kista]);
    expect(await refusal('district-head', `POST ${request}/approvals`)).toBe('409 awaits-consent');
    await consent(request, 'kista');
    await reserve(request);
    expect(await consent(request, 'kista')).toMatchObject({ status: 'reserved' });
    expect(await refusal('association-kista', declines(request, 'kista'), why)).toBe('409 wrong-status');

    const inbox = await told('nacka');
    const about = inbox.filter(({ subject }) => subject === request.slice(1)).map(({ event }) => event);
    expect(about).toEqual(expect.arrayContaining(['SpendingRequested', 'SpendingConsented', 'SpendingReserved']));
  });

  test('it stands in the lists of all of them, and of nobody else', async () => {
    const id = idOf(await together({ budgetLine: 'events' }));
    for (const unit of ['solna', 'nacka', 'kista']) {
      expect(await listed(unit)).toContain(id);
      expect(await listed(unit, '&budgetLine=events&status=submitted')).toEqual([id]);
      expect(await listed(unit, '&status=closed')).not.toContain(id);
      expect(await listed(unit, '&budgetLine=reserve')).not.toContain(id);
    }
    const ofNacka = itemsOf(await call('district-staff', 'GET /pot/requests?unit=nacka')).map((each) => each.id);
    expect(ofNacka).toContain(id);
    const all = itemsOf(await call('district-staff', 'GET /pot/requests?limit=100')).filter((each) => each.id === id);
    expect(all).toHaveLength(1);
  });

  test('one no ends it; who asked may ask anew', async () => {
    const request = await together();
    await consent(request, 'kista');
    expect(errorsOf(await call('association-nacka', declines(request, 'nacka')))).toEqual(['/reason invalid-type']);
    const declined = await must('association-nacka', declines(request, 'nacka'), why);
    expect(declined).toMatchObject({ status: 'withdrawn' });
    expect(await must('association-nacka', declines(request, 'nacka'), why)).toEqual(declined);
    const other = await together();
    await must('association-nacka', declines(other, 'nacka'), why);
    expect(await refusal('association-kista', consents(other, 'kista'))).toBe('409 wrong-status');
    const { history } = await must('association-solna', `GET ${request}`);
    expect((history as readonly Body[]).at(-1)).toMatchObject({ event: 'SpendingDeclined', data: why });
    const again = { reason: 'Nu går det.' };
    expect(await must('association-solna', `POST ${request}/reopening`, again)).toMatchObject({
      status: 'submitted',
      partners: [nacka, kista],
    });
  });

  test('what is wrong with who asks together is named', async () => {
    const faults = async (partners: readonly Body[]) =>
      errorsOf(await call('association-solna', 'POST /pot/requests', { ...wish, partners }));
    expect(await faults([{ unit: 'nowhere', amount: 1 }])).toEqual(['/partners/0/unit unknown']);
    expect(await faults([{ unit: 'district', amount: 1 }])).toEqual(['/partners/0/unit unknown']);
    expect(await faults([nacka, nacka])).toEqual(['/partners/1/unit twice']);
    expect(await faults([{ unit: 'nacka', amount: 450_000 }])).toEqual(['/amount too-small']);
    expect(await faults([])).toEqual(['/partners too-small']);
  });

  test('an edit asks the partners anew, a partner cannot make one', async () => {
    const request = await together();
    await consent(request, 'nacka');
    await consent(request, 'kista');
    expect(await refusal('association-nacka', `PATCH ${request}`, { amount: 1 })).toBe('404 not-found');
    const edit = { partners: [{ unit: 'nacka', amount: 120_000 }] };
    expect((await must('association-solna', `PATCH ${request}`, edit)).partners).toEqual([
      { unit: 'nacka', amount: 120_000 },
      kista,
    ]);
    expect(await refusal('district-head', `POST ${request}/approvals`)).toBe('409 awaits-consent');
  });

  test('D8: all of it counts with what each of them asks for alone, as far as it was not set free', async () => {
    const heads = async (unit: string) => {
      const own = await file({ unit, budgetLine: 'phone-bank', amount: 400_000 }, `association-${unit}`);
      return (await must('district-head', `GET ${own}`)).headsNeeded;
    };
    expect([await heads('solna'), await heads('kista')]).toEqual([1, 1]);
    const request = await together({ budgetLine: 'phone-bank' });
    for (const unit of ['nacka', 'kista']) await consent(request, unit);
    await reserve(request);
    expect([await heads('solna'), await heads('nacka'), await heads('kista')]).toEqual([2, 2, 2]);
    await must('association-solna', `POST ${request}/withdrawal`);
    expect([await heads('solna'), await heads('nacka'), await heads('kista')]).toEqual([1, 1, 1]);

    await reserved({ unit: 'nacka', budgetLine: 'phone-bank', amount: 400_000 }, 'association-nacka');
    expect((await must('district-head', `GET ${await together({ budgetLine: 'phone-bank' })}`)).headsNeeded).toBe(2);
  });
});
