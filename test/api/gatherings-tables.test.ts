import { describe, expect, test } from 'vitest';
import { at, publicityCampaign } from '../support/events-api.ts';
import { type Body, itemsOf } from '../support/stack.ts';

/** D23: what other programs write in the cells of a table, and what is stored of it. */
describe('events: a table', () => {
  const { call, must } = publicityCampaign('events-tables');
  const send = (text: string) =>
    must('association-solna', 'POST /events/import', { format: 'csv', text, unit: 'solna' });
  const errorsIn = ({ errors }: Body) =>
    (errors as readonly Body[]).map(
      ({ at: line, pointer, code }) => `${String(line)} ${String(pointer)} ${String(code)}`,
    );

  test('an amount that may be thousands is refused, line by line, and nothing is stored', async () => {
    const line = (name: string, days: number, cost: string) =>
      `${name},${at(days, '14:00')},${at(days, '16:00')},Torget ${name},"${cost}"`;
    const answer = await send(['title,start,end,place,cost', line('A', 5, '1,234'), line('B', 6, '1.000')].join('\n'));
    expect(errorsIn(answer)).toEqual(expect.arrayContaining(['2 /cost number', '3 /cost number']));
    expect(itemsOf(await call('association-solna', 'GET /events?limit=100'))).toEqual([]);
  });

  test('seconds, 9:00, sep= and thousands apart are read as they are meant', async () => {
    const day = at(7, '09:00').slice(0, 10);
    const text = `sep=;\r\nrubrik;börjar;slutar;plats;kostnad\r\nTorgmöte;${day} 9:00;${day} 10:00:00;Torget;1\u00a0234,50 kr\r\n`;
    const { token } = await send(text);
    await must('association-solna', 'POST /events/import', { token });
    const [stored] = itemsOf(await call('association-solna', 'GET /events?limit=100'));
    expect(await must('association-solna', `GET /events/${String(stored?.id)}`)).toMatchObject({
      startsAt: `${day}T09:00`,
      endsAt: `${day}T10:00`,
      cost: 123_450,
    });
  });

  test('a file that was not UTF-8 is refused, since its letters are lost', async () => {
    const line = `Gr\ufffddd\ufffdm\ufffdte;${at(5, '14:00')};${at(5, '16:00')};Torget`;
    expect(errorsIn(await send(`rubrik;start;slut;plats\r\n${line}\r\n`))).toEqual(['2 /text not-utf-8']);
  });

  test('a text that nobody means well costs no more than its length', async () => {
    const answer = await send(`title;start;end\n"${'x"x'.repeat(40_000)}${' '.repeat(80_000)};`);
    expect(errorsIn(answer)).toEqual(['2 /text quotes']);
  });
});
