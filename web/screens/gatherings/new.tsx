import { namesIn } from '../../core/names.ts';
import { useForm } from '../../core/form.ts';
import { ownAssociations } from '../../core/me.ts';
import { Form } from '../../parts/form.tsx';
import { tickName } from '../../parts/ticks.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { GatheringFields } from './fields.tsx';
import { Radar } from './radar.tsx';
import type { Gathering } from './state.tsx';
import { texts } from './texts.ts';
import { bodyOf, faultsIn } from './typed.ts';

/** Registered and submitted in one step, with what clashes beside it while one types. */
export const Registering = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.register);
  const own = ownAssociations(campaign);
  const unit = own[0]?.id ?? '';
  const called = namesIn(campaign.id);
  const form = useForm({
    name: `event-${campaign.id}`,
    initial: { unit, where: 'here', 'place/area': unit, visibility: 'public', [tickName('languages', 'sv')]: 'yes' },
    check: faultsIn,
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/events',
      ask: { path: { campaign: campaign.id }, body: { ...bodyOf(values), submit: true } },
      title: `${say.register}: ${values.title ?? ''}`,
    }),
    done: (answer) => {
      const { id, title } = answer as Gathering;
      return { said: say.sent(title), next: `/c/${campaign.id}/events/${id}` };
    },
  });
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/events`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{say.register}</h1>
      </header>
      <Form of={form} act={say.send}>
        <GatheringFields called={called} own={own} values={form.values.value}>
          <Radar campaign={campaign.id} called={called} values={form.values.value} />
        </GatheringFields>
      </Form>
    </>
  );
};
