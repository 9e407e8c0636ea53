import { grouped } from '../../../shared/money.ts';
import { read, refresh } from '../../core/data.ts';
import { money } from '../../core/figures.ts';
import { useForm } from '../../core/form.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { namesIn } from '../../core/names.ts';
import { countOf } from '../../core/typed.ts';
import { Failed } from '../../parts/failed.tsx';
import { CountField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/title.ts';
import { type Told, ToldList } from '../../parts/told.tsx';
import { BoostState } from './boosts.tsx';
import { boostTexts } from './boost-texts.ts';

type MeasureProps = {
  readonly campaign: string;
  readonly id: string;
  readonly reach: number | undefined;
  readonly etag: string | undefined;
};
const Measure = ({ campaign, id, reach, etag }: MeasureProps) => {
  const say = boostTexts();
  const form = useForm({
    name: `boost-reach.${campaign}.${id}`,
    initial: { reach: reach === undefined ? '' : String(reach) },
    check: (values) => (countOf(values.reach ?? '') === undefined ? { reach: say.faults.reach } : {}),
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/boosts/{boost}/results',
      ask: { path: { campaign, boost: id }, body: { reach: countOf(values.reach ?? '') } },
      ifMatch: etag,
      title: say.measureAct,
    }),
    done: () => ({ said: say.measured }),
  });
  return (
    <section class="card narrow" aria-labelledby="measure">
      <h2 id="measure">{say.measure}</h2>
      <Form of={form} act={say.measureAct}>
        <CountField name="reach" label={say.reach} />
      </Form>
    </section>
  );
};

/** One boost: what it costs, what became of its money, and whom it reached. */
export const OneBoost = ({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) => {
  const say = boostTexts();
  const ask = { path: { campaign: campaign.id, boost: id } };
  const { value: boost, etag, failure } = read('GET /campaigns/{campaign}/boosts/{boost}', ask);
  const names = namesIn(campaign.id);
  const event = boost?.event;
  const gathering =
    event === undefined
      ? undefined
      : read('GET /campaigns/{campaign}/events/{event}', { path: { campaign: campaign.id, event } }).value;
  const title = boost ? say.in(names.channel(boost.channel)) : say.title;
  useTitle(title);
  const again = () => void refresh('GET /campaigns/{campaign}/boosts/{boost}', ask);
  if (!boost) return failure ? <Failed failure={failure} again={again} /> : <Loading />;
  const { facts } = say;
  const said = (sum: number): string => money(sum, language.value);
  const may = boost.commands?.some(({ name, allowed }) => name === 'measureBoost' && allowed);
  const told: Told = [
    [facts.unit, names.unit(boost.unit)],
    [facts.amount, said(boost.amount)],
    [facts.paid, boost.paid && said(boost.paid)],
    [facts.audience, names.audience(boost.audience)],
    [facts.area, boost.area && names.unit(boost.area)],
    [facts.event, gathering?.title],
    [facts.reach, boost.reach !== undefined && say.people(grouped(boost.reach, language.value))],
  ];
  return (
    <>
      <header class="stack tight">
        <p>
          <a class="back" href={`/c/${campaign.id}/publicity/boosts`}>
            ← {say.back}
          </a>
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <BoostState status={boost.status} />
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <section class="card narrow">
        <ToldList told={told} />
        <p>
          <a href={`/c/${campaign.id}/requests/${boost.spending.request}`}>{say.request}</a>
        </p>
      </section>
      {may && <Measure key={etag} campaign={campaign.id} id={id} reach={boost.reach} etag={etag} />}
    </>
  );
};
