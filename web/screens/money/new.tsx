import { namesIn } from '../../core/names.ts';
import { useForm } from '../../core/form.ts';
import { ownAssociations } from '../../core/me.ts';
import { useTrial } from '../../core/trial.ts';
import { Form } from '../../parts/form.tsx';
import { OwnField } from '../../parts/own-field.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { AskFields, Partners } from './fields.tsx';
import { texts } from './texts.ts';
import { bodyOf, faultsIn } from './typed.ts';
import { type Asked, WhoDecides } from './who-decides.tsx';

const route = 'POST /campaigns/{campaign}/pot/requests';

/** Asking for money from the pot. */
export const Asking = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.ask);
  const own = ownAssociations(campaign);
  const called = namesIn(campaign.id);
  const path = { campaign: campaign.id };
  const form = useForm({
    name: `money-${campaign.id}`,
    initial: {
      unit: own[0]?.id ?? '',
      budgetLine: '',
      amount: '',
      purpose: '',
      neededBy: '',
      payee: '',
      'partners.count': '0',
    },
    check: (values) => faultsIn(values, say.missing),
    command: (values) => ({
      route,
      ask: { path, body: bodyOf(values) },
      title: `${say.ask}: ${values.purpose ?? ''}`,
      decides: true,
    }),
    done: (answer) => ({ said: say.sent, next: `/c/${campaign.id}/requests/${(answer as Asked).id}` }),
  });
  const values = form.values.value;
  const { purpose: _, ...faults } = faultsIn(values, say.missing);
  const body = bodyOf(values);
  const trial = useTrial(
    Object.keys(faults).length === 0
      ? { route, ask: { path, body: { ...body, purpose: body.purpose || '–' } } }
      : undefined,
  );
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/money`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{say.ask}</h1>
      </header>
      <Form of={form} act={say.send}>
        <OwnField own={own} />
        <AskFields called={called} />
        <Partners called={called} own={values.unit ?? ''} />
        <WhoDecides trial={trial.value} unit={called.unit} />
      </Form>
    </>
  );
};
