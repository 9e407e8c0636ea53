import type { ComponentChildren } from 'preact';
import type { Answer } from '../../core/contract.ts';
import type { Campaign } from '../../core/me.ts';
import { namesIn } from '../../core/names.ts';
import { usePages } from '../../core/pages.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { OwnList } from '../../parts/own-list.tsx';
import { texts } from './texts.ts';

export type Proposal = Answer<'GET /campaigns/{campaign}/materials/items/proposals'>['items'][number];
const tones: Readonly<Record<Proposal['status'], Tone>> = {
  proposed: 'soon',
  adopted: 'good',
  declined: 'late',
  withdrawn: 'plain',
};
export const ProposalState = ({ status }: Pick<Proposal, 'status'>) => (
  <Chip tone={tones[status]}>{texts().states[status]}</Chip>
);

/** What is proposed for the catalogue: of all for offices, one's own for an association. `at`: where it is shown. */
type Props = { readonly campaign: Campaign; readonly at: string; readonly nav?: ComponentChildren };
export const Proposals = ({ campaign, at, nav }: Props) => {
  const say = texts();
  const { unit, tongue } = namesIn(campaign.id);
  const pages = usePages('GET /campaigns/{campaign}/materials/items/proposals', { path: { campaign: campaign.id } });
  return (
    <OwnList
      title={say.title}
      lede={say.lede}
      act={{ say: say.propose, href: `${at}/new`, icon: 'box' }}
      none={{ title: say.none, how: say.noneHow }}
      nav={nav}
      pages={pages}
      row={(proposal) => ({
        href: `${at}/${proposal.id}`,
        title: proposal.name,
        below: [unit(proposal.unit), say.kinds[proposal.kind], proposal.language && tongue(proposal.language)]
          .filter(Boolean)
          .join(' · '),
        state: <ProposalState status={proposal.status} />,
      })}
    />
  );
};
