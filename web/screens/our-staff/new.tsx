import { optionsOf, namesIn } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import type { Values } from '../../core/draft.ts';
import { type Faults, useForm } from '../../core/form.ts';
import { ownAssociations } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import { dayOf } from '../../core/typed.ts';
import { ChoiceField, DayField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { OwnField } from '../../parts/own-field.tsx';
import { tickedIn, TicksField } from '../../parts/ticks.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { texts } from './texts.ts';

const faultsIn = (values: Values): Faults => {
  const { missing } = texts();
  const [from, to] = [dayOf(values.from ?? ''), dayOf(values.to ?? '')];
  return {
    ...(from === undefined && { from: missing.from }),
    ...(to === undefined && { to: missing.to }),
    ...(from !== undefined && to !== undefined && from > to && { to: missing.order }),
    ...(!values.extent && { extent: missing.extent }),
    ...(tickedIn(values, 'tasks').length === 0 && { tasks: missing.tasks }),
  };
};
const bodyOf = (values: Values) => {
  const [tongues, note] = [tickedIn(values, 'languages'), (values.note ?? '').trim()];
  return {
    unit: values.unit ?? '',
    from: values.from ?? '',
    to: values.to ?? '',
    extent: Number(values.extent),
    tasks: tickedIn(values, 'tasks'),
    priority: values.priority,
    ...(tongues.length > 0 && { languages: tongues }),
    ...(note !== '' && { note }),
  };
};

/** Asking for staff: when, how much, for what. */
export const Asking = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.ask);
  const own = ownAssociations(campaign);
  const { all } = namesIn(campaign.id);
  const form = useForm({
    name: `staff-${campaign.id}`,
    initial: { unit: own[0]?.id ?? '', from: '', to: '', extent: '', priority: 'normal', note: '' },
    check: faultsIn,
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/staff/requests',
      ask: { path: { campaign: campaign.id }, body: bodyOf(values) },
      title: say.ask,
    }),
    done: (answer) => ({
      said: say.sent,
      next: `/c/${campaign.id}/our-staff/${(answer as Answer<'POST /campaigns/{campaign}/staff/requests'>).id}`,
    }),
  });
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/our-staff`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{say.ask}</h1>
      </header>
      <Form of={form} act={say.send}>
        <OwnField own={own} />
        <div class="pairs">
          <DayField name="from" label={say.from} min={today()} />
          <DayField name="to" label={say.to} min={form.values.value.from || today()} />
        </div>
        <ChoiceField
          name="extent"
          label={say.extent}
          options={say.extents.map(([value, words]) => ({ value, say: words }))}
        />
        <TicksField name="tasks" label={say.tasks} options={optionsOf(all.tasks)} />
        <ChoiceField
          name="priority"
          label={say.priority}
          options={(['high', 'normal', 'low'] as const).map((value) => ({ value, say: say.priorities[value] }))}
        />
        <details>
          <summary>{say.tongues}</summary>
          <TicksField
            name="languages"
            label={say.facts.tongues}
            options={optionsOf((all.languages ?? []).filter(({ id }) => id !== 'sv'))}
          />
        </details>
        <TextField name="note" label={say.note} optional />
      </Form>
    </>
  );
};
