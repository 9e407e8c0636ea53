import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../../infra/local/mailbox.ts';
import { mailReply } from '../../infra/local/mail-pages.ts';
import { forwardBySmtp } from '../../infra/local/smtp.ts';

/** SES on this machine, asked by its own client, and the pages that show what was sent. */
let dataDir = '';
let mailbox: Mailbox;
const started: Mailbox[] = [];
const start = async (...forward: Parameters<typeof startMailbox> extends [string, ...infer R] ? R : never) => {
  mailbox = await startMailbox(dataDir, ...forward);
  started.push(mailbox);
  return mailbox;
};
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'valsam-mail-'));
  await start();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

const send = (Content: object, change: object = {}) => {
  const client = new SESv2Client({
    region: 'eu-north-1',
    endpoint: mailbox.endpoint,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  const to = { FromEmailAddress: 'no-reply@x.example', Destination: { ToAddresses: ['kim@x.example'] } };
  return client.send(new SendEmailCommand({ ...to, Content, ...change }));
};
const raw = (text: string) => ({ Raw: { Data: Buffer.from(text.replaceAll('\n', '\r\n')) } });
const letter = `From: Valsam <no-reply@x.example>
To: kim@x.example
Subject: =?UTF-8?Q?Beg=C3=A4ran?=
X-Ours: yes
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Se http://localhost:1/confirm/abc
--b
Content-Type: text/html; charset=utf-8

<p>Se <script>alert(1)</script></p>
--b
Content-Type: text/calendar; charset=utf-8; method=REQUEST

BEGIN:VCALENDAR
END:VCALENDAR
--b--
`;
const page = (at: string, method = 'GET', headers = {}) => mailReply(mailbox, { method, path: at, headers });
const json = async () => JSON.parse(String((await page('/mail.json')).body));

describe('a letter', () => {
  test('is kept as it was sent, for its owner’s eyes only, and shown with all its parts', async () => {
    const { MessageId = '' } = await send(raw(letter));
    const [name = ''] = readdirSync(path.join(dataDir, 'mail'));
    expect(statSync(path.join(dataDir, 'mail', name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(dataDir, 'mail', name), 'utf8')).toBe(letter.replaceAll('\n', '\r\n'));
    expect(await json()).toEqual([
      {
        id: MessageId,
        to: 'kim@x.example',
        subject: 'Begäran',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        headers: expect.objectContaining({ 'x-ours': 'yes', 'mime-version': '1.0' }),
        text: expect.stringContaining('/confirm/abc'),
        html: expect.stringContaining('<p>Se'),
        parts: [expect.objectContaining({ type: 'text/calendar', method: 'REQUEST' })],
      },
    ]);
    const list = String((await page('/mail')).body);
    expect(list).toContain('Begäran');
    const shown = await page(`/mail/${MessageId}`);
    expect(String(shown.body)).toContain('<a href="http://localhost:1/confirm/abc"');
    expect(String(shown.body)).toMatch(/<iframe [^>]*sandbox="(?!.*allow-scripts)/);
    expect(String(shown.body)).not.toContain('<script>');
    // Its HTML is shown apart, where nothing runs.
    const framed = await page(`/mail/${MessageId}.html`);
    expect(framed.headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
    expect((await page(`/mail/${MessageId}.eml`)).body).toEqual(Buffer.from(letter.replaceAll('\n', '\r\n')));
  });

  test('may be said in SES’s simple form, too; the newest is first', async () => {
    await send(raw(letter));
    const Simple = { Subject: { Data: 'Två å' }, Body: { Text: { Data: 'Hej å' }, Html: { Data: '<p>Hej</p>' } } };
    await new Promise((resolve) => setTimeout(resolve, 5));
    await send({ Simple });
    expect((await json()).map(({ subject, text }: Record<string, string>) => [subject, text?.trim()])).toEqual([
      ['Två å', 'Hej å'],
      ['Begäran', expect.any(String)],
    ]);
  });

  test('to nobody, or without content, is refused', async () => {
    await expect(send(raw(letter), { Destination: {} })).rejects.toMatchObject({ name: 'BadRequestException' });
    await expect(send({})).rejects.toMatchObject({ name: 'BadRequestException' });
    expect((await fetch(`${mailbox.endpoint}/v2/email/identities`)).status).toBe(404);
    expect(await json()).toEqual([]);
  });

  test('goes after thirty days, and all of them when somebody says so on the page itself', async () => {
    const old = path.join(
      dataDir,
      'mail',
      `${String(Date.now() - 31 * 86_400_000).padStart(15, '0')}-${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}.eml`,
    );
    writeFileSync(old, letter);
    utimesSync(old, new Date(), new Date());
    await send(raw(letter));
    expect(await json()).toHaveLength(1);
    const elsewhere = { origin: 'https://evil.example', host: 'localhost:3000' };
    expect((await page('/mail/deletion', 'POST', elsewhere)).status).toBe(404);
    expect(await json()).toHaveLength(1);
    const own = { origin: 'http://localhost:3000', host: 'localhost:3000' };
    expect((await page('/mail/deletion', 'POST', own)).status).toBe(303);
    expect(await json()).toEqual([]);
    expect((await page('/mail/none')).status).toBe(404);
  });
});

describe('a server for mail elsewhere', () => {
  /** As much of SMTP (RFC 5321) as a letter takes. */
  const serve = async (accepts: boolean) => {
    const heard: string[] = [];
    const server = createServer((socket) => {
      let isData = false;
      socket.write('220 here\r\n');
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        const text = String(chunk);
        heard.push(text);
        if (isData) {
          if (!text.endsWith('\r\n.\r\n')) return;
          isData = false;
          socket.write('250 taken\r\n');
        } else if (/^EHLO/i.test(text)) socket.write('250 here\r\n');
        else if (/^RCPT/i.test(text)) socket.write(accepts ? '250 yes\r\n' : '550 nobody\r\n');
        else if (/^DATA/i.test(text)) {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
        else socket.write('250 yes\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { heard, server, address: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };

  test('gets letters as they are, and nothing is kept here', async () => {
    const { heard, server, address } = await serve(true);
    await start(await forwardBySmtp(address));
    expect(mailbox.isForwarding).toBe(true);
    await send(raw(letter));
    const all = heard.join('');
    expect(all).toMatch(/MAIL FROM:<no-reply@x\.example>/);
    expect(all).toMatch(/RCPT TO:<kim@x\.example>/);
    expect(all).toContain('X-Ours: yes');
    expect(mailbox.list()).toEqual([]);
    server.close();
  });

  test('that takes nothing, or is not there, makes the letter come later', async () => {
    const { server, address } = await serve(false);
    await start(await forwardBySmtp(address));
    await expect(send(raw(letter))).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    server.close();
    await start(await forwardBySmtp('smtp://127.0.0.1:1'));
    await expect(send(raw(letter))).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    await expect(forwardBySmtp('localhost:25')).rejects.toThrow('smtp://localhost:1025');
  });
});
