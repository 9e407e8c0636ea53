import { beforeAll, describe, expect, test } from 'vitest';
import { type Rights, rightsWith } from '../support/rights.ts';
import { loadedCampaign, operationsOf } from '../support/stack.ts';
import { today } from '../support/today.ts';

/** Who may do what in a campaign and with its pot. */

/** In the order of the personas: `+` may, `3` is answered 403, `4` is answered 404. */
const rights: Rights = {
  setCampaign: '33+334',
  beginImport: '33+334',
  completeImport: '33+334',
  showCampaign: '+++++4',
  setSettings: '33+334',
  showSettings: '+++++4',
  setOffice: '33+334',
  showOffice: '+++++4',
  listOffices: '+++++4',
  setAssociation: '33+334',
  showAssociation: '+++++4',
  listAssociations: '+++++4',
  enterPerson: '33+444',
  setPerson: '33+444',
  showPerson: '+++444',
  listPeople: '+++444',
  forgetPerson: '33+444',
  confirmHeadChange: '+33444',
  declineHeadChange: '+33444',
  withdrawHeadChange: '33+444',
  confirmAssociation: '+33334',
  inviteMember: '33++34',
  listInvitations: '33++34',
  revokeInvitation: '33++34',
  acceptInvitation: '++++++',
  listMembers: '33++34',
  removeMember: '33++34',
  showContact: '444+44',
  removeContact: '444+44',
  showDirectory: '+++++4',
  exportOwnData: '++++++',
  showOneself: '++++++',
  listCampaigns: '++++++',
  eraseOneself: '++++++',
  showPot: '++4444',
  contribute: '+34444',
  correctContribution: '+34444',
  adoptCorrection: '+34444',
  setBudgetLine: '+34444',
  endBudgetLine: '+34444',
  adoptBudgetLine: '+34444',
  proposeMandate: '+34444',
  showMandateInForce: '+++++4',
  listMandates: '++4444',
  showMandate: '++4444',
  adoptMandate: '+34444',
  declineMandate: '+34444',
  withdrawMandate: '+34444',
  declineBudgetLine: '+34444',
  withdrawBudgetLine: '+34444',
  declineCorrection: '+34444',
  withdrawCorrection: '+34444',
  declineDeputy: '+34444',
  withdrawDeputy: '+34444',
  appointDeputy: '+34444',
  confirmDeputy: '+34444',
  endDeputy: '+34444',
  listDeputies: '++4444',
  submitSpending: '++4++4',
  listSpendings: '++4++4',
  showSpending: '++4+44',
  editSpending: '334+44',
  approveSpending: '+34344',
  refuseSpending: '+34344',
  takeBackVote: '+34344',
  withdrawSpending: '334+44',
  supplementSpending: '334+44',
  closeSpending: '++4+44',
  extendSpending: '++4344',
  reopenSpending: '++4+44',
  claimPayment: '334+44',
  correctClaim: '334+44',
  declineClaim: '++4344',
  reopenClaim: '++4344',
  withdrawClaim: '334+44',
  payOut: '++4344',
  takeReturn: '++4344',
  reversePayout: '++4344',
  correctReceipt: '++4344',
  reverseReturn: '++4344',
  openReceiptUpload: '334+44',
  downloadReceipt: '++4344',
  listLedger: '++4444',
  verifyLedger: '++4444',
  settle: '++4444',
  makeSettlement: '++4444',
  listSettlements: '++4444',
  showSettlement: '++4444',
  payTransfer: '++4444',
  reversePayment: '++4444',
  reverseSettlement: '++4444',
  exportSie: '++4444',
  listHistory: '++4++4',
};
/** The share is Solna's, and Kista asked. */
const jointRights: Rights = { consentToSpending: '334+44', declineSpendingShare: '334+44' };

describe('who may do what (invariant 8)', () => {
  const { id, call, must, refusal, file, reserved, wish, personOf } = loadedCampaign('who-may');
  /** What stands for the names in braces: all of it exists. */
  const named: Record<string, string> = {
    campaign: id,
    office: 'district',
    association: 'solna',
    unit: 'solna',
    line: 'publicity',
    mandate: '1',
    settlement: '1',
    transfer: '1',
  };
  const { probe, tabled, missing } = rightsWith(named);

  beforeAll(async () => {
    const { contributions } = await must('district-head', 'GET /pot');
    named.contribution = String((contributions as { id: string }[])[0]?.id);
    named.person = await personOf('association-kista');
    const deputy = { person: await personOf('district-staff'), from: '2026-07-01', to: '2026-07-31' };
    await must('district-head', 'PUT /pot/deputies/district', deputy);
    const request = await reserved();
    const receipt = { supplier: 'Tryckeriet', number: '1', date: today };
    const body = await must('association-solna', `POST ${request}/claims`, { amount: 100, receipt });
    named.request = request.slice('/pot/requests/'.length);
    named.claim = String((body.claim as { id: string }).id);
    named.receiptOf = named.claim;
    await must('district-staff', `POST ${request}/payouts`, { amount: 100, paidBy: 'district', receipt });
    const { payouts, returns } = await must('district-staff', `POST ${request}/returns`, {
      amount: 1,
      reason: 'Rabatt',
    });
    [named.payout, named.return] = [payouts, returns].map((all) => String((all as { id: string }[])[0]?.id)) as [
      string,
      string,
    ];
    await must('district-staff', 'POST /pot/settlements');
  });
  const guarded = tabled(
    operationsOf(
      'site',
      'campaign',
      'oneself',
      'exporting',
      'erasing',
      'pot',
      'pot-payments',
      'pot-funds',
      'pot-receipts',
      'pot-settlements',
      'pot-ledger',
      'notifications-history',
    ).filter(([name]) => !(name in jointRights)),
    rights,
  );
  describe('with the share of a partner', () => {
    const ofPartner: Record<string, string> = { campaign: id, association: 'solna' };
    beforeAll(async () => {
      const partners = [{ unit: 'solna', amount: 1 }];
      const request = await file({ unit: 'kista', partners }, 'association-kista');
      ofPartner.request = request.slice('/pot/requests/'.length);
    });
    const { tabled: ofPartners, missing: without } = rightsWith(ofPartner);
    const shares = ofPartners(
      operationsOf('pot-payments').filter(([name]) => name in jointRights),
      jointRights,
    );
    without(shares, jointRights, { association: 'nacka' });
  });

  test('who has no membership is told the same of what exists as of what does not', async () => {
    const [real, unreal] = await Promise.all([
      probe('association-farsta', 'GET', `GET /campaigns/${id}/pot`),
      probe('association-farsta', 'GET', 'GET /campaigns/no-such-campaign/pot'),
    ]);
    expect({ ...real.body, instance: '' }).toEqual({ ...unreal.body, instance: '' });
  });

  const gone = {
    contribution: '99',
    claim: '99',
    person: '99',
    mandate: '99',
    settlement: '99',
    transfer: '99',
  };
  missing(guarded, rights, { ...gone, request: 'solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0' });

  describe('rights that depend on the body', () => {
    test('an association asks only for itself, an office not for another office', async () => {
      expect(await refusal('association-kista', 'POST /pot/requests', wish)).toBe('403 not-allowed');
      expect(await refusal('association-solna', 'POST /pot/requests', { ...wish, unit: 'district' })).toBe(
        '403 not-allowed',
      );
      const other = { ...wish, unit: 'city-hall' };
      expect(await refusal('district-staff', 'POST /pot/requests', other)).toBe('403 not-allowed');
      expect((await call('district-staff', 'POST /pot/requests', { ...wish, unit: 'district' })).status).toBe(201);
      expect((await call('district-staff', 'POST /pot/requests', wish)).status).toBe(201);
    });

    test('who filed it for an association may edit and withdraw it, as may the association', async () => {
      const request = await file({}, 'district-staff');
      expect((await call('district-staff', `PATCH ${request}`, { purpose: 'Annan annons' })).status).toBe(200);
      expect((await call('association-solna', `PATCH ${request}`, { purpose: 'Annons igen' })).status).toBe(200);
      expect(await refusal('district-head', `PATCH ${request}`, { purpose: 'Nej' })).toBe('403 not-allowed');
      expect((await call('district-staff', `POST ${request}/withdrawal`)).status).toBe(200);
    });

    test('a head contributes, approves and refuses for their own office only', async () => {
      const request = await file();
      const own = { office: 'district', amount: 1 };
      expect(await refusal('city-hall-head', 'POST /pot/contributions', own)).toBe('403 not-allowed');
      expect(await refusal('city-hall-head', `POST ${request}/approvals`, { office: 'district' })).toBe(
        '403 not-allowed',
      );
      const no = { office: 'district', reason: 'Nej' };
      expect(await refusal('city-hall-head', `POST ${request}/refusals`, no)).toBe('403 not-allowed');
      expect(await refusal('city-hall-head', 'POST /pot/mandates/1/adoptions', { office: 'district' })).toBe(
        '403 not-allowed',
      );
    });

    test('an office pays and receives for itself only', async () => {
      const request = await reserved({ budgetLine: 'material' });
      const receipt = { supplier: 'Tryckeriet', number: '2', date: today };
      const payout = { amount: 100, paidBy: 'city-hall', receipt };
      expect(await refusal('district-staff', `POST ${request}/payouts`, payout)).toBe('403 not-allowed');
      expect((await call('city-hall-staff', `POST ${request}/payouts`, payout)).status).toBe(200);
      // A return may be written down by whoever in an office learns of it.
      const back = { amount: 50, reason: 'Rabatt', receivedBy: 'city-hall' };
      expect((await call('district-staff', `POST ${request}/returns`, back)).status).toBe(200);
    });

    test('an inbox is its own unit’s, and has one address', async () => {
      expect(await refusal('city-hall-head', 'GET /offices/district/inbox')).toBe('404 not-found');
      expect(await refusal('district-head', 'GET /associations/district/inbox')).toBe('404 not-found');
      expect(await refusal('association-solna', 'GET /offices/solna/inbox')).toBe('404 not-found');
    });
  });
});
