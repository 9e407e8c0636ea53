import { signal } from '@preact/signals';
import { addDays } from '../../../shared/calendar.ts';
import { dayOfWeek } from '../../../shared/weeks.ts';
import { readAll } from '../../core/pages.ts';
import { namesIn } from '../../core/names.ts';
import { read, refreshAll } from '../../core/data.ts';
import { dateWords } from '../../core/days.ts';
import { today } from '../../core/stockholm.ts';
import { Choose } from '../../parts/choose.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { Agenda } from './agenda.tsx';
import { AskBoost, Boosts } from './boosts.tsx';
import { Calendar } from './calendar.tsx';
import { isPlanned } from './data.ts';
import { OneBoost } from './one-boost.tsx';
import { OnePublication } from './one.tsx';
import { PublicityPlaces } from './places.tsx';
import { Propose } from './propose.tsx';
import { texts } from './texts.ts';

/** So many weeks are seen at once; one looks as many further. */
const weeks = 6;
/** Weeks from this one, and whose channels: kept for when one comes back from a publication. */
const looking = signal<{ readonly offset: number; readonly owner: string }>({ offset: 0, owner: '' });

const Plan = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.title);
  const { offset, owner } = looking.value;
  const monday = addDays(today(), -dayOfWeek(today()));
  const from = addDays(monday, offset * 7);
  const to = addDays(from, weeks * 7 - 1);
  const path = { campaign: campaign.id };
  const plan = read('GET /campaigns/{campaign}/publicity/plan', { path, query: { from, to } });
  const channels = readAll('GET /campaigns/{campaign}/channels', { path });
  const names = namesIn(campaign.id);
  const failure = plan.failure ?? channels.failure;
  const shown = (channels.value ?? [])
    .filter(({ retired, ...each }) => retired === undefined && (owner === '' || each.owner === owner))
    .toSorted((a, b) => a.owner.localeCompare(b.owner, 'sv') || a.name.localeCompare(b.name, 'sv'));
  const ids = new Set(shown.map(({ id }) => id));
  const publications = (plan.value?.publications ?? []).filter(({ channel }) => owner === '' || ids.has(channel));
  const offices = [...new Set((channels.value ?? []).map((each) => each.owner))];
  const look = (change: Partial<typeof looking.value>): void => {
    looking.value = { ...looking.peek(), ...change };
  };
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.title}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      <PublicityPlaces campaign={campaign.id} at="calendar" />
      <div class="filters">
        <Choose
          label={say.owner}
          value={owner}
          any={say.anyOwner}
          options={offices.map((value) => ({ value, say: names.unit(value) }))}
          onChoose={(value) => look({ owner: value })}
        />
        <div class="flow steps">
          <button class="no" type="button" onClick={() => look({ offset: offset - weeks })}>
            {say.earlier}
          </button>
          <b aria-live="polite">{say.span(dateWords(from), dateWords(to))}</b>
          <button class="no" type="button" onClick={() => look({ offset: offset + weeks })}>
            {say.later}
          </button>
        </div>
      </div>
      {failure && <Failed failure={failure} again={() => void refreshAll()} />}
      {!plan.value && !failure && <Loading />}
      {channels.value?.length === 0 && (
        <Nothing title={say.noChannels} how={say.noChannelsHow} icon="megaphone" level={2} />
      )}
      {plan.value && shown.length > 0 && (
        <>
          <section class="stack wide" aria-labelledby="calendar">
            <h2 id="calendar">{say.calendar}</h2>
            <Calendar
              campaign={campaign.id}
              from={from}
              to={to}
              channels={shown}
              publications={publications}
              names={names}
            />
          </section>
          <section class="stack slim" aria-labelledby="agenda">
            <h2 id="agenda">{say.agenda}</h2>
            {publications.some(isPlanned) ? (
              <Agenda campaign={campaign.id} publications={publications} names={names} />
            ) : (
              <p class="soft">
                {say.empty} {say.emptyHow}
              </p>
            )}
          </section>
          <Propose campaign={campaign.id} names={names} />
        </>
      )}
    </>
  );
};

/** What is published when: channels by weeks, and each publication with its answer. */
export const Screen = ({ campaign, rest: [event, id, of, channel] }: ScreenProps) => {
  if (event !== 'boosts') return <Publications campaign={campaign} event={event} id={id} />;
  if (id === undefined) return <Boosts campaign={campaign} />;
  return id === 'new' ? (
    <AskBoost campaign={campaign} event={of} channel={channel} />
  ) : (
    <OneBoost key={id} campaign={campaign} id={id} />
  );
};
type Which = Pick<ScreenProps, 'campaign'> & { readonly event: string | undefined; readonly id: string | undefined };
const Publications = ({ campaign, event, id }: Which) =>
  event && id ? <OnePublication key={id} campaign={campaign} event={event} id={id} /> : <Plan campaign={campaign} />;
