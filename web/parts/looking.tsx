import { words } from '../core/language.ts';
import type { Trial } from '../core/trial.ts';

/** Where a trial's answer will stand: what it takes to ask, or that it is being asked. */
const texts = words({ sv: 'Ser efter …', en: 'Looking …' });

export const Looking = ({ trial, how }: { readonly trial: Trial | undefined; readonly how: string }) =>
  trial?.answer || trial?.failure ? null : <p class="soft">{trial?.isAsking ? texts() : how}</p>;
