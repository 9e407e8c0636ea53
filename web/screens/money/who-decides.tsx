import type { Answer } from '../../core/contract.ts';
import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import type { Trial } from '../../core/trial.ts';
import { Failed } from '../../parts/failed.tsx';
import { Looking } from '../../parts/looking.tsx';
import { texts } from './texts.ts';

export type Asked = Answer<'POST /campaigns/{campaign}/pot/requests'>;
type Props = { readonly trial: Trial | undefined; readonly unit: (id: string) => string };

/** Who decides on that much, and by when, as a sentence: the mandate's own judgement, tried. */
export const WhoDecides = ({ trial, unit }: Props) => {
  const say = texts();
  const asked = trial?.answer as Asked | undefined;
  return (
    <section class="card" aria-labelledby="who" aria-busy={trial?.isAsking ?? false}>
      <h2 id="who">{say.who}</h2>
      {trial?.failure && <Failed failure={trial.failure} />}
      <Looking trial={trial} how={say.whoNot} />
      {asked && (
        <>
          {asked.partners && <p>{say.partnersFirst}</p>}
          <p>
            <b>{asked.headsNeeded === null ? say.noHeads : say.heads(asked.headsNeeded)}</b>
          </p>
          {asked.owner && asked.replyBy && (
            <p>{say.reply(unit(asked.owner), dayWords(asked.replyBy, today(), language.value))}</p>
          )}
          <p class="soft">{say.afterwards}</p>
        </>
      )}
    </section>
  );
};
