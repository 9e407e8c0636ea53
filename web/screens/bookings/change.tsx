import type { Names } from '../../core/names.ts';
import type { Values } from '../../core/draft.ts';
import { useForm } from '../../core/form.ts';
import { useTrial } from '../../core/trial.ts';
import { Form } from '../../parts/form.tsx';
import { Crew, Days } from './fields.tsx';
import { Possible } from './possible.tsx';
import { texts } from './texts.ts';
import { type Booking, crewIn, daysIn, faultsIn } from './typed.ts';

type Props = {
  readonly campaign: string;
  readonly booking: Booking;
  readonly etag: string | undefined;
  readonly called: Names;
};

const route = 'PATCH /campaigns/{campaign}/materials/bookings/{booking}';
/** The same people at the same hours on all days: then one may say it once. */
const isEven = ({ crew: [first, ...others] }: Booking): boolean =>
  others.every(({ from, to, people }) => from === first?.from && to === first.to && people === first.people);
/** A crew that differs from day to day goes along with the days, and stays as it is unless somebody types another. */
const changeOf = (values: Values, initial: Values, booking: Booking) => {
  const isTyped = ['people', 'crewFrom', 'crewTo'].some((name) => values[name] !== initial[name]);
  const crew = isTyped || isEven(booking) ? crewIn(values) : [];
  return { ...(daysIn(values) ?? { from: '', to: '' }), ...(crew.length > 0 && { crew }) };
};

/** Other days, or another crew, by the rules of a new booking. */
export const Change = ({ campaign, booking, etag, called }: Props) => {
  const say = texts();
  const [first] = booking.crew;
  const path = { campaign, booking: booking.id };
  const initial = {
    kind: booking.kind,
    from: booking.from,
    to: booking.to,
    people: String(first?.people ?? 2),
    crewFrom: first?.from ?? '12:00',
    crewTo: first?.to ?? '18:00',
  };
  const form = useForm({
    name: `booking-${booking.id}`,
    initial,
    check: faultsIn,
    command: (values) => ({
      route,
      ask: { path, body: changeOf(values, initial, booking) },
      ifMatch: etag,
      title: say.change,
    }),
    done: () => ({ said: say.saved }),
  });
  const values = form.values.value;
  const isOther =
    JSON.stringify(changeOf(values, initial, booking)) !== JSON.stringify(changeOf(initial, initial, booking));
  const trial = useTrial(
    isOther && daysIn(values) ? { route, ask: { path, body: changeOf(values, initial, booking) } } : undefined,
  );
  return (
    <details>
      <summary>{say.change}</summary>
      <Form of={form} act={say.save}>
        <Days values={values} />
        {booking.kind === 'cabin' && <Crew />}
        {isOther && <Possible trial={trial.value} called={called} />}
      </Form>
    </details>
  );
};
