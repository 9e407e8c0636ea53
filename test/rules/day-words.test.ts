import { describe, expect, test } from 'vitest';
import { titled } from '../../functions/gatherings/naming.ts';
import { withAllNames } from '../../functions/agenda/named.ts';
import { gatheringCalled } from '../../functions/gatherings/offers.ts';
import { gatheringKey } from '../../functions/gatherings/store.ts';
import { daysInWords } from '../../shared/day-words.ts';

/** Days and moments as people write them, in whatever sentence they stand. */
const today = '2026-12-01';

describe('a sentence says days and moments in words', () => {
  test.each([
    ['senast 2026-12-06', 'senast 6 december', 'senast 6 December'],
    ['den 2027-01-10', 'den 10 januari 2027', 'den 10 January 2027'],
    ['2026-12-06 – 2026-12-19', '6 december – 19 december', '6 December – 19 December'],
    [
      '”Familjedag” (2026-12-19 11:00)',
      '”Familjedag” (lördag 19 december kl. 11.00)',
      '”Familjedag” (Saturday 19 December at 11:00)',
    ],
    ['2027-01-02T08:30', 'lördag 2 januari 2027 kl. 08.30', 'Saturday 2 January 2027 at 08:30'],
    // The hour that is had twice.
    ['2026-10-25 02:30+01:00', 'söndag 25 oktober kl. 02.30 normaltid', 'Sunday 25 October at 02:30 winter time'],
    ['5 av 12 kl. 11.00', '5 av 12 kl. 11.00', '5 av 12 kl. 11.00'],
  ])('%s', (said, sv, en) => {
    expect(daysInWords(said, 'sv', today)).toBe(sv);
    expect(daysInWords(said, 'en', today)).toBe(en);
  });

  test('also in a name that is put in later; what is no sentence stays as it is', async () => {
    const id = '01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
    const known = [{ ...gatheringKey('val', id), title: 'Familjedag', startsAt: '2026-12-19T11:00' }];
    const item = { due: '2026-12-19', title: `Publicera ${gatheringCalled(id)} i Bladet?` };
    expect(await withAllNames([{ titled }], 'val', { language: 'sv', today }, item, { known })).toEqual({
      due: '2026-12-19',
      title: 'Publicera ”Familjedag” (lördag 19 december kl. 11.00) i Bladet?',
    });
  });
});
