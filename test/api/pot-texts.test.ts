import { beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../shared/calendar.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';
import { foundIn, muchLater, stateOf } from '../support/texts.ts';

type Past = { readonly event: string; readonly data: Readonly<Record<string, unknown>>; readonly gone?: object };
const secret = 'Kim Karlsson';
const said = (what: string) => `${what} (${secret})`;

/** Invariant 9: what people write in their own words is with what it is about, and goes at its date. */
describe('the pot: texts', () => {
  const { call, must, file, reserve } = loadedCampaign('pot-texts');
  const pk = 'pot-texts#pot';
  const textsIn = (history: unknown) =>
    (history as readonly Past[]).flatMap(({ event, data, gone }) => {
      const text = data.purpose ?? data.reason ?? data.note ?? gone;
      return text === undefined ? [] : [[event, text]];
    });
  const historyOf = async (of: string) => textsIn((await must('association-solna', `GET ${of}`)).history);
  const auditOf = async (subject: string) =>
    textsIn(itemsOf(await call('district-head', `GET /audit?subject=${subject}&limit=100`)));
  const sie = async () =>
    new TextDecoder().decode((await call('district-head', 'GET /pot/ledger.sie?office=district')).bytes);
  let [edited, spent] = ['', ''];

  beforeAll(async () => {
    await must('district-head', 'POST /pot/contributions', { office: 'district', amount: 100, note: said('note') });
    const { contributions } = await must('district-head', 'GET /pot');
    const { id: made } = (contributions as { id: string }[]).at(-1) as { id: string };
    const corrections = `/pot/contributions/${made}/corrections`;
    await must('district-head', `POST ${corrections}`, { amount: 90, reason: said('typo') });
    await must('city-hall-head', `POST ${corrections}/adoptions`);
    await must('district-head', `POST ${corrections}`, { amount: 80, reason: said('again') });
    edited = await file({ amount: 1_000_000, purpose: said('first') });
    await must('city-hall-head', `POST ${edited}/refusals`, { reason: said('no') });
    await must('city-hall-head', `POST ${edited}/refusals`, { reason: said('still no') });
    await must('association-solna', `PATCH ${edited}`, { amount: 1_100_000 });
    await must('association-solna', `PATCH ${edited}`, { purpose: said('second') });
    await must('city-hall-head', `POST ${edited}/refusals`, { reason: said('never') });

    spent = await reserve(await file({ purpose: said('advert') }));
    const receipt = { supplier: 'AB', number: '1', date: dayOf(new Date().toISOString()) };
    const claimed = await must('association-solna', `POST ${spent}/claims`, { amount: 100, receipt });
    const { id } = claimed.claim as { readonly id: string };
    await must('district-staff', `POST ${spent}/claims/${id}/declines`, { reason: said('no date') });
    await must('district-staff', `POST ${spent}/payouts`, { amount: 1_000, paidBy: 'district', receipt });
    await must('district-staff', `POST ${spent}/returns`, { amount: 100, reason: said('rebate') });
    await must('district-staff', 'POST /pot/settlements');
    const payment = '/pot/settlements/1/transfers/1/payment';
    await must('district-staff', `POST ${payment}`);
    await must('district-staff', `POST ${payment}/reversal`, { reason: said('not paid') });
    await must('district-staff', 'POST /pot/settlements/1/reversal', { reason: said('too early') });
    await must('association-solna', `POST ${spent}/supplements`, { amount: 5_000_000, reason: said('dearer') });
    await must('city-hall-head', `POST ${spent}/refusals`, { reason: said('not more') });
  });

  test('are in no stored event, and histories show them all', async () => {
    expect(await foundIn(pk, secret)).toEqual({ events: 0, entities: 4 });
    expect(await historyOf(edited)).toEqual([
      ['SpendingRequested', said('first')],
      ['SpendingOpposed', said('no')],
      ['SpendingOpposed', said('still no')],
      ['SpendingEdited', said('first')],
      ['SpendingEdited', said('second')],
      ['SpendingOpposed', said('never')],
    ]);
    const all = [
      ['SpendingRequested', said('advert')],
      ['ClaimDeclined', said('no date')],
      ['ReturnReceived', said('rebate')],
      ['SupplementRequested', said('dearer')],
      ['SpendingRefused', said('not more')],
    ];
    expect(await historyOf(spent)).toEqual(all);
    expect(await auditOf(spent.slice(1))).toEqual(all);
    expect(await auditOf('pot')).toContainEqual(['ContributionMade', said('note')]);
    expect(await auditOf('pot')).toEqual(
      expect.arrayContaining(['typo', 'again'].map((what) => ['ContributionCorrectionProposed', said(what)])),
    );
    expect(await auditOf('pot/settlements/1')).toEqual([
      ['TransferPaymentReversed', said('not paid')],
      ['SettlementReversed', said('too early')],
    ]);
    expect(await sie()).toContain(`terbetalning: ${said('rebate')}"`);
  });

  test('so many changes of mind that it would grow for ever: the earliest are replaced', async () => {
    const often = await file({ purpose: 'purpose 0' });
    for (let i = 1; i <= 12; i++) await must('association-solna', `PATCH ${often}`, { purpose: `purpose ${i}` });
    const found = await historyOf(often);
    expect([found.length, found.slice(0, 3), found.at(-1)]).toEqual([
      13,
      [
        ['SpendingRequested', { purpose: 'replaced' }],
        ['SpendingEdited', { purpose: 'replaced' }],
        ['SpendingEdited', 'purpose 2'],
      ],
      ['SpendingEdited', 'purpose 12'],
    ]);
  });

  test('are forgotten some days after the campaign, once, and nothing stumbles over that', async () => {
    await theStack().invoke('pot-jobs', muchLater);
    expect(await foundIn(pk, secret)).toEqual({ events: 0, entities: 0 });
    // The run after it tells the offices how far the ledger has come by it.
    await theStack().invoke('pot-jobs', muchLater);
    const after = await stateOf(pk);
    await theStack().invoke('pot-jobs', muchLater);
    expect(await stateOf(pk)).toEqual(after);

    expect(await historyOf(spent)).toEqual([
      ['SpendingRequested', { purpose: 'forgotten' }],
      ['ClaimDeclined', { reason: 'forgotten' }],
      ['ReturnReceived', { reason: 'forgotten' }],
      ['SupplementRequested', { reason: 'forgotten' }],
      ['SpendingRefused', { reason: 'forgotten' }],
    ]);
    expect(await auditOf('pot')).toContainEqual(['ContributionMade', { note: 'forgotten' }]);
    expect(await auditOf('pot/settlements/1')).toEqual([
      ['TransferPaymentReversed', { reason: 'forgotten' }],
      ['SettlementReversed', { reason: 'forgotten' }],
    ]);
    const { contributions } = await must('district-head', 'GET /pot');
    const last = (contributions as { corrections: object[] }[]).at(-1);
    expect(last).toMatchObject({ amount: 90, corrections: [{ was: 100 }], pending: { amount: 80 } });
    expect(JSON.stringify(last)).not.toContain('reason');
    const { reversed, ...settlement } = await must('district-staff', 'GET /pot/settlements/1');
    expect([reversed, settlement.textsForgottenAt]).toEqual([
      expect.not.objectContaining({ reason: expect.anything() }),
      expect.any(String),
    ]);
    const { textsForgottenAt, refusals, ...shown } = await must('association-solna', `GET ${edited}`);
    expect([textsForgottenAt, refusals, shown.purpose]).toEqual([
      expect.any(String),
      [expect.not.objectContaining({ reason: expect.anything() })],
      undefined,
    ]);
    expect(await sie()).toContain('terbetalning"');
    expect(await must('district-head', 'GET /pot/ledger/verification')).toMatchObject({ matchesBalances: true });
    expect(itemsOf(await call('district-head', 'GET /pot/requests'))).not.toEqual([]);
    // And it goes on.
    await must('association-solna', `POST ${edited}/withdrawal`);
    expect((await historyOf(edited)).at(-1)).toEqual(['SpendingOpposed', { reason: 'forgotten' }]);
  });

  test('what is written after that is forgotten the next time', async () => {
    const late = await file({ purpose: said('late') });
    expect(await historyOf(late)).toEqual([['SpendingRequested', said('late')]]);
    await theStack().invoke('pot-jobs', muchLater);
    expect(await historyOf(late)).toEqual([['SpendingRequested', { purpose: 'forgotten' }]]);
  });
});
