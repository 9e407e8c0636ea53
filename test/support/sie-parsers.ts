import { expect } from 'vitest';
import { upperHalf } from '../../functions/pot/ledger/cp437.ts';

/**
 * Two readers of SIE that share nothing but the code page: one reads lines and fields by patterns, the other goes through
 * the bytes one by one. What both find the same is what an accounting program finds.
 */
type Transaction = { readonly account: string; readonly amount: number; readonly day: string; readonly text: string };
export type SieVoucher = {
  readonly series: string;
  readonly number: number;
  readonly day: string;
  readonly text: string;
  readonly transactions: readonly Transaction[];
};
export type SieFile = {
  readonly head: Readonly<Record<string, readonly string[]>>;
  readonly accounts: Readonly<Record<string, string>>;
  readonly vouchers: readonly SieVoucher[];
};

export const decoded = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : (upperHalf[byte - 128] ?? ''))).join('');

/** By patterns: quotes hold a text, `\"` in it is a quote. */
export const byLines = (bytes: Uint8Array): SieFile => {
  const fieldsOf = (line: string): readonly string[] => {
    const fields = line.match(/"(?:\\"|[^"])*"|\{\}|[^\s"]+/g) ?? [];
    expect(fields.join(' ')).toBe(line);
    return fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('\\"', '"') : field));
  };
  const lines = decoded(bytes).split('\r\n');
  expect(lines.pop()).toBe('');
  const head: Record<string, readonly string[]> = {};
  const accounts: Record<string, string> = {};
  const vouchers: (SieVoucher & { transactions: Transaction[] })[] = [];
  for (const line of lines) {
    const [label = '', ...fields] = fieldsOf(line);
    if (label === '{' || label === '}') continue;
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = fields;
    if (label === '#TRANS') {
      expect([second, third]).toEqual(['{}', expect.stringMatching(/^-?\d+\.\d\d$/)]);
      const amount = Number(third.replace('.', ''));
      vouchers.at(-1)?.transactions.push({ account: first, amount, day: fourth, text: fifth });
    } else if (label === '#KONTO') accounts[first] = second;
    else if (label === '#VER')
      vouchers.push({ series: first, number: Number(second), day: third, text: fourth, transactions: [] });
    else head[label] = fields;
  }
  return { head, accounts, vouchers };
};

type Records = readonly (readonly string[])[];
/** A label with its fields, and the records in braces below it. */
type Node = { readonly record: readonly string[]; readonly below: Records };

/** By bytes, as the specification's grammar has it: fields apart by blanks, texts in quotes, records apart by line ends. */
const nodesIn = (bytes: Uint8Array): readonly Node[] => {
  let at = 0;
  const code = (): number => bytes[at] ?? -1;
  const take = (): string => {
    const byte = bytes[at++] ?? 0;
    return byte < 128 ? String.fromCodePoint(byte) : (upperHalf[byte - 128] ?? '');
  };
  const isBlank = () => code() === 32 || code() === 9;
  const isEnd = () => code() === -1 || code() === 13 || code() === 10;
  const field = (): string => {
    let found = '';
    if (code() === 0x7b) {
      while (code() !== 0x7d) found += take();
      return found + take();
    }
    const quoted = code() === 0x22;
    if (quoted) at++;
    for (;;) {
      if (quoted ? code() === 0x22 || isEnd() : isBlank() || isEnd()) break;
      if (quoted && code() === 0x5c && bytes[at + 1] === 0x22) at++;
      found += take();
    }
    if (quoted) at++;
    return found;
  };
  const record = (): readonly string[] => {
    const fields: string[] = [];
    while (!isEnd()) {
      if (isBlank()) at++;
      else fields.push(field());
    }
    while (code() === 13 || code() === 10) at++;
    return fields;
  };
  const isAlone = (byte: number): boolean => code() === byte && (bytes[at + 1] === 13 || bytes[at + 1] === 10);
  const brace = (): void => {
    at++;
    while (code() === 13 || code() === 10) at++;
  };
  const nodes: Node[] = [];
  while (at < bytes.length) {
    const head = record();
    const below: (readonly string[])[] = [];
    if (isAlone(0x7b)) {
      brace();
      while (!isAlone(0x7d)) below.push(record());
      brace();
    }
    nodes.push({ record: head, below });
  }
  return nodes;
};

const ore = (decimal = ''): number => {
  const [whole = '', part = ''] = decimal.split('.');
  const size = BigInt(whole.replace('-', '')) * 100n + BigInt(part.padEnd(2, '0'));
  return Number(decimal.startsWith('-') ? -size : size);
};

export const byBytes = (bytes: Uint8Array): SieFile => {
  const nodes = nodesIn(bytes);
  const of = (label: string) => nodes.filter(({ record }) => record[0] === label);
  const rest = nodes.filter(({ record }) => record[0] !== '#VER' && record[0] !== '#KONTO');
  return {
    head: Object.fromEntries(rest.map(({ record: [label = '', ...fields] }) => [label, fields])),
    accounts: Object.fromEntries(of('#KONTO').map(({ record: [, number = '', name = ''] }) => [number, name])),
    vouchers: of('#VER').map(({ record: [, series = '', number, day = '', text = ''], below }) => ({
      series,
      number: Number(number),
      day,
      text,
      transactions: below.map(([, account = '', , amount, on = '', said = '']) => ({
        account,
        amount: ore(amount),
        day: on,
        text: said,
      })),
    })),
  };
};

/** What both readers find. */
export const readSie = (bytes: Uint8Array): SieFile => {
  const found = byLines(bytes);
  expect(byBytes(bytes)).toEqual(found);
  return found;
};

/** What the vouchers move on each account, in öre. */
export const sumsOf = ({ vouchers }: Pick<SieFile, 'vouchers'>): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { account, amount } of vouchers.flatMap(({ transactions }) => transactions))
    sums[account] = (sums[account] ?? 0) + amount;
  return sums;
};
