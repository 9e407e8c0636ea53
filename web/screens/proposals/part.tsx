import type { ComponentChildren } from 'preact';
import type { Campaign } from '../../core/me.ts';
import { Proposals } from './list.tsx';
import { Propose } from './new.tsx';
import { OneProposal } from './one.tsx';

/** Proposals for the catalogue, among the material of offices and of associations alike: `at` is where. */
type Props = {
  readonly campaign: Campaign;
  readonly at: string;
  readonly id: string | undefined;
  readonly nav: ComponentChildren;
};
export const ProposalsPart = ({ campaign, at, id, nav }: Props) => {
  const home = `/c/${campaign.id}/${at}/proposals`;
  if (!id) return <Proposals campaign={campaign} at={home} nav={nav} />;
  if (id === 'new') return <Propose campaign={campaign} at={home} />;
  return <OneProposal key={id} campaign={campaign} at={home} id={id} />;
};
