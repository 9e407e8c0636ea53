import { readAll } from '../../core/pages.ts';
import { type Names, directory } from '../../core/names.ts';
import { onDay } from '../../core/days.ts';
import type { Values } from '../../core/draft.ts';
import { type Faults, useForm } from '../../core/form.ts';
import { today } from '../../core/stockholm.ts';
import { useTrial } from '../../core/trial.ts';
import { Failed } from '../../parts/failed.tsx';
import { Field, SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { Clashes } from './clashes.tsx';
import type { Shown } from './data.ts';
import { texts } from './texts.ts';

/** Proposes an event for a channel; what would clash, and by when it is answered, is shown while one chooses. */
type Props = { readonly campaign: string; readonly names: Names };
const route = 'POST /campaigns/{campaign}/events/{event}/publications';

const askOf = (campaign: string, { event = '', channel = '', at = '', language = '', text = '' }: Values) => ({
  path: { campaign, event },
  body: { channel, at, language, ...(text.trim() && { text: text.trim() }) },
});

export const Propose = ({ campaign, names }: Props) => {
  const say = texts();
  const { faults } = say;
  const lists = directory(campaign);
  const events = readAll('GET /campaigns/{campaign}/events', { path: { campaign }, query: { from: today() } });
  const check = ({ event, channel, at = '', language }: Values): Faults => ({
    ...(!event && { event: faults.event }),
    ...(!channel && { channel: faults.channel }),
    ...(at.length < 16 && { at: faults.at }),
    ...(!language && { language: faults.language }),
  });
  const form = useForm({
    name: `publication.${campaign}`,
    initial: { event: '', channel: '', at: '', language: 'sv', text: '' },
    check,
    command: (values) => ({ route, ask: askOf(campaign, values), title: say.propose }),
    done: (answer) => {
      const { title, event, id } = answer as Shown;
      return { said: say.said(title), next: `/c/${campaign}/publicity/${event}/${id}` };
    },
  });
  const values = form.values.value;
  const isWhole = Object.keys(check(values)).length === 0;
  const tried = useTrial(isWhole ? { route, ask: askOf(campaign, values) } : undefined).value;
  const would = tried?.answer as Shown | undefined;
  const choices = (all: readonly { readonly id: string; readonly name: string }[] = []) =>
    all.map(({ id, name }) => ({ value: id, say: name })).toSorted((a, b) => a.say.localeCompare(b.say, 'sv'));
  return (
    <details class="card">
      <summary>{say.propose}</summary>
      <div class="stack">
        <p class="soft">{say.proposeHow}</p>
        <Form of={form} act={say.act}>
          <SelectField
            name="event"
            label={say.event}
            options={(events.value ?? [])
              .filter(({ status }) => status === 'submitted' || status === 'published')
              .map(({ id, title, startsAt }) => ({ value: id, say: `${title}, ${onDay(startsAt.slice(0, 10))}` }))}
          />
          <SelectField name="channel" label={say.channel} options={choices(lists.channels)} />
          <Field name="at" label={say.at} hint={say.atHint} type="datetime-local" />
          <SelectField
            name="language"
            label={say.language}
            options={choices(lists.languages?.map(({ id }) => ({ id, name: names.tongue(id) })))}
          />
          <TextField name="text" label={say.text} optional />
          <div class="stack tight" aria-live="polite">
            {tried?.failure && <Failed failure={tried.failure} />}
            {would && (
              <>
                <h3>{say.would}</h3>
                <p>
                  {would.status === 'accepted'
                    ? say.wouldNow
                    : say.wouldReply(names.unit(would.owner), onDay(would.replyBy))}
                </p>
                {would.tooLate && <p class="note wait">{say.tooLate}</p>}
                <Clashes clashes={would.clashes} names={names} />
              </>
            )}
          </div>
        </Form>
      </div>
    </details>
  );
};
