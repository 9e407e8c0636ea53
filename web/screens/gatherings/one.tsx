import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { capital, copies, dayWords, money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { useTitle } from '../../parts/title.ts';
import { type Told, ToldList } from '../../parts/told.tsx';
import { BoostForm } from '../publicity/boost-form.tsx';
import { boostTexts } from '../publicity/boost-texts.ts';
import { Change } from './change.tsx';
import { Clashes } from './radar.tsx';
import { Results } from './results.tsx';
import { GatheringState } from './state.tsx';
import { texts } from './texts.ts';
import { whenWords } from './when.ts';

type Props = { readonly campaign: Campaign; readonly id: string; readonly isChanging: boolean };

/** One gathering: how far it has come, what clashes, and what one can do with it. */
export const One = ({ campaign, id, isChanging }: Props) => {
  const say = texts();
  const asked = { path: { campaign: campaign.id, event: id } };
  const { value: gathering, etag, failure } = read('GET /campaigns/{campaign}/events/{event}', asked);
  const called = namesIn(campaign.id);
  useTitle(gathering?.title ?? say.events);
  const again = () => void refresh('GET /campaigns/{campaign}/events/{event}', asked);
  if (!gathering) return <NotYet title={say.events} failure={failure} again={again} />;
  const { title, place, online, organisers, audience, owner, replyBy, reason, results, status, contact } = gathering;
  const commands = gathering.commands ?? [];
  const can = (name: string): boolean => commands.some((each) => each.name === name && each.allowed);
  const isMine = campaign.memberships.some(({ unit }) => (organisers as readonly string[]).includes(unit));
  const day = (on: string): string => dayWords(on, today(), language.value);
  const facts: Told = [
    [say.facts.when, capital(whenWords(gathering))],
    [say.facts.where, online?.url ?? [place?.name, place?.address].filter(Boolean).join(', ')],
    [say.facts.kind, called.kind(gathering.kind)],
    [say.facts.audience, audience && called.audience(audience)],
    [say.facts.who, organisers.map(called.unit).join(', ')],
    [say.facts.contact, contact && [contact.name, contact.phone, contact.email].filter(Boolean).join(', ')],
    [
      say.facts.reply,
      status === 'submitted' && owner && replyBy ? say.answered(called.unit(owner), day(replyBy)) : undefined,
    ],
    [say.facts.why, reason],
  ];
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/events`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <GatheringState gathering={gathering} />
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {isChanging && can('changeEvent') ? (
        <Change campaign={campaign} gathering={gathering} etag={etag} />
      ) : (
        <>
          <section class="card">
            <p>{gathering.summary}</p>
            {gathering.description && <p>{gathering.description}</p>}
            <ToldList told={facts} />
            {results && (
              <p>
                <b>{say.result(copies(results.reach, language.value), money(results.cost, language.value))}</b>
              </p>
            )}
          </section>
          <Clashes clashes={gathering.clashes} />
          {can('reportResults') && <Results campaign={campaign.id} gathering={gathering} etag={etag} />}
          {isMine && status === 'published' && gathering.visibility === 'public' && (
            <details class="card">
              <summary>{boostTexts().ask}</summary>
              <div class="stack">
                <p class="soft">{boostTexts().askHow}</p>
                <BoostForm campaign={campaign} event={id} />
              </div>
            </details>
          )}
          <p class="links">
            {can('changeEvent') && (
              <a class="button no" href={`/c/${campaign.id}/events/${id}/change`}>
                {say.change}
              </a>
            )}
            {status === 'published' && gathering.visibility === 'public' && (
              <a href={`/public/${campaign.id}/events/${id}`}>{say.share}</a>
            )}
          </p>
          <Commands
            commands={commands}
            show={['submitEvent', 'publishEvent', 'cancelEvent', 'reverseResults']}
            title={title}
            etag={etag}
          />
        </>
      )}
    </>
  );
};
