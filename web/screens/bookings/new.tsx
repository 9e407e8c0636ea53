import { namesIn } from '../../core/names.ts';
import { read } from '../../core/data.ts';
import { useForm } from '../../core/form.ts';
import { ownAssociations } from '../../core/me.ts';
import { useTrial } from '../../core/trial.ts';
import { ChoiceField, SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { OwnField } from '../../parts/own-field.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { Crew, Days } from './fields.tsx';
import { Possible } from './possible.tsx';
import { texts } from './texts.ts';
import { type Booking, bodyOf, daysIn, daysWords, faultsIn } from './typed.ts';

const route = 'POST /campaigns/{campaign}/materials/bookings';
const kinds = ['bike', 'cabin'] as const;

/** Booking a bike or a cabin by days: what is free, what limits it, and whether it can be had, before one books. */
export const NewBooking = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.book);
  const own = ownAssociations(campaign);
  const called = namesIn(campaign.id);
  const path = { campaign: campaign.id };
  const { value: settings } = read('GET /campaigns/{campaign}/settings', { path });
  const form = useForm({
    name: `booking-${campaign.id}`,
    initial: {
      unit: own[0]?.id ?? '',
      kind: '',
      asset: '',
      from: '',
      to: '',
      people: '2',
      crewFrom: '12:00',
      crewTo: '18:00',
    },
    check: faultsIn,
    command: (values) => ({ route, ask: { path, body: bodyOf(values) }, title: say.book }),
    done: (answer) => {
      const booking = answer as Booking;
      return {
        said: say.sent(called.asset(booking.asset), daysWords(booking)),
        next: `/c/${campaign.id}/bookings/${booking.id}`,
      };
    },
  });
  const values = form.values.value;
  const kind = kinds.find((each) => each === values.kind);
  const days = daysIn(values);
  const limits = (which: (typeof kinds)[number]) => {
    const found = (settings as { materials?: { bookings?: Record<string, Limits> } } | undefined)?.materials
      ?.bookings?.[which];
    return found && say.limits(found.longestDays, found.daysPerMonth, found.leadTimeDays);
  };
  const trial = useTrial(kind && days ? { route, ask: { path, body: bodyOf(values) } } : undefined);
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/bookings`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{say.book}</h1>
      </header>
      <Form of={form} act={say.send}>
        <OwnField own={own} />
        <ChoiceField
          name="kind"
          label={say.what}
          options={kinds.map((each) => {
            const hint = limits(each);
            return { value: each, say: say.kinds[each], ...(hint && { hint }) };
          })}
        />
        <Days values={values} />
        {kind && days && <Free campaign={campaign.id} kind={kind} days={days} name={called.asset} />}
        {kind === 'cabin' && <Crew />}
        <Possible trial={trial.value} called={called} />
      </Form>
    </>
  );
};

type Limits = { readonly longestDays: number; readonly daysPerMonth: number; readonly leadTimeDays: number };
type FreeProps = {
  readonly campaign: string;
  readonly kind: (typeof kinds)[number];
  readonly days: { readonly from: string; readonly to: string };
  readonly name: (id: string) => string;
};
/** Those that are free on all the days; which one is left open, unless somebody minds. */
const Free = ({ campaign, kind, days, name }: FreeProps) => {
  const say = texts();
  const { value } = read('GET /campaigns/{campaign}/materials/assets', {
    path: { campaign },
    query: { kind, freeFrom: days.from, freeTo: days.to, limit: '100' },
  });
  if (!value) return null;
  const free = value.items.filter(({ retired }) => !retired);
  return (
    <SelectField
      name="asset"
      label={say.which}
      hint={`${say.free(free.length)} ${say.whichHint}`}
      options={free
        .map(({ id }) => ({ value: id, say: name(id) }))
        .toSorted((a, b) => a.say.localeCompare(b.say, 'sv', { numeric: true }))}
      optional
    />
  );
};
