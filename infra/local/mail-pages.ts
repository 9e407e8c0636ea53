import PostalMime, { type Email } from 'postal-mime';
import { type Markup, markup, verbatim } from '../../shared/markup.ts';
import { pageIcon, pageStyle } from '../../shared/page-style.ts';
import { shownAt } from '../../shared/calendar.ts';
import type { Reply } from './http-event.ts';
import type { Kept, Mailbox } from './mailbox.ts';

/**
 * `/mail` on this machine: the letters that Valsam has sent, as whoever got them would see them, and `/mail.json` for tests
 * and tools. Served to this machine only, like the local sign-in.
 */
export type MailRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

const style = `${pageStyle}
:root{--wide:66rem}pre,iframe,table{background:var(--card);border:1px solid var(--line);border-radius:var(--round)}
table{border-collapse:separate;border-spacing:0;width:100%}td,th{text-align:left;vertical-align:top;padding:var(--s2) var(--s3);overflow-wrap:anywhere;font-weight:400}
th{color:var(--soft);font-size:.875rem}tbody tr+tr>*,thead+tbody>tr>*{border-top:1px solid var(--line)}
@media(max-width:40rem){.list tr{display:block;padding:var(--s2) var(--s3)}.list tr+tr{border-top:1px solid var(--line)}.list tr>td{display:block;border:0;padding:0}.list thead{display:none}}
pre{margin:0;padding:var(--s4);white-space:pre-wrap;overflow-wrap:anywhere;font-family:ui-monospace,monospace;font-size:.875rem}iframe{width:100%;height:40rem}`;

const html = (status: number, title: string, body: Markup): Reply => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  },
  body: markup`<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="${pageIcon}">
<style>${verbatim(style)}</style></head>
<body><header class="top"><p><a class="mark" href="/">Valsam</a></p></header><main><h1>${title}</h1>
${body}
</main></body></html>
`.markup,
});
const notFound = html(404, 'Det finns inget brev här', markup`<p><a href="/mail">Alla brev</a></p>`);

const parse = (raw: Buffer): Promise<Email> => PostalMime.parse(raw, { attachmentEncoding: 'utf8' });

/** `to`: the address; `headers`: names in lower case, of a name that comes more than once the last. */
const told = async ({ id, at, raw }: Kept) => {
  const mail = await parse(raw);
  return {
    id,
    to: (mail.to ?? []).map(({ address = '' }) => address).join(', '),
    subject: mail.subject ?? '',
    at,
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    text: mail.text ?? '',
    html: mail.html ?? '',
    parts: mail.attachments.map(({ mimeType, filename, disposition, method, content }) => ({
      type: mimeType,
      ...(filename && { name: filename }),
      ...(disposition && { disposition }),
      ...(method && { method }),
      content: String(content),
    })),
  };
};

const listPage = async (all: readonly Kept[]): Promise<Reply> => {
  const letters = await Promise.all(all.map(told));
  return html(
    200,
    'Brev',
    markup`<p>${letters.length === 0 ? 'Inget brev har skickats än.' : `${letters.length} brev, det senaste först. De ligger kvar i 30 dagar.`} <a href="/mail.json">JSON</a></p>
<table class="list"><thead><tr><th>När</th><th>Till</th><th>Om</th></tr></thead><tbody>
${letters.map(({ id, at, to, subject }) => markup`<tr><td>${shownAt(at).slice(0, 16).replace('T', ' ')}</td><td>${to}</td><td><a href="/mail/${id}">${subject || '(inget ämne)'}</a></td></tr>\n`)}
</tbody></table>
${letters.length > 0 && markup`<form method="post" action="/mail/deletion"><p><button>Ta bort alla</button></p></form>`}`,
  );
};

const onePage = async (kept: Kept): Promise<Reply> => {
  const { id, subject, headers, text, parts } = await told(kept);
  return html(
    200,
    subject,
    markup`<p><a href="/mail">Alla brev</a> · <a href="/mail/${id}.eml">Som fil</a></p>
<h2>Text</h2><pre>${linked(text)}</pre>
<h2>HTML</h2><iframe src="/mail/${id}.html" title="Brevet som HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
${parts.map(({ type, name, content }) => markup`<h2>${name ?? type}</h2><pre>${content}</pre>`)}
<h2>Huvud</h2><table>${Object.entries(headers).map(([name, value]) => markup`<tr><th>${name}</th><td>${value}</td></tr>\n`)}</table>`,
  );
};
const linked = (text: string): readonly (Markup | string)[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, i) => (i % 2 === 1 ? markup`<a href="${part}" rel="noreferrer">${part}</a>` : part));

/** Alone in its frame: nothing runs, nothing is fetched, and its links open beside it. */
const htmlPage = async (kept: Kept): Promise<Reply> => {
  const mail = await parse(kept.raw);
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'x-content-type-options': 'nosniff',
    },
    body: `<base target="_blank">${mail.html ?? ''}`,
  };
};

/** A page elsewhere may not delete what is here. */
const isOwnPage = ({ headers }: MailRequest): boolean =>
  headers.origin === undefined || URL.parse(String(headers.origin))?.host === headers.host;

export const isMailPath = (path: string): boolean =>
  path === '/mail.json' || path === '/mail' || path.startsWith('/mail/');

export const mailReply = async (mailbox: Pick<Mailbox, 'list' | 'clear'>, request: MailRequest): Promise<Reply> => {
  const { method, path } = request;
  if (method === 'POST' && path === '/mail/deletion' && isOwnPage(request)) {
    mailbox.clear();
    return { status: 303, headers: { location: '/mail' }, body: '' };
  }
  if (method !== 'GET' && method !== 'HEAD') return notFound;
  if (path === '/mail') return listPage(mailbox.list());
  if (path === '/mail.json') {
    const body = JSON.stringify(await Promise.all(mailbox.list().map(told)), null, 2);
    return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
  }
  const [, id, ending = ''] = /^\/mail\/([\w-]+)(\.html|\.eml)?$/.exec(path) ?? [];
  const kept = mailbox.list().find((each) => each.id === id);
  if (!kept) return notFound;
  if (ending === '.html') return htmlPage(kept);
  return ending === '.eml'
    ? { status: 200, headers: { 'content-type': 'message/rfc822', 'cache-control': 'no-store' }, body: kept.raw }
    : onePage(kept);
};
