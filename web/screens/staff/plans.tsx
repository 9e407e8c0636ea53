import { onDay, spanWords } from '../../core/days.ts';
import { addDays, dayOf as dayAt } from '../../../shared/calendar.ts';
import { read } from '../../core/data.ts';
import type { Values } from '../../core/draft.ts';
import { capital } from '../../core/figures.ts';
import { type Faults, useForm } from '../../core/form.ts';
import type { Campaign } from '../../core/me.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { dayOf } from '../../core/typed.ts';
import { Chip } from '../../parts/chip.tsx';
import { Failed } from '../../parts/failed.tsx';
import { DayField, TickField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { useTitle } from '../../parts/title.ts';
import { Places } from './places.tsx';
import { planTexts } from './plan-texts.ts';

/** Computes plans, and lists those that there are. */
const weeks = 6;
const checked = ({ from = '', to = '' }: Values): Faults => {
  const { faults } = planTexts();
  return {
    ...(dayOf(from) === undefined && { from: faults.from }),
    ...(dayOf(to) === undefined ? { to: faults.to } : to < from && { to: faults.order }),
  };
};

export const Plans = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = planTexts();
  useTitle(say.title);
  const end = addDays(today(), weeks * 7);
  const path = { campaign: campaign.id };
  const last = read('GET /campaigns/{campaign}', { path }).value?.electionDay ?? end;
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/staff/plans', {
    path,
    query: { limit: '10' },
  });
  const form = useForm({
    name: `plan.${campaign.id}`,
    initial: { from: today(), to: end < last ? end : last, keep: 'yes' },
    check: checked,
    command: ({ from = '', to = '', keep }) => ({
      route: 'POST /campaigns/{campaign}/staff/plans',
      ask: { path, body: { from, to, keep: keep === 'yes', background: true } },
      title: say.act,
    }),
    done: (answer) => ({
      said: say.started,
      next: `/c/${campaign.id}/staff/plans/${(answer as { readonly id: string }).id}`,
    }),
  });
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.title}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      <Places campaign={campaign.id} at="plans" />
      <div class="two">
        <section class="card">
          <Form of={form} act={say.act}>
            <DayField name="from" label={say.from} min={today()} />
            <DayField name="to" label={say.to} />
            <TickField name="keep" label={say.keep} hint={say.keepHint} />
          </Form>
        </section>
        <section class="stack" aria-labelledby="earlier">
          <h2 id="earlier">{say.earlier}</h2>
          {failure && <Failed failure={failure} again={again} />}
          {!items && !failure && <Loading />}
          {items?.length === 0 && <p class="soft">{say.none}</p>}
          {items && items.length > 0 && (
            <ul class="rows">
              {items.map((plan) => (
                <li key={plan.id}>
                  <a class="row" href={`/c/${campaign.id}/staff/plans/${plan.id}`}>
                    <b>{capital(spanWords(plan))}</b>
                    <span />
                    <span class="soft small">{say.made(onDay(dayAt(plan.createdAt)))}</span>
                    <span />
                    <Chip
                      tone={plan.status === 'published' ? 'good' : plan.status === 'draft' ? 'soon' : 'plain'}
                      icon={plan.status === 'published' ? 'check' : plan.status === 'failed' ? 'warning' : 'clock'}
                    >
                      {say.states[plan.status]}
                    </Chip>
                  </a>
                </li>
              ))}
            </ul>
          )}
          <More more={more} isAsking={isAsking} />
        </section>
      </div>
    </>
  );
};
