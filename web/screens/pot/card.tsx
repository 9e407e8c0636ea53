import type { Ore } from '../../../shared/money.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { Bar } from '../../parts/bar.tsx';
import { texts } from './texts.ts';

/** A sum of which some is paid, some reserved, and some is asked for. */
export type Figures = {
  readonly whole: Ore;
  readonly paid: Ore;
  readonly reserved: Ore;
  readonly waiting: Ore;
  readonly left: Ore;
};

export const Picture = ({ whole, paid, reserved, waiting }: Figures) => {
  const say = texts();
  const said = (amount: Ore) => money(amount, language.value);
  return (
    <Bar
      whole={whole}
      label={say.of(said(whole), said(paid), said(reserved), said(waiting))}
      parts={[
        { kind: 'paid', amount: paid },
        { kind: 'kept', amount: reserved },
        { kind: 'this', amount: waiting },
      ]}
    />
  );
};

/** What is free in the pot, as a sum and a picture with its key. */
export const PotCard = (figures: Figures) => {
  const say = texts();
  const said = (amount: Ore) => money(amount, language.value);
  const key = [
    ['paid', say.paid(said(figures.paid))],
    ['kept', say.reserved(said(figures.reserved))],
    ['this', say.waiting(said(figures.waiting))],
  ] as const;
  return (
    <section class="pot card" aria-labelledby="free">
      <div class="in stack">
        <div>
          <h2 id="free" class="small soft">
            {say.free}
          </h2>
          <p class="sum">{said(figures.left)}</p>
        </div>
        <div class="stack">
          <Picture {...figures} />
          <p class="key">
            {key.map(([kind, words]) => (
              <span key={kind}>
                <i class={kind} />
                {words}
              </span>
            ))}
          </p>
        </div>
      </div>
    </section>
  );
};
