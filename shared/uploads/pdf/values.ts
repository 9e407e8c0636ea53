/**
 * Reads the values of a PDF, as far as the check needs them. The text is the file's bytes, one character each.
 * Source: ISO 32000-1, 7.2 and 7.3. Pure.
 */
export type Value =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'reference'; readonly object: number }
  | { readonly kind: 'array'; readonly items: readonly Value[] }
  | { readonly kind: 'dictionary'; readonly entries: Dictionary }
  /** Its bytes, one character each. */
  | { readonly kind: 'text'; readonly text: string }
  /** True, false, null. */
  | { readonly kind: 'other' };
export type Dictionary = ReadonlyMap<string, Value>;

/** What reading one file may still cost, in characters and in values; below zero there is an end to it. */
export type Allowance = { left: number; values: number };
export const isSpent = ({ left, values }: Allowance): boolean => left < 0 || values < 0;

export type Read = { readonly value: Value; readonly end: number };

const space = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const name = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const reference = /(\d{1,10})[\0\t\n\f\r ]{1,8}\d{1,5}[\0\t\n\f\r ]{1,8}R(?![A-Za-z0-9])/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const hexString = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;
const word = /(?:true|false|null)(?![A-Za-z0-9])/y;
const deepest = 100;
const other: Value = { kind: 'other' };

/** A name may be written with some of its letters as `#4a`. */
export const plainName = (written: string): string =>
  written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** A string as it is meant: letters may be written by their numbers, and a line may be broken. */
const plainText = (written: string): string =>
  written.replaceAll(/\\(?:([0-7]{1,3})|\r\n|([^]))/g, (_, octal?: string, char?: string) =>
    octal !== undefined
      ? String.fromCharCode(Number.parseInt(octal, 8) % 256)
      : char === undefined || char === '\n' || char === '\r'
        ? ''
        : (escapes[char] ?? char),
  );
const hexText = (written: string): string =>
  written
    .replaceAll(/[^0-9A-Fa-f]/g, '')
    .replaceAll(/(..?)/g, (pair) => String.fromCharCode(Number.parseInt(pair.padEnd(2, '0'), 16)));

/** The value that begins at `start`; undefined where there is none, or none that ends. */
export const readValue = (text: string, start: number, allowance: Allowance): Read | undefined => {
  let at = start;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    allowance.left -= 1 + (found?.[0].length ?? 0);
    if (found) at += found[0].length;
    return found;
  };
  const comes = (token: string): boolean => {
    if (!text.startsWith(token, at)) return false;
    at += token.length;
    return true;
  };
  /** Parentheses within a string are balanced, or have a backslash before them. */
  const string = (): Value | undefined => {
    let open = 0;
    const began = at;
    for (; at < text.length && allowance.left > 0; at++) {
      const char = text[at];
      if (char === '\\') at++;
      else if (char === '(') open++;
      else if (char === ')' && --open === 0) break;
    }
    allowance.left -= at - began;
    return comes(')') ? { kind: 'text', text: plainText(text.slice(began + 1, at - 1)) } : undefined;
  };
  const items = (depth: number): Value | undefined => {
    const values: Value[] = [];
    for (;;) {
      take(space);
      if (comes(']')) return { kind: 'array', items: values };
      const next = value(depth + 1);
      if (!next) return undefined;
      values.push(next);
    }
  };
  const entries = (depth: number): Value | undefined => {
    const found = new Map<string, Value>();
    for (;;) {
      take(space);
      if (comes('>>')) return { kind: 'dictionary', entries: found };
      const key = take(name)?.[1];
      const next = key === undefined ? undefined : value(depth + 1);
      if (key === undefined || !next) return undefined;
      found.set(plainName(key), next);
    }
  };
  const value = (depth: number): Value | undefined => {
    take(space);
    allowance.values--;
    if (depth > deepest || isSpent(allowance)) return undefined;
    if (comes('<<')) return entries(depth);
    if (comes('[')) return items(depth);
    if (text[at] === '(') return string();
    const named = take(name)?.[1];
    if (named !== undefined) return { kind: 'name', name: plainName(named) };
    const referred = take(reference)?.[1];
    if (referred !== undefined) return { kind: 'reference', object: Number(referred) };
    const counted = take(number)?.[0];
    if (counted !== undefined) return { kind: 'number', number: Number(counted) };
    const hexadecimal = take(hexString)?.[0];
    if (hexadecimal !== undefined) return { kind: 'text', text: hexText(hexadecimal) };
    return take(word) ? other : undefined;
  };
  const read = value(0);
  return read && { value: read, end: at };
};
