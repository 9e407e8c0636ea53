import { describe, expect, test } from 'vitest';
import { readFile } from '../../functions/gatherings/import/reading.ts';
import { inputs, inputsPeriod, meaningOf, right } from '../support/calendar-inputs.ts';

/** What calendars of other programs mean: each file of `test/data/calendars` has its right value beside it. */
describe('a calendar of another program', () => {
  test('has its right value, each of them', () => {
    expect(inputs.map(({ name }) => name).sort()).toEqual(Object.keys(right).sort());
  });

  test.each(inputs)('$name', ({ name, bytes }) => {
    const read = readFile({ format: 'ics', file: bytes.toString('base64') }, inputsPeriod);
    expect(meaningOf(read)).toEqual(right[name]);
  });

  test.each(inputs.filter(({ name }) => !/^folded-inside|^windows-1252/.test(name)))(
    '$name as text is the same',
    ({ name, bytes }) => {
      expect(meaningOf(readFile({ format: 'ics', text: bytes.toString('utf8') }, inputsPeriod))).toEqual(right[name]);
    },
  );
});
