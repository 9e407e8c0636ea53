import { useSignal } from '@preact/signals';
import { shownAt } from '../../shared/calendar.ts';
import { language, words } from '../core/language.ts';
import { drop, mustBeAsked, sendAgain, type Unsent as One, unsent } from '../core/unsent.ts';
import { Icon } from './icon.tsx';

const texts = words({
  sv: {
    heading: (many: number) => (many === 1 ? 'En sak är inte skickad än' : `${many} saker är inte skickade än`),
    waits: 'Skickas så snart Valsam svarar.',
    asks: 'Det har gått en stund sedan du tryckte. Titta efter att det fortfarande stämmer, och skicka sedan.',
    refused: 'Valsam sade nej:',
    pressed: (at: string) => `Du tryckte kl. ${at}.`,
    send: 'Skicka nu',
    drop: 'Ta bort',
    change: 'Öppna och ändra',
  },
  en: {
    heading: (many: number) => (many === 1 ? 'One thing is not sent yet' : `${many} things are not sent yet`),
    waits: 'It is sent as soon as Valsam answers.',
    asks: 'A while has passed since you pressed. See whether it still holds, then send it.',
    refused: 'Valsam said no:',
    pressed: (at: string) => `You pressed at ${at}.`,
    send: 'Send now',
    drop: 'Remove',
    change: 'Open and change',
  },
});

const Row = ({ one }: { readonly one: One }) => {
  const say = texts();
  const isBusy = useSignal(false);
  const again = async (): Promise<void> => {
    isBusy.value = true;
    await sendAgain(one);
    isBusy.value = false;
  };
  const at = shownAt(new Date(one.at).toISOString()).slice(11, 16);
  return (
    <li class="line">
      <p>
        <b>{one.title}</b> <span class="soft">{say.pressed(at)}</span>
      </p>
      <p>{one.refused ? `${say.refused} ${one.refused.detail}` : mustBeAsked(one) ? say.asks : say.waits}</p>
      <p class="flow">
        {one.refused ? (
          one.from && <a href={one.from.at}>{say.change}</a>
        ) : (
          <button class="quiet" type="button" disabled={isBusy.value} onClick={() => void again()}>
            {say.send}
          </button>
        )}
        <button class="quiet" type="button" disabled={isBusy.value} onClick={() => drop(one)}>
          {say.drop}
        </button>
      </p>
    </li>
  );
};

/** What this person has done and Valsam has not heard of. */
export const Unsent = () => {
  const all = unsent();
  // Its words are of one language at a time.
  void language.value;
  if (all.length === 0) return null;
  return (
    <section class="note wait" aria-labelledby="unsent">
      <Icon name="warning" />
      <div class="stack tight">
        <h2 id="unsent" class="small">
          {texts().heading(all.length)}
        </h2>
        <ul class="rows">
          {all.map((one) => (
            <Row key={one.key} one={one} />
          ))}
        </ul>
      </div>
    </section>
  );
};
