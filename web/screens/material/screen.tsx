import type { ScreenProps } from '../screens.ts';
import { ProposalsPart } from '../proposals/part.tsx';
import { OneOrder } from './one-order.tsx';
import { OneRun } from './one-run.tsx';
import { Orders } from './orders.tsx';
import { Pick } from './pick.tsx';
import { Places } from './places.tsx';
import { Runs } from './runs.tsx';
import { Start } from './start.tsx';
import { Stock } from './stock.tsx';

/** Material for the offices. Addresses are the subjects of the API. */
export const Screen = ({ campaign, rest: [part, id = ''] }: ScreenProps) => {
  if (part === 'print-runs') return id ? <OneRun key={id} campaign={campaign} id={id} /> : <Runs campaign={campaign} />;
  if (part === 'orders') return id ? <OneOrder key={id} campaign={campaign} id={id} /> : <Orders campaign={campaign} />;
  if (part === 'stock') return <Stock campaign={campaign} />;
  if (part === 'pick-lists') return <Pick campaign={campaign} />;
  if (part === 'proposals')
    return (
      <ProposalsPart
        campaign={campaign}
        at="materials"
        id={id}
        nav={<Places campaign={campaign.id} at="proposals" />}
      />
    );
  return <Start campaign={campaign} />;
};
