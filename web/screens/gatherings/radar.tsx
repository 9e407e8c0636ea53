import type { Names } from '../../core/names.ts';
import { read } from '../../core/data.ts';
import type { Values } from '../../core/draft.ts';
import { capital, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { type Trial, useTrial } from '../../core/trial.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Looking } from '../../parts/looking.tsx';
import type { Gathering } from './state.tsx';
import { texts } from './texts.ts';
import { bodyOf, timesIn } from './typed.ts';
import { whenWords } from './when.ts';

type Clash = Gathering['clashes'][number];
export const Clashes = ({ clashes }: { readonly clashes: readonly Clash[] }) => {
  const say = texts();
  if (clashes.length === 0) return null;
  return (
    <div class="note wait">
      <Icon name="warning" />
      <div class="stack tight">
        <p>
          <b>{say.clashes(clashes.length)}</b>
        </p>
        <ul class="stack tight">
          {clashes.map(({ title, why, overlap }, at) => (
            <li key={at}>
              <b>{title ?? say.unknown}</b>: {why.map((each) => say.why[each]).join(', ')},{' '}
              {say.from(overlap.from.slice(11, 16), overlap.to.slice(11, 16))}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};

/** What else happens on that day, of what one may see. */
const SameDay = ({ campaign, day, clashes }: { campaign: string; day: string; clashes: readonly Clash[] }) => {
  const say = texts();
  const { value } = read('GET /campaigns/{campaign}/events', {
    path: { campaign },
    query: { from: day, to: day, limit: '20' },
  });
  const told = new Set(clashes.map(({ event }) => event));
  const others = (value?.items ?? []).filter(({ id, status }) => !told.has(id) && status !== 'cancelled');
  if (others.length === 0) return null;
  return (
    <>
      <h3>{say.sameDay}</h3>
      <ul class="stack tight">
        {others.map((each) => (
          <li key={each.id}>
            <b>{each.title}</b>
            <br />
            <span class="soft">{[capital(whenWords(each)), each.place?.name].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

type Props = { readonly campaign: string; readonly called: Names; readonly values: Values };
/** The registration as it would be, tried while one types: what is not said yet stands in for itself. */
const useTried = ({ campaign, values }: Props): Trial | undefined => {
  const times = timesIn(values);
  const isThere = values.where === 'net' ? values['online/url'] : values['place/name'];
  const body = { title: '–', summary: '–', kind: 'event', languages: ['sv'] };
  const said = Object.fromEntries(
    Object.entries(bodyOf(values)).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
  return useTrial(
    times && isThere
      ? {
          route: 'POST /campaigns/{campaign}/events',
          ask: { path: { campaign }, body: { ...body, ...said, contact: undefined, submit: true } },
        }
      : undefined,
  ).value;
};

/** The clash radar: what else happens then and there, before anything is sent. */
export const Radar = (props: Props) => {
  const say = texts();
  const { campaign, called, values } = props;
  const trial = useTried(props);
  const tried = trial?.answer as Gathering | undefined;
  // What is wrong is said at its field when one sends it.
  const failure = trial?.failure?.code === 'invalid-input' ? undefined : trial?.failure;
  return (
    <section class="card" aria-labelledby="radar" aria-busy={trial?.isAsking ?? false}>
      <h2 id="radar">{say.radar}</h2>
      {failure && <Failed failure={failure} />}
      <Looking trial={trial} how={say.radarNo} />
      {tried && (
        <>
          {tried.clashes.length === 0 ? (
            <p>
              <Icon name="check" /> {say.radarClear}
            </p>
          ) : (
            <>
              <Clashes clashes={tried.clashes} />
              <p>{say.clashHow}</p>
            </>
          )}
          <SameDay campaign={campaign} day={(values.day ?? '').slice(0, 10)} clashes={tried.clashes} />
          {tried.owner && tried.replyBy && (
            <p>{say.reply(called.unit(tried.owner), dayWords(tried.replyBy, today(), language.value))}</p>
          )}
        </>
      )}
    </section>
  );
};
