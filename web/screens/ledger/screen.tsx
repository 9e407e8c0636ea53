import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dayAndDate } from '../../../shared/day-words.ts';
import { capital } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { namesIn } from '../../core/names.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { DownloadButton } from '../../parts/download-button.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { PotSections } from '../pot/sections.tsx';
import type { ScreenProps } from '../screens.ts';
import { Check } from './check.tsx';
import { byDay, EntryRow } from './entry.tsx';
import { texts } from './texts.ts';

/** The books in plain words, newest first, and what one looks for in them. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  useTitle(say.ledger);
  const wanted = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const q = wanted.value;
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/pot/ledger', {
    path: { campaign: campaign.id },
    query: { order: 'newest', ...(q !== '' && { q }) },
  });
  const names = namesIn(campaign.id);
  const now = today();
  const look = (event: Event): void => {
    event.preventDefault();
    wanted.value = field.current?.value.trim() ?? '';
  };
  const all = (): void => {
    wanted.value = '';
    if (field.current) field.current.value = '';
    field.current?.focus();
  };
  return (
    <>
      <header class="stack tight">
        <h1>{say.ledger}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      <PotSections campaign={campaign.id} at="ledger" />
      <form role="search" class="stack tight narrow" onSubmit={look}>
        <label class="field" for="ledger-search">
          {say.search}
          <span id="ledger-hint" class="hint">
            {say.searchHint}
          </span>
        </label>
        <div class="beside-button">
          <input
            ref={field}
            id="ledger-search"
            type="search"
            maxLength={100}
            aria-describedby="ledger-hint"
            onInput={({ currentTarget }) => {
              // The cross in the field empties it without a press on the button.
              if (currentTarget.value === '') wanted.value = '';
            }}
          />
          <button class="go" type="submit">
            {say.find}
          </button>
        </div>
      </form>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && q === '' && <Nothing title={say.empty} how={say.emptyHow} icon="coin" level={2} />}
      {items?.length === 0 && q !== '' && (
        <div class="stack" role="status">
          <p>{more ? say.noneYet(q) : say.none(q)}</p>
          {!more && (
            <p>
              <button class="no" type="button" onClick={all}>
                {say.clear}
              </button>
            </p>
          )}
        </div>
      )}
      {[...byDay(items ?? [])].map(([day, entries]) => (
        <section key={day} class="stack narrow" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{capital(dayAndDate(day, language.value, now))}</h2>
          <ul class="rows">
            {entries.map((entry) => (
              <EntryRow key={entry.seq} entry={entry} campaign={campaign.id} today={now} names={names} />
            ))}
          </ul>
        </section>
      ))}
      {items && <More more={more} isAsking={isAsking} {...(q !== '' && { label: say.back })} />}
      {items && items.length > 0 && (
        <section class="card narrow" aria-labelledby="books">
          <h2 id="books">{say.export}</h2>
          <p class="soft">{say.exportHint}</p>
          <div class="flow">
            {(names.all.offices ?? []).map(({ id, name }) => (
              <DownloadButton
                key={id}
                address={`/campaigns/${campaign.id}/pot/ledger.sie?office=${id}`}
                name={`${campaign.id}-${id}.si`}
              >
                {say.download(name)}
              </DownloadButton>
            ))}
          </div>
          <Check campaign={campaign.id} />
        </section>
      )}
    </>
  );
};
