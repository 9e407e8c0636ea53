import type { Answer } from '../../core/contract.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

export type Listed = Answer<'GET /campaigns/{campaign}/events'>['items'][number];
export type Gathering = Answer<'GET /campaigns/{campaign}/events/{event}'>;
const looks: Readonly<Record<Listed['status'], { readonly tone: Tone; readonly icon?: IconName }>> = {
  draft: { tone: 'plain' },
  submitted: { tone: 'soon', icon: 'clock' },
  declined: { tone: 'late', icon: 'cross' },
  published: { tone: 'good', icon: 'check' },
  cancelled: { tone: 'late', icon: 'cross' },
  held: { tone: 'plain', icon: 'check' },
};

/** How far it has come, in words. */
export const GatheringState = ({ gathering: { status } }: { readonly gathering: Pick<Listed, 'status'> }) => (
  <Chip {...looks[status]}>{texts().status[status]}</Chip>
);
