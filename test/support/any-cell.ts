import * as fc from 'fast-check';

/** A text of a cell, also one that means something to a spreadsheet or to a table. */
export const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    "''+",
    '-',
    '@a',
    '\t=x',
    '"',
    '";"',
    'a\nb',
    'a\rb',
    '\r\n',
    ' a ',
    "'",
    'å;ä,ö',
    'constructor',
    '__proto__',
    'valueOf',
  ),
);
