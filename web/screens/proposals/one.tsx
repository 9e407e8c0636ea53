import { read, refresh } from '../../core/data.ts';
import { onDay } from '../../core/days.ts';
import type { Campaign } from '../../core/me.ts';
import { namesIn } from '../../core/names.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/title.ts';
import { type Told, ToldList } from '../../parts/told.tsx';
import { Adopt, Enter } from './adopt.tsx';
import { ProposalState } from './list.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/materials/items/proposals/{proposal}';
type Props = { readonly campaign: Campaign; readonly at: string; readonly id: string };

/** One proposal, and what one may answer. */
export const OneProposal = ({ campaign, at, id }: Props) => {
  const say = texts();
  const ask = { path: { campaign: campaign.id, proposal: id } };
  const { value: proposal, etag, failure } = read(route, ask);
  const called = namesIn(campaign.id);
  const title = proposal?.name ?? say.title;
  useTitle(title);
  const again = () => void refresh(route, ask);
  if (!proposal) return failure ? <Failed failure={failure} again={again} /> : <Loading />;
  const { facts } = say;
  const { status, language, editionOf, note, replyBy, item, reason, commands = [] } = proposal;
  const may = (name: string): boolean => commands.some((each) => each.name === name && each.allowed);
  const told: Told = [
    [facts.unit, called.unit(proposal.unit)],
    [facts.kind, say.kinds[proposal.kind]],
    [facts.language, language && called.tongue(language)],
    [facts.editionOf, editionOf && called.item(editionOf)],
    [facts.note, note],
    [facts.reply, status === 'proposed' && replyBy ? onDay(replyBy) : undefined],
    [facts.item, item && called.item(item)],
    [facts.reason, reason],
  ];
  const props = { campaign: campaign.id, proposal, etag, called };
  return (
    <>
      <header class="stack tight">
        <p>
          <a class="back" href={at}>
            ← {say.back}
          </a>
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <ProposalState status={status} />
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <div class="two">
        <section class="card">
          <ToldList told={told} />
          <Commands
            commands={commands}
            show={['declineProposal', 'withdrawProposal', 'reopenProposal']}
            title={title}
            etag={etag}
          />
        </section>
        {may('adoptProposal') && (
          <div class="stack">
            <Adopt {...props} />
            <Enter {...props} />
          </div>
        )}
      </div>
    </>
  );
};
