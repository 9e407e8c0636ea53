import { copies } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { type Names, optionsOf } from '../../core/names.ts';
import { today } from '../../core/stockholm.ts';
import { CountField, DayField, SelectField } from '../../parts/fields.tsx';
import { Folded } from '../../parts/folded.tsx';
import { useThisForm } from '../../parts/form.tsx';
import { Several } from '../../parts/several.tsx';
import { fieldOf } from './asked.ts';
import { editionName, type Order } from './sources.tsx';
import { texts } from './texts.ts';

/** As many as the API takes. */
const mostShares = 20;
type Props = { readonly called: Names; readonly lines: Order['lines'] | undefined };

/** Others who would order the same things, to the same place: each is asked how many (E11). */
export const Together = ({ called, lines }: Props) => {
  const say = texts();
  const values = useThisForm().values.value;
  const isAny = values['shares.count'] !== '0';
  const others = (called.all.associations ?? []).filter(({ id }) => id !== values.unit);
  return (
    <Folded say={say.together} isUsed={isAny}>
      <p class="soft">{say.togetherHow}</p>
      <Several
        name="shares"
        legend={say.other}
        add={say.addOther}
        remove={say.removeOther}
        most={mostShares}
        first="unit"
        row={(at) => (
          <>
            <SelectField name={`shares/${at}/unit`} label={say.association} options={optionsOf(others)} />
            {lines?.map((line) => (
              <CountField
                key={`${line.item} ${line.language}`}
                name={`shares/${at}/${fieldOf(line.item, line.language)}`}
                label={editionName(called, line)}
                hint={say.youOrder(copies(line.quantity, language.value))}
                optional
              />
            ))}
          </>
        )}
      />
      {isAny && <DayField name="replyBy" label={say.shareReplyBy} hint={say.shareReplyHint} min={today()} optional />}
    </Folded>
  );
};
