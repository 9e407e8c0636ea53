import type { Day } from '../../../shared/calendar.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { Answer } from '../../core/contract.ts';
import { read } from '../../core/data.ts';
import { dayWords, money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { NameOf } from '../../core/names.ts';
import { Chip } from '../../parts/chip.tsx';
import { Commands } from '../../parts/commands.tsx';
import { texts } from './texts.ts';

type Settlement = Answer<'GET /campaigns/{campaign}/pot/settlements'>['items'][number];
type Props = {
  readonly settlement: Settlement;
  readonly campaign: string;
  readonly unit: NameOf;
  readonly today: Day;
};

/** One settlement: each transfer, whether its money has come, and what one may say of it. */
export const Made = ({ settlement, campaign, unit, today }: Props) => {
  const say = texts();
  const { number, transfers, createdAt, replyBy, reversed, id } = settlement;
  // What one may do is told with the one thing alone.
  const { value, etag } = read('GET /campaigns/{campaign}/pot/settlements/{settlement}', {
    path: { campaign, settlement: id },
  });
  const commands = value?.commands ?? [];
  const day = (of: string): string => dayWords(of, today, language.value);
  const isPaid = transfers.every(({ paid }) => paid);
  const isLate = !reversed && !isPaid && replyBy !== undefined && replyBy < today;
  const focus = ['#made'];
  return (
    <article class="card" aria-labelledby={`settlement-${number}`}>
      <div class="lead">
        <h3 id={`settlement-${number}`}>{say.number(number)}</h3>
        {reversed ? (
          <Chip>{say.reversed}</Chip>
        ) : isPaid ? (
          <Chip tone="good" icon="check">
            {say.allPaid}
          </Chip>
        ) : (
          replyBy !== undefined && (
            <Chip tone={isLate ? 'late' : 'plain'} {...(isLate && { icon: 'clock' as const })}>
              {(isLate ? say.late : say.by)(day(replyBy))}
            </Chip>
          )
        )}
      </div>
      <p class="small soft">
        {createdAt && say.madeOn(day(dayOf(createdAt)))}
        {reversed?.reason && ` · ${reversed.reason}`}
      </p>
      <ul class="stack">
        {transfers.map((transfer) => {
          const payment = transfer.payments.findLast((each) => each.reversed === undefined);
          return (
            <li key={transfer.id} class="stack tight">
              <div class="lead">
                <span>{say.owes(unit(transfer.from), unit(transfer.to))}</span>
                <b class={reversed ? 'amount gone' : 'amount'}>{money(transfer.amount, language.value)}</b>
              </div>
              {!reversed && (
                <Chip tone={payment ? 'good' : 'plain'} {...(payment && { icon: 'check' as const })}>
                  {payment ? say.paid(day(payment.day)) : say.unpaid}
                </Chip>
              )}
              <Commands
                commands={commands.filter(({ route }) => route.includes(`/transfers/${transfer.id}/`))}
                show={['payTransfer', 'reversePayment']}
                title={`${money(transfer.amount, language.value)}, ${unit(transfer.from)} – ${unit(transfer.to)}`}
                etag={etag}
                decides
                focus={focus}
              />
            </li>
          );
        })}
      </ul>
      <Commands
        commands={commands}
        show={['reverseSettlement']}
        title={say.number(number)}
        etag={etag}
        decides
        focus={focus}
      />
    </article>
  );
};
