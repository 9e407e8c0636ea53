import type { Day } from '../../../shared/calendar.ts';
import { readLink } from '../../core/data.ts';
import { dayWords } from '../../core/figures.ts';
import { useForm } from '../../core/form.ts';
import { language, words } from '../../core/language.ts';
import { type Command, Commands } from '../../parts/commands.tsx';
import { ChoiceField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Item } from './item.ts';

const texts = words({
  sv: {
    day: 'Vilken dag blir det?',
    choose: 'Välj en av dagarna som föreningen har önskat.',
    act: 'Boka besöket',
    done: (title: string) => `Bokat: ${title}`,
  },
  en: {
    day: 'Which day will it be?',
    choose: 'Choose one of the days that the association has wished for.',
    act: 'Book the visit',
    done: (title: string) => `Booked: ${title}`,
  },
});
type Visit = { readonly wishes: readonly Day[]; readonly commands: readonly Command[]; readonly version: number };
type Props = { readonly item: Item; readonly today: Day; readonly next: string };

const Answer = ({
  item,
  today,
  next,
  visit,
  etag,
}: Props & { readonly visit: Visit; readonly etag: string | undefined }) => {
  const say = texts();
  const accept = visit.commands.find(({ name }) => name === 'acceptVisit');
  const form = useForm({
    name: `visit-${item.subject}`,
    initial: { day: '' },
    check: ({ day }) => (day === '' ? { day: say.choose } : {}),
    command: ({ day }) => ({
      route: accept?.route ?? '',
      ask: { body: { day } },
      ifMatch: etag,
      title: say.done(item.title),
      decides: true,
    }),
    done: () => ({ said: say.done(item.title), next }),
  });
  const days = visit.wishes.map((day) => ({ value: day, say: dayWords(day, today, language.value) }));
  return (
    <>
      {accept?.allowed && (
        <Form of={form} act={say.act}>
          <ChoiceField name="day" label={say.day} options={days} />
        </Form>
      )}
      <Commands
        commands={visit.commands}
        show={['declineVisit']}
        title={item.title}
        etag={etag}
        decides
        next={next}
        focus={['#one-title', 'main h1']}
      />
    </>
  );
};

/** A visit is answered with one of the days that were wished for, or with a no. */
export const VisitAnswer = (props: Props) => {
  const { value, etag } = readLink(props.item.link);
  const visit = value as Visit | undefined;
  return visit ? <Answer key={visit.version} {...props} visit={visit} etag={etag} /> : null;
};
