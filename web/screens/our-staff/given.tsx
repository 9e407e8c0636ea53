import type { Answer } from '../../core/contract.ts';
import { read } from '../../core/data.ts';
import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import { Commands } from '../../parts/commands.tsx';
import { texts } from './texts.ts';

type Allocation = Answer<'GET /campaigns/{campaign}/staff/requests/{request}'>['allocations'][number];
type Props = { readonly campaign: string; readonly allocation: Allocation };

/** What one was given, and whether it is right: yes, or no with a reason. */
export const Given = ({ campaign, allocation: { id, extent, from, to, status, replyBy } }: Props) => {
  const say = texts();
  const { value, etag } = read('GET /campaigns/{campaign}/staff/allocations/{allocation}', {
    path: { campaign, allocation: id },
  });
  const day = (on: string): string => dayWords(on, today(), language.value);
  const what = say.allocation(extent, day(from), day(to));
  return (
    <article class="card">
      <h3>{what}</h3>
      <span class="flow">
        <Chip tone={status === 'confirmed' ? 'good' : 'plain'}>{say.allocated[status] ?? say.allocated.ended}</Chip>
        {replyBy && status === 'allocated' && (
          <Chip tone="soon" icon="clock">
            {say.answerBy(day(replyBy))}
          </Chip>
        )}
      </span>
      {value && (
        <Commands
          commands={value.commands ?? []}
          show={['confirmAllocation', 'disputeAllocation']}
          title={what}
          etag={etag}
        />
      )}
    </article>
  );
};
