import { beforeAll, describe, expect, test } from 'vitest';
import { putObject } from '../../shared/store.ts';
import { queryAll } from '../../shared/table.ts';
import { asAFunction, asPdf, bytesAt, filesCampaign, keyOf, send } from '../support/files-api.ts';
import { pdf } from '../support/pdfs.ts';
import { logged, theStack } from '../support/stack.ts';

/** What arrives is checked: repeated, out of order, broken off. */
/** What S3 says when something arrives, as often as wanted. */
const told = (key: string) => ({
  Records: [
    { messageId: 'again', body: JSON.stringify({ Records: [{ s3: { object: { key: encodeURIComponent(key) } } }] }) },
  ],
});

describe('what arrives is checked', () => {
  const { id, must, keeper, enter, at, open, outcome, fileOf } = filesCampaign('files-check');
  beforeAll(enter);
  const eventsOf = async (type: string) => {
    asAFunction();
    const events = await queryAll({ pk: `${id}#materials`, prefix: 'e#' });
    return events.filter((event) => event.type === type);
  };

  test('once, however often and however many at a time it is told of', async () => {
    const form = await open();
    asAFunction();
    const again = () => theStack().invoke('files-check', told(keyOf(form)));
    expect(await send(form, pdf())).toBe('204');
    await Promise.all(Array.from({ length: 8 }, again));
    expect(await outcome(form)).toBe('accepted');
    expect(await again()).toEqual({ batchItemFailures: [] });
    expect(await eventsOf('FileAccepted')).toHaveLength(1);
    expect(await bytesAt(keyOf(form))).toBeUndefined();
  });

  test('the later upload wins, also when the earlier one arrives after it', async () => {
    const [earlier, later] = [await open(), await open()];
    expect(await send(later, pdf({ pages: 7 }))).toBe('204');
    expect(await outcome(later)).toBe('accepted');
    expect(await send(earlier, pdf({ pages: 3 }))).toBe('204');
    expect(await outcome(earlier)).toBe('refused superseded');
    expect(await fileOf(keeper)).toMatchObject({ pages: 7 });
  });

  test('what is sent once more under the same key changes nothing, and goes', async () => {
    const form = await open();
    expect(await send(form, pdf({ pages: 2 }))).toBe('204');
    expect(await outcome(form)).toBe('accepted');
    expect(await send(form, pdf({ pages: 9 }))).toBe('204');
    expect(await outcome(form)).toBe('accepted');
    expect(await fileOf(keeper)).toMatchObject({ pages: 2 });
    asAFunction();
    expect(await bytesAt(keyOf(form))).toBeUndefined();
  });

  test('a check that was broken off is finished by the next', async () => {
    const form = await open();
    asAFunction();
    // Broken off between the two: what was checked is kept already, and nothing is decided.
    const hash = 'a'.repeat(64);
    await putObject(`files/${id}/folder/sv/${hash}.pdf`, pdf(), asPdf);
    await putObject(keyOf(form), pdf({ pages: 6 }), asPdf);
    expect(await outcome(form)).toBe('accepted');
    expect(await fileOf(keeper)).toMatchObject({ pages: 6 });
    // Broken off after it was decided: what arrived is still there.
    await putObject(keyOf(form), pdf({ pages: 6 }), asPdf);
    expect(await outcome(form)).toBe('accepted');
    expect(await bytesAt(keyOf(form))).toBeUndefined();
  });

  test('what fails comes again, and what no form was given out for stays where it is', async () => {
    const form = await open();
    const failed = { batchItemFailures: [{ itemIdentifier: 'again' }] };
    expect(await theStack().invoke('files-check', told(keyOf(form)))).toEqual(failed);
    expect(await theStack().invoke('files-check', { Records: [{ messageId: 'again', body: '{' }] })).toEqual(failed);
    const handled = { batchItemFailures: [] };
    const first = { Records: [{ messageId: 'first', body: '{"Event":"s3:TestEvent"}' }] };
    expect(await theStack().invoke('files-check', first)).toEqual(handled);
    expect(await theStack().invoke('files-check', told('incoming/by-hand.pdf'))).toEqual(handled);
  });

  test('its offices are told, and nobody what it is called', async () => {
    const name = 'Kim-secrets-folder.pdf';
    const form = await open(at(), { name });
    await send(form, pdf());
    expect(await outcome(form)).toBe('accepted');
    const { items } = await must('city-hall-staff', 'GET /offices/city-hall/inbox');
    expect(JSON.stringify(items)).toMatch(/\(svenska\) finns att skriva ut själv/);
    asAFunction();
    const kept = await queryAll({ pk: `${id}#materials`, prefix: '' });
    const naming = kept.filter((entry) => JSON.stringify(entry).includes('Kim-secret')).map(({ sk }) => sk.slice(0, 2));
    expect(naming.sort()).toEqual(['u#', 'y#']);
    expect(JSON.stringify(items)).not.toContain('Kim-secret');
    expect(logged.join('\n')).not.toContain('Kim-secret');
  });
});
