import { describe, expect, test } from 'vitest';
import { incomingKey, incomingParts } from '../../functions/pot/receipts/keys.ts';
import { checkOpen, decideFile, isDecided, isHander, type Verdict } from '../../functions/pot/receipts/rules.ts';
import { fileOf, type Holder, holderIn, keptUntil } from '../../functions/pot/receipts/state.ts';
import { given } from '../support/given.ts';
import { after, claim, now, paidOut, reserved, stateOf } from '../support/pot-state.ts';

const payout = { ...paidOut({ district: 100_000 })[0], claim: claim().id } as NonNullable<
  ReturnType<typeof paidOut>[0]
>;
const accepted: Verdict = { accepted: { hash: 'abc', bytes: 5, mediaType: 'image/jpeg' } };
const [older, newer] = ['01J0000000000000000000000U', '01J0000000000000000000000V'];
const holder = (is: ReturnType<typeof reserved>, id: string) => holderIn(is, id) as Holder;

describe('the file of a receipt', () => {
  const claimed = stateOf(reserved({ claims: [claim()] }));
  const of = { receipt: claim().id, upload: newer };

  test('is the newest that was accepted; what is decided stays so', () => {
    given(claimed)
      .when(decideFile, of, accepted)
      .then([{ type: 'ReceiptFiled', by: 'solna' }]);
    const filed = after(claimed, decideFile(claimed, of, accepted));
    const file = { upload: newer, at: now, hash: 'abc', bytes: 5, mediaType: 'image/jpeg' };
    expect(filed.request.claims[0]?.file).toEqual(file);
    for (const upload of [newer, older]) {
      expect(decideFile(filed, { ...of, upload }, { refused: 'damaged' })).toEqual([]);
      expect(isDecided(filed.request, { ...of, upload })).toBe(true);
    }
  });

  test('says why it is none, until there is another', () => {
    const first = { ...of, upload: older };
    const refused = after(claimed, decideFile(claimed, first, { refused: 'damaged' }));
    expect(refused.request.claims[0]).toMatchObject({ fileFault: { upload: older, reason: 'damaged' } });
    expect(decideFile(refused, first, accepted)).toEqual([]);
    const filed = after(refused, decideFile(refused, of, accepted));
    expect(filed.request.claims[0]).not.toHaveProperty('fileFault');
  });

  test('is of a claim or a payout that there is', () => {
    expect(decideFile(claimed, { ...of, receipt: 'gone' }, accepted)).toEqual([]);
    expect(isDecided(claimed.request, { ...of, receipt: 'gone' })).toBe(true);
    expect(fileOf(claimed.request, 'gone')).toBeUndefined();
  });

  test('of a payout without its own is that of the claim which it answered', () => {
    const filed = after(claimed, decideFile(claimed, of, accepted)).request;
    const paid = { ...filed, payouts: [payout] };
    expect(fileOf(paid, payout.id)?.hash).toBe('abc');
    const own = after(
      stateOf(paid),
      decideFile(
        stateOf(paid),
        { receipt: payout.id, upload: newer },
        { accepted: { ...accepted.accepted, hash: 'own' } },
      ),
    );
    expect([fileOf(own.request, payout.id)?.hash, fileOf(own.request, claim().id)?.hash]).toEqual(['own', 'abc']);
  });
});

describe('who hands in the file of a receipt', () => {
  test.each(['paid', 'declined', 'withdrawn'] as const)('of a claim that is %s nobody does', (status) => {
    expect(checkOpen(holder(reserved({ claims: [claim({ status })] }), claim().id))).toMatchObject({
      refused: 'unknown-claim',
    });
  });
  test('of an open claim and a standing payout somebody may', () => {
    const is = reserved({ claims: [claim()], payouts: [payout] });
    expect([claim().id, payout.id].map((id) => checkOpen(holder(is, id)))).toEqual([undefined, undefined]);
    const back = reserved({ payouts: [{ ...payout, reversed: { at: now } }] });
    expect(checkOpen(holder(back, payout.id))).toMatchObject({ refused: 'wrong-status' });
  });
  test('the unit that asked of its claim, the office that paid of its payout', () => {
    const is = reserved({ claims: [claim()], payouts: [payout] });
    const [ofClaim, ofPayout] = [holder(is, claim().id), holder(is, payout.id)];
    expect(isHander(ofClaim, { offices: [], isOwn: true })).toBe(true);
    expect(isHander(ofClaim, { offices: ['district'], isOwn: false })).toBe(false);
    expect(isHander(ofPayout, { offices: ['district'], isOwn: false })).toBe(true);
    expect(isHander(ofPayout, { offices: ['city-hall'], isOwn: true })).toBe(false);
  });
});

test('it is kept until the end of the seventh year after it came', () => {
  expect([keptUntil('2026-01-01T00:00:00.000Z'), keptUntil('2026-12-31T10:00:00.000Z')]).toEqual([
    '2033-12-31',
    '2033-12-31',
  ]);
});

test('what arrives lies where its form said, and nowhere else', () => {
  const key = incomingKey('val', 'solna.01J0000000000000000000000A', claim().id, newer);
  expect(incomingParts(key)).toEqual({
    campaign: 'val',
    request: 'solna.01J0000000000000000000000A',
    receipt: claim().id,
    id: newer,
  });
  for (const other of ['incoming/by-hand.pdf', key.replace('incoming', 'receipts'), `${key}/x`])
    expect(incomingParts(other)).toBeUndefined();
});
