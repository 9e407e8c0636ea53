import type { Tier } from '../../../functions/pot/state.ts';
import { tierInWords, windowInWords } from '../../../functions/pot/terms/wording.ts';
import type { Answer } from '../../core/contract.ts';
import { language } from '../../core/language.ts';

export type Mandate = Answer<'GET /campaigns/{campaign}/pot/mandates'>['items'][number];

/** The rules of a mandate as sentences: the API's own (pure), for whichever version it is. */
export const Rules = ({ tiers, splitWindowDays }: Pick<Mandate, 'tiers' | 'splitWindowDays'>) => (
  <ul class="bullets">
    {(tiers as readonly Tier[]).map((tier, i, all) => (
      <li key={tier.upTo ?? 'all'}>{tierInWords(tier, all[i - 1])[language.value]}</li>
    ))}
    <li>{windowInWords({ splitWindowDays })[language.value]}</li>
  </ul>
);
