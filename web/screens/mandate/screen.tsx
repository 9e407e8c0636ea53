import { dayOf } from '../../../shared/calendar.ts';
import { dateInWords } from '../../../shared/day-words.ts';
import { read } from '../../core/data.ts';
import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { namesIn } from '../../core/names.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { PotSections } from '../pot/sections.tsx';
import type { ScreenProps } from '../screens.ts';
import { Adoptions } from './adoptions.tsx';
import { headed, Propose } from './propose.tsx';
import { type Mandate, Rules } from './rules.tsx';
import { texts } from './texts.ts';

/** What one may say to a proposal: told with the one thing alone. */
const Answers = ({ campaign, mandate, title }: { campaign: string; mandate: Mandate; title: string }) => {
  const { value, etag } = read('GET /campaigns/{campaign}/pot/mandates/{mandate}', {
    path: { campaign, mandate: mandate.id },
  });
  return (
    <Commands
      commands={value?.commands ?? []}
      show={['adoptMandate', 'declineMandate', 'withdrawMandate']}
      title={title}
      etag={etag}
      decides
    />
  );
};

/** By which rules the pot is spent: what is in force, what is proposed, and what was. */
const Versions = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.mandate);
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/pot/mandates', {
    path: { campaign: campaign.id },
    query: { limit: '100' },
  });
  const { all: directory, unit } = namesIn(campaign.id);
  const offices = (directory.offices ?? []).map(({ id }) => id);
  const now = today();
  const words = (day: string): string => dateInWords(day, language.value, now);
  const all = (items ?? []).toSorted((a, b) => b.number - a.number);
  const inForce = all.find(({ status }) => status === 'in-force');
  const proposed = all.find(({ status }) => status === 'proposed');
  const earlier = all.filter((each) => each !== inForce && each !== proposed);
  const card = (mandate: Mandate, title: string, id: string, soft: readonly (string | undefined)[]) => (
    <section class="card narrow" aria-labelledby={id}>
      <div class="stack tight">
        <h2 id={id}>{title}</h2>
        <p class="soft">{soft.filter(Boolean).join(' · ')}</p>
      </div>
      <Rules {...mandate} />
      <Adoptions adoptions={mandate.adoptions} offices={offices} unit={unit} today={now} />
      {mandate.status === 'proposed' && <Answers campaign={campaign.id} mandate={mandate} title={title} />}
    </section>
  );
  const dueOf = ({ replyBy }: Mandate): string | undefined =>
    replyBy && (replyBy < now ? say.late : say.due)(dayWords(replyBy, now, language.value));
  return (
    <>
      <header class="stack tight">
        <h1>{say.mandate}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      <PotSections campaign={campaign.id} at="mandate" />
      {headed(campaign).length > 0 && (
        <p>
          <a class="button no" href={`/c/${campaign.id}/mandate/new`}>
            {say.propose}
          </a>
        </p>
      )}
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items && !inForce && !proposed && <Nothing title={say.none} how={say.noneHow} icon="warning" level={2} />}
      {proposed &&
        card(proposed, say.proposed(proposed.number), 'proposed', [
          proposed.proposedBy && say.by(unit(proposed.proposedBy)),
          dueOf(proposed),
        ])}
      {inForce &&
        card(inForce, say.inForce(inForce.number), 'in-force', [
          inForce.inForceAt && say.since(words(dayOf(inForce.inForceAt))),
        ])}
      {earlier.length > 0 && (
        <section class="stack narrow" aria-labelledby="earlier">
          <h2 id="earlier">{say.earlier}</h2>
          <ul class="rows">
            {earlier.map((mandate) => (
              <li key={mandate.id} class="line">
                <div class="lead">
                  <h3>{say.number(mandate.number)}</h3>
                  <Chip>{say.status[mandate.status]}</Chip>
                </div>
                <p class="small soft">
                  {[mandate.proposedBy && say.by(unit(mandate.proposedBy)), words(dayOf(mandate.createdAt ?? ''))]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {mandate.ended?.reason && (
                  <p>{say.reason(mandate.ended.by ? unit(mandate.ended.by) : '', mandate.ended.reason)}</p>
                )}
                <details>
                  <summary>{say.rules}</summary>
                  <Rules {...mandate} />
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
      <More more={more} isAsking={isAsking} />
    </>
  );
};

export const Screen = ({ campaign, rest: [first] }: ScreenProps) =>
  first === 'new' ? <Propose campaign={campaign} /> : <Versions campaign={campaign} />;
