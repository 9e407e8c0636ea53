import { describe, expect, test } from 'vitest';
import { type Form, send } from '../support/files-api.ts';
import { camera, jpegOf, pngOf, written } from '../support/pictures.ts';
import { pdf } from '../support/pdfs.ts';
import { type Body, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';
import { today } from '../support/today.ts';

const year = new Date().getUTCFullYear();
const receipt = { supplier: 'Åkes Tryckeri', number: 'F-1', date: today };
const asking = 'association-solna';

describe('the file of a receipt', () => {
  const { call, must, refusal, reserved } = loadedCampaign('receipts');
  const claimed = async (number: string) => {
    const request = await reserved({ amount: 100_000, budgetLine: 'material' });
    const { claim } = await must(asking, `POST ${request}/claims`, { amount: 100, receipt: { ...receipt, number } });
    const { id } = claim as { readonly id: string };
    return { request, id, at: `${request}/receipts/${id}` };
  };
  const open = async (at: string, who = asking, body: Body = {}) =>
    (await must(who, `POST ${at}/uploads`, body)) as Body & Form;
  const sent = async (at: string, bytes: Uint8Array, who?: string) => {
    const form = await open(at, who);
    expect(await send(form, bytes, 'kvitto')).toBe('204');
    await theStack().idle();
    return form;
  };
  const claimOf = async (request: string, who = asking) => ((await must(who, `GET ${request}`)).claims as [Body])[0];
  const fetched = async (at: string) => {
    const { status, headers } = await call('city-hall-staff', `GET ${at}/file`);
    expect(status).toBe(302);
    const answer = await fetch(headers.get('location') as string);
    return {
      type: answer.headers.get('content-type'),
      as: answer.headers.get('content-disposition'),
      bytes: new Uint8Array(await answer.arrayBuffer()),
    };
  };

  test.each([
    ['a JPEG', jpegOf(camera), jpegOf(), 'image/jpeg', 'jpg'],
    ['a PNG', pngOf(written), pngOf(), 'image/png', 'png'],
    ['a PDF', pdf(), pdf(), 'application/pdf', 'pdf'],
  ])('%s is kept without what was written beside it, for offices alone', async (_what, bytes, kept, type, ending) => {
    const { request, at } = await claimed(ending);
    const form = await sent(at, bytes);
    expect(form.keptUntil).toBe(`${year + 7}-12-31`);
    expect(await claimOf(request)).toMatchObject({
      status: 'open',
      file: { upload: form.id, mediaType: type, bytes: kept.length, keptUntil: form.keptUntil },
    });
    const file = await fetched(at);
    expect([file.type, file.as]).toEqual([type, expect.stringContaining(`Akes Tryckeri ${ending}.${ending}`)]);
    expect(file.bytes).toEqual(new Uint8Array(kept));
    expect(await refusal(asking, `GET ${at}/file`)).toBe('403 not-allowed');
    expect(await refusal('association-nacka', `GET ${at}/file`)).toBe('404 not-found');
    const { history } = await must(asking, `GET ${request}`);
    expect(JSON.stringify(history)).not.toContain('hash');
  });

  test('what is none is refused with the reason, and who handed it in is told', async () => {
    const { request, at } = await claimed('none');
    expect(await refusal('district-staff', `GET ${at}/file`)).toBe('404 not-found');
    const form = await sent(at, Buffer.from('GIF89a, no receipt'));
    expect(await claimOf(request)).toMatchObject({ fileFault: { upload: form.id, reason: 'not-a-receipt' } });
    const told = itemsOf(await call(asking, 'GET /associations/solna/inbox?limit=100'));
    expect(told.find(({ event }) => event === 'ReceiptFileRefused')).toMatchObject({
      action: 'do',
      text: 'Filen till ett kvitto för er begäran togs inte emot: den är varken PDF, JPEG eller PNG.',
    });
    await sent(at, jpegOf([], { width: 20_000, height: 20_000 }));
    expect(await claimOf(request)).toMatchObject({ fileFault: { reason: 'too-complex' } });
    await sent(at, pngOf());
    expect(await claimOf(request)).not.toHaveProperty('fileFault');
  });

  test('a claim’s is its unit’s to hand in until it is answered, a payout’s that of the office that paid', async () => {
    const { request, id, at } = await claimed('paid');
    expect(await refusal('district-staff', `POST ${at}/uploads`)).toBe('403 not-allowed');
    expect(await refusal('association-nacka', `POST ${at}/uploads`)).toBe('404 not-found');
    const before = await open(at);
    await sent(at, pngOf());
    const pay = { amount: 100, paidBy: 'district', receipt: { ...receipt, number: 'paid' }, claim: id };
    const { payouts } = await must('district-staff', `POST ${request}/payouts`, pay);
    expect(await refusal(asking, `POST ${at}/uploads`)).toBe('409 unknown-claim');
    // A form from before the answer changes nothing any more.
    expect(await send(before, jpegOf(), 'late')).toBe('204');
    await theStack().idle();
    expect(await claimOf(request)).toMatchObject({ file: { mediaType: 'image/png' } });

    const [payout] = payouts as [Body];
    const ofPayout = `${request}/receipts/${String(payout.id)}`;
    expect((await fetched(ofPayout)).bytes).toEqual(pngOf());
    expect(await refusal('city-hall-staff', `POST ${ofPayout}/uploads`)).toBe('403 not-allowed');
    expect(await refusal(asking, `POST ${ofPayout}/uploads`)).toBe('403 not-allowed');
    await sent(ofPayout, jpegOf(), 'district-staff');
    expect((await fetched(ofPayout)).type).toBe('image/jpeg');
    await must('district-staff', `POST ${request}/payouts/${String(payout.id)}/reversal`, { reason: 'Fel' });
    expect(await refusal('district-staff', `POST ${ofPayout}/uploads`)).toBe('409 wrong-status');
    expect((await fetched(ofPayout)).type).toBe('image/jpeg');
  });

  test('a form takes what was said, and no more', async () => {
    const { at } = await claimed('size');
    expect(await send(await open(at, asking, { size: 5 }), pngOf())).toBe('400 EntityTooLarge');
    expect(await refusal(asking, `POST ${at}/uploads`, { size: 20_000_001 })).toBe('422 invalid-input');
  });
});
