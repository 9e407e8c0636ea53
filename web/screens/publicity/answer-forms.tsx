import { type Names, directory } from '../../core/names.ts';
import { useForm } from '../../core/form.ts';
import { countOf } from '../../core/typed.ts';
import { CountField, Field, SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Publication } from './data.ts';
import { texts } from './texts.ts';

/** What takes more than a press: another time or channel, where it came out, how many it reached. */
type Props = { readonly campaign: string; readonly publication: Publication; readonly etag: string | undefined };
const one = '/campaigns/{campaign}/events/{event}/publications/{publication}';

export const CounterForm = ({ campaign, publication, etag, names }: Props & { readonly names: Names }) => {
  const say = texts();
  const { event, id, at, channel } = publication;
  const form = useForm({
    name: `counter.${campaign}.${id}`,
    initial: { at: at.slice(0, 16), channel, reason: '' },
    check: (values) => ({
      ...(values.at === at.slice(0, 16) && values.channel === channel && { at: say.faults.other }),
      ...((values.at ?? '').length < 16 && { at: say.faults.at }),
      ...(!values.reason?.trim() && { reason: say.faults.reason }),
    }),
    command: (values) => ({
      route: `POST ${one}/counter-proposals`,
      ask: {
        path: { campaign, event, publication: id },
        body: {
          ...(values.at !== at.slice(0, 16) && { at: values.at }),
          ...(values.channel && values.channel !== channel && { channel: values.channel }),
          reason: values.reason?.trim(),
        },
      },
      ifMatch: etag,
      title: say.counterAct,
    }),
    done: () => ({ said: say.counterSaid }),
  });
  return (
    <details class="card">
      <summary>{say.counter}</summary>
      <Form of={form} act={say.counterAct}>
        <Field name="at" label={say.at} type="datetime-local" />
        <SelectField
          name="channel"
          label={say.channel}
          options={(directory(campaign).channels ?? []).map((each) => ({
            value: each.id,
            say: names.channel(each.id),
          }))}
        />
        <Field name="reason" label={say.reason} hint={say.reasonHint} />
      </Form>
    </details>
  );
};

export const PostForm = ({ campaign, publication: { event, id, url }, etag }: Props) => {
  const say = texts();
  const form = useForm({
    name: `post.${campaign}.${id}`,
    initial: { url: url ?? '' },
    check: (values) => (values.url?.trim() ? {} : { url: say.faults.url }),
    command: (values) => ({
      route: `POST ${one}/postings`,
      ask: { path: { campaign, event, publication: id }, body: { url: values.url?.trim() } },
      ifMatch: etag,
      title: say.postAct,
    }),
    done: () => ({ said: say.postSaid }),
  });
  return (
    <section class="card" aria-labelledby="post">
      <h2 id="post">{say.post}</h2>
      <Form of={form} act={say.postAct}>
        <Field name="url" label={say.url} type="url" />
      </Form>
    </section>
  );
};

export const MeasureForm = ({ campaign, publication: { event, id, measured }, etag }: Props) => {
  const say = texts();
  const form = useForm({
    name: `measure.${campaign}.${id}`,
    initial: { reach: measured ? String(measured.reach) : '' },
    check: ({ reach = '' }) => (countOf(reach) === undefined ? { reach: say.faults.reach } : {}),
    command: ({ reach = '' }) => ({
      route: `POST ${one}/measurements`,
      ask: {
        path: { campaign, event, publication: id },
        body: { reach: countOf(reach), ...(measured?.clicks !== undefined && { clicks: measured.clicks }) },
      },
      ifMatch: etag,
      title: say.measureAct,
    }),
    done: () => ({ said: say.measureSaid }),
  });
  return (
    <section class="card" aria-labelledby="measure">
      <h2 id="measure">{say.measure}</h2>
      <Form of={form} act={say.measureAct}>
        <CountField name="reach" label={say.reach} />
      </Form>
    </section>
  );
};
