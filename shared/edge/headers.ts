import { type Language, type Refusal, refuse, text } from '../problems.ts';

/** What the headers of a request say. Pure. */
type Malformed = Refusal<'malformed-request'>;

/** `sv` unless the client prefers English over Swedish. Source of the syntax: RFC 9110, 12.5.4. */
export const languageOf = (header: string | undefined): Language => {
  const weight = (language: string): number =>
    Math.max(
      0,
      ...(header ?? '').split(',').flatMap((part) => {
        const [tag = '', ...rest] = part.trim().split(';');
        if (tag.toLowerCase().split('-')[0] !== language) return [];
        const q = rest.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((p) => p !== undefined);
        return [q === undefined ? 1 : Number(q)];
      }),
    );
  return weight('en') > weight('sv') ? 'en' : 'sv';
};

/** Of languages with a region the two that Valsam itself speaks are enough: fewer copies of what is the same. */
const wishOf = (tag: string): string => (/^(sv|en)(-|$)/i.test(tag) ? tag.slice(0, 2).toLowerCase() : tag);
/**
 * The language that somebody would rather read than any other, whatever Valsam itself speaks: what an address asks for,
 * else the first with the greatest weight in the header; undefined where neither says one.
 */
export const wishIn = (header: string | undefined, asked?: string): string | undefined => {
  if (asked !== undefined) return wishOf(asked);
  const tags = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [, tag = '', q = '1'] =
        /^\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/.exec(part) ?? [];
      return { tag, weight: tag === '' ? 0 : Number(q) };
    });
  const [first] = tags.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  return first && wishOf(first.tag);
};
/** The language that Valsam answers in to who asks for this one: it speaks Swedish and English. */
export const spokenFor = (tag: string): Language => (wishOf(tag) === 'en' ? 'en' : 'sv');

/** The version in `If-Match`, given as the `ETag` of an answer or bare (`"7"`); undefined without the header. */
export const ifMatchOf = (header: string | undefined): number | undefined | Malformed => {
  if (header === undefined) return undefined;
  const version = /^"(\d{1,15})(?:-[0-9a-f]{32})?"$/.exec(header.trim())?.[1];
  return version === undefined
    ? refuse(
        'malformed-request',
        text(
          'If-Match ska vara svarets ETag eller "versionen".',
          'If-Match must be the ETag of an answer or "the version".',
        ),
      )
    : Number(version);
};

/** Who confirms what another proposed says which version they have read: it may have become another one meanwhile. */
export const unseen = (): Refusal<'precondition-required'> =>
  refuse(
    'precondition-required',
    text(
      'Skicka If-Match med den version som du har läst: det är den som bekräftas, och ingen som kom efter.',
      'Send If-Match with the version that you have read: that one is confirmed, and none that came after it.',
    ),
  );

/** Whether `If-None-Match` names this ETag, compared weakly: proxies that compress make it `W/"..."` (RFC 9110, 13.1.2). */
export const isKnown = (etag: string, ifNoneMatch: string | undefined): boolean =>
  (ifNoneMatch ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

/** 1 to 64 visible ASCII characters; undefined without the header. */
export const idempotencyKeyOf = (header: string | undefined): string | undefined | Malformed => {
  if (header === undefined || /^[\x21-\x7e]{1,64}$/.test(header)) return header;
  return refuse(
    'malformed-request',
    text(
      'Idempotency-Key ska vara 1–64 synliga ASCII-tecken.',
      'Idempotency-Key must be 1 to 64 visible ASCII characters.',
    ),
  );
};

/** Whether who asks takes gzip: `gzip;q=0` asks for the opposite. Source of the syntax: RFC 9110, 12.5.3. */
export const takesGzip = (accepted: string | undefined): boolean =>
  (accepted ?? '').split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
