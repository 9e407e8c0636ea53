import { grouped } from '../../../shared/money.ts';
import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { useTitle } from '../../parts/title.ts';
import { type Told, ToldList } from '../../parts/told.tsx';
import { CounterForm, MeasureForm, PostForm } from './answer-forms.tsx';
import { Clashes } from './clashes.tsx';
import { momentWords } from './data.ts';
import { PublicationState } from './state.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/events/{event}/publications/{publication}';
type Props = { readonly campaign: Campaign; readonly event: string; readonly id: string };

/** One publication: what comes out where and when, what it clashes with, and what its office answers. */
export const OnePublication = ({ campaign, event, id }: Props) => {
  const say = texts();
  const ask = { path: { campaign: campaign.id, event, publication: id } };
  const { value: publication, etag, failure } = read(route, ask);
  const names = namesIn(campaign.id);
  const title = publication?.title ?? say.title;
  useTitle(title);
  const again = () => void refresh(route, ask);
  if (!publication) return <NotYet title={title} failure={failure} again={again} />;
  const { facts } = say;
  const { counter, measured, url } = publication;
  const commands = publication.commands ?? [];
  const may = (name: string): boolean => commands.some((each) => each.name === name && each.allowed);
  const told: Told = [
    [facts.channel, names.channel(publication.channel)],
    [facts.at, momentWords(publication.at)],
    [facts.owner, names.unit(publication.owner)],
    [facts.by, publication.by && names.unit(publication.by)],
    [facts.language, names.tongue(publication.language)],
    [facts.text, publication.text],
    [facts.counter, counter && `${momentWords(counter.at)}, ${names.channel(counter.channel)}`],
    [facts.reason, publication.reason],
    [facts.reached, measured && say.people(grouped(measured.reach, language.value))],
    [
      facts.url,
      url && (
        <a href={url} rel="noreferrer" target="_blank">
          {url}
        </a>
      ),
    ],
  ];
  return (
    <>
      <nav class="links">
        <a href={`/c/${campaign.id}/publicity`}>{say.toCalendar}</a>
      </nav>
      <header class="stack tight">
        <h1 tabIndex={-1}>{title}</h1>
        <PublicationState publication={publication} />
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <div class="two">
        <section class="card">
          <ToldList told={told} />
          <Commands
            commands={commands}
            show={[
              'acceptPublication',
              'acceptCounterProposal',
              'reopenPublication',
              'declinePublication',
              'withdrawPublication',
            ]}
            title={title}
            etag={etag}
            decides
          />
        </section>
        <div class="stack wide-gap">
          <section class="stack" aria-labelledby="clashes">
            <h2 id="clashes">{say.clashes}</h2>
            <Clashes clashes={publication.clashes} names={names} />
          </section>
          {(publication.status === 'accepted' || publication.status === 'posted') && (
            <p>
              <a class="button no" href={`/c/${campaign.id}/publicity/boosts/new/${event}/${publication.channel}`}>
                {say.boost}
              </a>
            </p>
          )}
          {may('counterPublication') && (
            <CounterForm key={etag} campaign={campaign.id} publication={publication} etag={etag} names={names} />
          )}
          {may('postPublication') && (
            <PostForm key={etag} campaign={campaign.id} publication={publication} etag={etag} />
          )}
          {may('measurePublication') && (
            <MeasureForm key={etag} campaign={campaign.id} publication={publication} etag={etag} />
          )}
        </div>
      </div>
    </>
  );
};
