import type { Names } from '../../core/names.ts';
import type { Trial } from '../../core/trial.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Looking } from '../../parts/looking.tsx';
import { texts } from './texts.ts';
import { type Booking, daysWords } from './typed.ts';

/** Whether it can be had, tried while one chooses; and if not, why, and what there is instead. */
export const Possible = ({ trial, called }: { readonly trial: Trial | undefined; readonly called: Names }) => {
  const say = texts();
  const booking = trial?.answer as Booking | undefined;
  const unstaffed = new Set(booking?.uncovered.map(({ day }) => day)).size;
  return (
    <section class="card" aria-labelledby="possible" aria-busy={trial?.isAsking ?? false}>
      <h2 id="possible">{say.trial}</h2>
      {trial?.failure && <Failed failure={trial.failure} />}
      <Looking trial={trial} how={say.trialNot} />
      {booking && (
        <p>
          <Icon name="check" /> <b>{say.yes(called.asset(booking.asset), daysWords(booking))}</b>
        </p>
      )}
      {unstaffed > 0 && <p>{say.uncovered(unstaffed)}</p>}
    </section>
  );
};
