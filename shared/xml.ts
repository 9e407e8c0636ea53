import { Parser } from 'saxen';

/** Reading XML, in one pass and as far as it is well formed. Pure. */

/** How many elements may still be read, in all files of one; below zero there is an end to it. */
export type Left = { elements: number };

/** Names are without prefix: what a file calls its namespaces is its own business. Entities are read. */
export type Listener = {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

const named: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };
const entity = /&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(amp|apos|gt|lt|quot));/g;
const decoded = (text: string): string =>
  text.replaceAll(entity, (as, decimal?: string, hexadecimal?: string, name?: string) => {
    const code = Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10);
    return name === undefined ? (code <= 0x10_ffff ? String.fromCodePoint(code) : as) : (named[name] ?? as);
  });

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Tells of each element and text; false for what is no XML, and as soon as nothing may be read any more. */
export const readXml = (xml: string, { open, close, text }: Listener, left: Left): boolean => {
  const parser = new Parser();
  let isSound = true;
  const unlessOver = (tell: () => void): void => (left.elements < 0 ? parser.stop() : tell());
  parser.on('error', () => {
    isSound = false;
  });
  parser.on('openTag', (name, attributes) => {
    left.elements--;
    unlessOver(() =>
      open?.(local(name), (wanted) => {
        const found = Object.entries(attributes() || {}).find(
          ([each]) => each === wanted || each.endsWith(`:${wanted}`),
        );
        return found && decoded(found[1]);
      }),
    );
  });
  if (close) parser.on('closeTag', (name) => unlessOver(() => close(local(name))));
  if (text) {
    parser.on('text', (some) => unlessOver(() => text(decoded(some))));
    parser.on('cdata', (some) => unlessOver(() => text(some)));
  }
  parser.parse(xml);
  return isSound && left.elements >= 0;
};
