import type { Own } from '../core/me.ts';
import { words } from '../core/language.ts';
import { ChoiceField } from './fields.tsx';

const texts = words({ sv: 'För vilken förening?', en: 'For which association?' });

/** Whoever acts for several associations says for which; nobody else is asked. */
export const OwnField = ({ own }: { readonly own: readonly Own[] }) =>
  own.length < 2 ? null : (
    <ChoiceField name="unit" label={texts()} options={own.map(({ id, name }) => ({ value: id, say: name }))} />
  );
