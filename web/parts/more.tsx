import { words } from '../core/language.ts';

/** Where a list goes on. */
const texts = words({ sv: { more: 'Visa fler', busy: 'Hämtar …' }, en: { more: 'Show more', busy: 'Loading …' } });
type Props = { readonly more: (() => void) | undefined; readonly isAsking: boolean; readonly label?: string };

export const More = ({ more, isAsking, label }: Props) => {
  const say = texts();
  if (!more) return null;
  return (
    <p>
      <button class="no" type="button" disabled={isAsking} onClick={more}>
        {isAsking ? say.busy : (label ?? say.more)}
      </button>
    </p>
  );
};
