import { beforeAll, describe, expect, test } from 'vitest';
import { isOpen, methodOf, pathOf } from '../../shared/contract.ts';
import { publicityCampaign } from '../support/events-api.ts';
import { ask, everyOperation, theStack } from '../support/stack.ts';
import { lettersIn, linkIn, mailsTo } from '../support/mail-api.ts';
import { day, enteringIn } from '../support/visits-api.ts';

/** What holds for every address that anyone may ask: other methods than GET, and pages of other origins. */
const open = everyOperation
  .filter(([, operation]) => isOpen(operation) && methodOf(operation) === 'GET')
  .map(([name, operation]) => ({
    name,
    path: pathOf(operation),
  }));
/** Of some pages the form posts to the page itself. */
const posted = new Set(
  everyOperation.flatMap(([, each]) => (isOpen(each) && methodOf(each) === 'POST' ? [pathOf(each)] : [])),
);
const methodsOf = (path: string): string => (posted.has(path) ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS');
const elsewhere = { origin: 'https://elsewhere.example' };

describe('an open address', () => {
  const campaign = publicityCampaign('open-addresses');
  const { id, must, published } = campaign;
  let params: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    const event = await published();
    const { link } = await must('association-solna', `GET ${event}/share-kit`);
    const { url } = await must('association-solna', 'POST /staff/feeds', { unit: 'solna' });
    const feed = await must('district-staff', `POST /candidates/${await enteringIn(must)()}/feeds`);
    params = {
      campaign: id,
      event: event.split('/').at(-1) ?? '',
      code: String(link).split('/').at(-1) ?? '',
      token: String(url).split('/').at(-2) ?? '',
      ofCandidate: String(feed.url).split('/').at(-2) ?? '',
      ...(await linked()),
      file: 'swagger-ui.css',
    };
  });
  const kandidat = 'kandidat@open-addresses.example.org';
  const askedByLetter = async (): Promise<void> => {
    const candidate = await enteringIn(must)({ email: kandidat });
    await must('association-solna', 'POST /visits', { unit: 'solna', candidate, wishes: [day(21)], topic: 'Skolan' });
  };
  /** What the links of letters end with. */
  const linked = async () => {
    const { reached, nameAddress, addressOf } = lettersIn(campaign);
    await reached('district-head');
    await nameAddress('association-nacka', addressOf('association-nacka'));
    await campaign.must('association-solna', 'POST /pot/requests', campaign.wish);
    await askedByLetter();
    await theStack().idle();
    const [toConfirm] = await mailsTo(addressOf('association-nacka'));
    const [letter] = await mailsTo(addressOf('district-head'));
    const [asked] = await mailsTo(kandidat);
    if (!toConfirm || !letter || !asked) throw new Error('the letters did not come');
    const last = (path: string) => path.split('/').at(-1) ?? '';
    return {
      confirm: last(linkIn(toConfirm, 'confirm')),
      unsubscribe: last(linkIn(letter, 'unsubscribe')),
      answer: last(linkIn(asked, 'answer')),
    };
  };
  const at = (route: string): string => {
    const path = route
      .replace('{token}/visits.ics', '{ofCandidate}/visits.ics')
      .replace(/(?<=\/(confirm|unsubscribe|answer)\/)\{token\}/, '{$1}');
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name);
  };
  const told = ({ status, headers }: { readonly status: number; readonly headers: Headers }) => ({
    status,
    ...Object.fromEntries(
      [...headers].filter(([name]) => !/^(date|apigw-requestid|connection|keep-alive)$/.test(name)),
    ),
  });

  test.each(open)('answers HEAD as GET, without the content: $path', async ({ path }) => {
    const identity = { 'accept-encoding': 'identity' };
    const [got, head] = [
      await ask(`GET ${at(path)}`, { headers: identity }),
      await ask(`HEAD ${at(path)}`, { headers: identity }),
    ];
    expect(got.status).toBeLessThan(400);
    expect([told(head), head.bytes.length]).toEqual([told(got), 0]);
  });

  test.each(open)('names its methods where it is asked in another way: $path', async ({ path }) => {
    for (const method of ['POST', 'PUT', 'DELETE'].filter((each) => each !== 'POST' || !posted.has(path))) {
      const { status, headers, body } = await ask(`${method} ${at(path)}`, { body: '{}' });
      expect([status, headers.get('allow'), body.code]).toEqual([405, methodsOf(path), 'method-not-allowed']);
      for (const secret of [params.token, params.confirm, params.unsubscribe, params.answer])
        expect(JSON.stringify(body)).not.toContain(secret);
    }
    const { status, headers, bytes } = await ask(`OPTIONS ${at(path)}`);
    expect([status, headers.get('allow'), bytes.length]).toEqual([204, methodsOf(path), 0]);
  });

  test.each(open)('may be read by other pages below /public and /feeds only: $path', async ({ path }) => {
    const allowed = /^\/(public|feeds)\//.test(path) ? '*' : null;
    const preflight = { ...elsewhere, 'access-control-request-method': 'GET' };
    const known = { ...elsewhere, 'if-none-match': String((await ask(`GET ${at(path)}`)).headers.get('etag')) };
    for (const [method, headers] of [
      ['GET', elsewhere],
      ['GET', known],
      ['HEAD', elsewhere],
      ['OPTIONS', preflight],
    ] as const) {
      const answer = await ask(`${method} ${at(path)}`, { headers });
      expect([method, answer.headers.get('access-control-allow-origin')]).toEqual([method, allowed]);
    }
    const { headers } = await ask(`OPTIONS ${at(path)}`, { headers: preflight });
    expect(headers.get('access-control-allow-methods')).toBe(allowed && 'GET, HEAD');
    expect(headers.get('access-control-allow-headers')).toBe(allowed && 'if-none-match');
    if (posted.has(path)) return;
    const refused = await ask(`POST ${at(path)}`, { headers: elsewhere, body: '{}' });
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('has its content counted once: a link checker is led on and is no visit', async () => {
    const event = `/events/${params.event}`;
    const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
    const visits = async () => (await must('association-solna', `GET ${event}/links`)).visits;
    const before = Number(await visits());
    expect((await ask(`HEAD /s/${params.code}`, { headers })).status).toBe(302);
    expect(await visits()).toBe(before);
    expect((await ask(`GET /s/${params.code}`, { headers })).status).toBe(302);
    expect(await visits()).toBe(before + 1);
  });

  test('with a token is the gateway’s: it knows the methods that there are, and no other', async () => {
    const { status, body } = await ask(`DELETE /campaigns/${id}/pot`, { token: await theStack().token('admin') });
    expect([status, body]).toEqual([404, { message: 'Not Found' }]);
  });
});
