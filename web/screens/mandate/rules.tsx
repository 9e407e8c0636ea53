import type { Tier } from '../../../functions/pot/state.ts';
import { tierInWords, windowInWords } from '../../../functions/pot/terms/wording.ts';
import type { Answer } from '../../core/contract.ts';
import type { Text } from '../../../shared/problems.ts';
import { sentence } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';

export type Mandate = Answer<'GET /campaigns/{campaign}/pot/mandates'>['items'][number];

/** The rules of a mandate as sentences: the API's own (pure), for whichever version it is. */
export const Rules = ({ tiers, splitWindowDays }: Pick<Mandate, 'tiers' | 'splitWindowDays'>) => {
  const said = (words: Text): string => sentence(words[language.value], today(), language.value);
  return (
    <ul class="bullets">
      {(tiers as readonly Tier[]).map((tier, i, all) => (
        <li key={tier.upTo ?? 'all'}>{said(tierInWords(tier, all[i - 1]))}</li>
      ))}
      <li>{said(windowInWords({ splitWindowDays }))}</li>
    </ul>
  );
};
