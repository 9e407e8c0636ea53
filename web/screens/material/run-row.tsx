import type { Names } from '../../core/names.ts';
import { onDay } from '../../core/days.ts';
import { Chip } from '../../parts/chip.tsx';
import { copiesWords, editionWords, type Run } from './data.ts';
import { texts } from './texts.ts';

export const RunState = ({ run: { status } }: { readonly run: Pick<Run, 'status'> }) => {
  const say = texts();
  const tones = {
    arrived: 'good',
    late: 'late',
    'awaiting-funds': 'soon',
    confirmed: 'told',
    cancelled: 'plain',
  } as const;
  const icons = {
    arrived: 'check',
    late: 'warning',
    'awaiting-funds': 'coin',
    confirmed: 'clock',
    cancelled: 'cross',
  } as const;
  return (
    <Chip tone={tones[status]} icon={icons[status]}>
      {say.runStates[status]}
    </Chip>
  );
};

/** One print run in a list. */
type Props = { readonly campaign: string; readonly run: Run; readonly names: Names };
export const RunRow = ({ campaign, run, names }: Props) => (
  <li>
    <a class="row" href={`/c/${campaign}/materials/print-runs/${run.id}`}>
      <b>{editionWords(run, names)}</b>
      <b>{copiesWords(run.quantity)}</b>
      <span class="soft small">{run.status === 'arrived' ? '' : texts().comes(onDay(run.deliveredBy))}</span>
      <span />
      <RunState run={run} />
    </a>
  </li>
);
