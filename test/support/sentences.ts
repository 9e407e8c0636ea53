import { expect } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };

/** What no sentence to people has: ids of the sample and of what people make, codes of languages, marks that stand for names. */
const slugs = [
  sample.offices,
  sample.catalogue,
  sample.positions,
  sample.assets,
  sample.channels,
  sample.pot.budgetLines,
]
  .flatMap((all: readonly { readonly id: string }[]) => all.map(({ id }) => id))
  .filter((id) => id.includes('-'));
const ids = new RegExp(`[\ufdd0\ufdd1]|[0-7][0-9A-HJKMNP-TV-Z]{25}|\\([a-z]{2,3}\\)|\\b(?:${slugs.join('|')})\\b`);

/** What a field may be is told as clients write it. */
const allowed = /^(Ett av|En av|One of): /;

export const holdSentences = (said: readonly unknown[]): void => {
  for (const each of said) if (!allowed.test(String(each))) expect(String(each)).not.toMatch(ids);
};

/** A day or a moment as machines write it. */
const machineDay = /\d{4}-\d\d-\d\d|\dT\d\d:|\d\d:\d\d:\d\d|(?<!\bat |–)\b\d\d:\d\d/;
/** What people read as it stands, wherever it is shown: days and moments are in words. */
export const holdWords = (said: readonly string[]): void => {
  for (const each of said) expect(each).not.toMatch(machineDay);
};
