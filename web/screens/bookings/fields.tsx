import type { Values } from '../../core/draft.ts';
import { today } from '../../core/stockholm.ts';
import { CountField, DayField, Field } from '../../parts/fields.tsx';
import { texts } from './texts.ts';

/** The days. */
export const Days = ({ values }: { readonly values: Values }) => {
  const say = texts();
  return (
    <div class="pairs">
      <DayField name="from" label={say.from} min={today()} />
      <DayField name="to" label={say.to} min={values.from || today()} />
    </div>
  );
};

/** Who is in a cabin when: numbers of people, never who. */
export const Crew = () => {
  const say = texts();
  return (
    <section class="card" aria-labelledby="crew-title">
      <h2 id="crew-title">{say.crew}</h2>
      <p class="soft">{say.crewHow}</p>
      <CountField name="people" label={say.people} />
      <div class="pairs">
        <Field name="crewFrom" label={say.crewFrom} type="time" />
        <Field name="crewTo" label={say.crewTo} type="time" />
      </div>
      <p class="hint">{say.everyDay}</p>
    </section>
  );
};
