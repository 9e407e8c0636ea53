import { readAll } from '../../core/pages.ts';
import { useForm } from '../../core/form.ts';
import type { Campaign } from '../../core/me.ts';
import { namesIn } from '../../core/names.ts';
import { go } from '../../core/router.ts';
import { Failed } from '../../parts/failed.tsx';
import { CountField, SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/title.ts';
import { proposeTexts } from './propose-texts.ts';
import { type Mandate, Rules } from './rules.tsx';
import { Steps } from './steps.tsx';
import { faultsIn, termsIn, valuesOf } from './typed.ts';
import type { Tier } from '../../../functions/pot/state.ts';

type Props = { readonly campaign: Campaign; readonly all: readonly Mandate[] };
/** Those that one heads: for which of them one proposes is asked of whoever heads several. */
export const headed = ({ memberships }: Campaign): readonly string[] =>
  memberships.flatMap(({ unit, role }) => (role === 'head' ? [unit] : []));

const ProposeForm = ({ campaign, all }: Props) => {
  const say = proposeTexts();
  const { unit } = namesIn(campaign.id);
  const own = headed(campaign);
  const at = `/c/${campaign.id}/mandate`;
  const inForce = all.find(({ status }) => status === 'in-force');
  const form = useForm({
    name: `mandate.${campaign.id}`,
    initial: {
      ...valuesOf(inForce && { tiers: inForce.tiers as readonly Tier[], splitWindowDays: inForce.splitWindowDays }),
      office: own[0] ?? '',
    },
    check: (values) => faultsIn(values, say.wrong),
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/pot/mandates',
      ask: { path: { campaign: campaign.id }, body: { ...termsIn(values), office: values.office } },
      title: say.title,
      decides: true,
    }),
    done: () => ({ said: say.done, next: at }),
  });
  const terms = termsIn(form.values.value);
  const isRight = Object.keys(faultsIn(form.values.value, say.wrong)).length === 0;
  return (
    <Form of={form} act={say.act} onCancel={{ say: say.cancel, go: () => go(at) }}>
      {own.length > 1 && (
        <SelectField name="office" label={say.office} options={own.map((id) => ({ value: id, say: unit(id) }))} />
      )}
      <Steps />
      <CountField name="splitWindowDays" label={say.days} hint={say.daysHint} unit={say.dayUnit} />
      <section class="card" aria-labelledby="reads">
        <h2 id="reads">{say.reads}</h2>
        {terms && isRight ? <Rules {...terms} /> : <p class="soft">{say.readsNot}</p>}
      </section>
    </Form>
  );
};

/** A change of the mandate: what holds, changed, and as it would read. */
export const Propose = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = proposeTexts();
  useTitle(say.title);
  const { value: all, failure } = readAll('GET /campaigns/{campaign}/pot/mandates', {
    path: { campaign: campaign.id },
  });
  const isProposed = all?.some(({ status }) => status === 'proposed');
  return (
    <>
      <header class="stack tight narrow">
        <p>
          <a class="back" href={`/c/${campaign.id}/mandate`}>
            ← {say.back}
          </a>
        </p>
        <h1 tabIndex={-1}>{say.title}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      {isProposed && <p class="note wait narrow">{say.replaces}</p>}
      {failure && <Failed failure={failure} />}
      {!all && !failure && <Loading />}
      <div class="narrow">{all && <ProposeForm campaign={campaign} all={all} />}</div>
    </>
  );
};
