import { namesIn } from '../../core/names.ts';
import { useForm } from '../../core/form.ts';
import { useTrial } from '../../core/trial.ts';
import { SumField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { AskFields, OwnShare } from '../money/fields.tsx';
import { texts as askTexts } from '../money/texts.ts';
import { changeOf, faultsIn, valuesOf } from '../money/typed.ts';
import { WhoDecides } from '../money/who-decides.tsx';
import { formTexts } from './form-texts.ts';
import type { Request } from './state.tsx';

const route = 'PATCH /campaigns/{campaign}/pot/requests/{request}';
type Props = {
  readonly campaign: string;
  readonly request: Request;
  readonly etag: string | undefined;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** What is asked for, changed while nobody has decided on it: whoever has said yes is asked again. */
export const EditForm = ({ campaign, request, etag, onDone, onCancel }: Props) => {
  const [say, ask] = [formTexts(), askTexts()];
  const called = namesIn(campaign);
  const path = { campaign, request: request.id };
  const { partners = [] } = request;
  const form = useForm({
    name: `editSpending.${request.id}`,
    initial: valuesOf(request),
    check: (values) => ({
      ...faultsIn(values, ask.missing),
      ...(Object.keys(changeOf(values, request)).length === 0 && { purpose: say.editSpending.same }),
    }),
    command: (values) => ({
      route,
      ask: { path, body: changeOf(values, request) },
      ifMatch: etag,
      title: say.editSpending.title,
      decides: true,
    }),
    done: () => {
      onDone();
      return { said: say.editSpending.done };
    },
  });
  const change = changeOf(form.values.value, request);
  const isRight = Object.keys(faultsIn(form.values.value, ask.missing)).length === 0;
  const trial = useTrial(
    isRight && Object.keys(change).length > 0 ? { route, ask: { path, body: change } } : undefined,
  );
  return (
    <Form of={form} act={say.editSpending.act} onCancel={{ say: say.cancel, go: onCancel }}>
      <p class="soft">{say.editSpending.how}</p>
      <AskFields called={called} />
      {partners.map(({ unit }, at) => (
        <SumField key={unit} name={`partners/${at}/amount`} label={ask.shareOf(called.unit(unit))} />
      ))}
      <OwnShare />
      {trial.value && <WhoDecides trial={trial.value} unit={called.unit} />}
    </Form>
  );
};
