import type { Answer } from '../../core/contract.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

type Listed = Answer<'GET /campaigns/{campaign}/staff/requests'>['items'][number];
const looks: Readonly<Record<Listed['status'], { readonly tone: Tone; readonly icon?: IconName }>> = {
  proposed: { tone: 'soon', icon: 'clock' },
  submitted: { tone: 'plain', icon: 'clock' },
  allocated: { tone: 'soon', icon: 'people' },
  confirmed: { tone: 'good', icon: 'check' },
  declined: { tone: 'late', icon: 'cross' },
  withdrawn: { tone: 'plain', icon: 'cross' },
};

/** How far a request for staff has come, in words. */
export const RequestState = ({ request: { status } }: { readonly request: Pick<Listed, 'status'> }) => (
  <Chip {...looks[status]}>{texts().status[status]}</Chip>
);
