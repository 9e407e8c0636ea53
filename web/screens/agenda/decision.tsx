import { useSignal } from '@preact/signals';
import type { Day } from '../../../shared/calendar.ts';
import { read } from '../../core/data.ts';
import { dayWords, money, sentence } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { Bar } from '../../parts/bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/failed.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { SignInAgain } from '../../parts/sign-in-again.tsx';
import { act, dismiss, underWay } from './acting.ts';
import { Due } from './due.tsx';
import type { Item } from './item.ts';
import { texts } from './texts.ts';
import { Votes } from './votes.tsx';

type Props = {
  readonly item: Item;
  readonly campaign: Campaign;
  readonly today: Day;
  readonly names: ReadonlyMap<string, string>;
  /** Where one is once it is answered. */
  readonly next: string;
};

/** All that one must know to say yes or no to a spending, and both buttons in reach. */
export const Decision = ({ item, campaign, today, names, next }: Props) => {
  const say = texts();
  const asking = useSignal<'approve' | 'refuse' | undefined>(undefined);
  const [, , id = ''] = item.subject.split('/');
  const at = { path: { campaign: campaign.id, request: id } };
  const { value: request, etag } = read('GET /campaigns/{campaign}/pot/requests/{request}', at);
  const { value: pot } = read('GET /campaigns/{campaign}/pot', { path: { campaign: campaign.id } });
  const line = pot?.budgetLines.find((each) => each.id === request?.budgetLine);
  const facts = new Map(item.facts.map((each) => [each.name, each]));
  const amount = item.amount ?? request?.amount ?? 0;
  const said = (ore: number) => money(ore, language.value);
  const doing = underWay.value?.id === item.id ? underWay.value : undefined;
  const commands = request?.commands ?? [];
  const approve = commands.find(({ name }) => name === 'approveSpending');
  const own = campaign.actingFor.filter((office) => item.for.some((unit) => unit.id === office));
  const office = campaign.actingFor.length > 1 && own[0] ? { office: own[0] } : {};
  // Either may know it first; to ask once too often costs a press, to ask too seldom money.
  const isDecisive = approve?.decisive === true || item.commands.some(({ decisive }) => decisive === true);
  const path = `/campaigns/${campaign.id}/pot/requests/${id}`;
  const title = request?.purpose ?? item.title;
  const undo = `DELETE ${path}/approvals/mine`;

  const vote = async (kind: 'approvals' | 'refusals', reason?: string): Promise<void> => {
    const isDone = await act({
      id: item.id,
      route: `POST ${path}/${kind}`,
      body: { ...office, ...(reason !== undefined && { reason }) },
      title: kind === 'approvals' ? say.approved(title) : say.refused(title),
      ifMatch: etag,
      next,
      said: (answer) => {
        const { status } = answer as { readonly status: string };
        const what = kind === 'approvals' ? say.approved(title) : say.refused(title);
        if (status === 'reserved' && !request?.supplement) return { said: `${what}. ${say.reserved}` };
        return status === 'submitted' ? { said: `${what}.`, undo } : { said: `${what}.` };
      },
    });
    if (isDone) asking.value = undefined;
  };
  const close = (): void => {
    asking.value = undefined;
    dismiss();
  };
  const press = (): void => {
    if (isDecisive) asking.value = 'approve';
    else void vote('approvals');
  };
  const onKey = (event: KeyboardEvent): void => {
    if (asking.value || event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = event.key.toLowerCase();
    if (pressed === 'g') press();
    else if (pressed === 'a') asking.value = 'refuse';
  };
  const again = doing?.failure?.code === 'sign-in-again';
  return (
    <article class="one card" id="one" aria-labelledby="one-title" onKeyDown={onKey}>
      <div class="stack tight">
        <h2 id="one-title" tabIndex={-1}>
          {title}
        </h2>
        <p class="soft">
          {[
            item.unit?.name,
            request?.neededBy && say.needed(dayWords(request.neededBy, today, language.value)),
            request?.payee && say.payee(request.payee),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <div class="lead">
          <p class="sum">{said(amount)}</p>
          <Due item={item} today={today} />
        </div>
      </div>
      <div class="stack">
        {line && (
          <Bar
            whole={line.amount}
            label={say.bar(line.name, said(line.amount), said(line.paid), said(line.reserved), said(amount))}
            parts={[
              { kind: 'paid', amount: line.paid },
              { kind: 'kept', amount: line.reserved },
              { kind: 'this', amount },
            ]}
          />
        )}
        <dl class="facts">
          <dt>{say.left(facts.get('line')?.text ?? '')}</dt>
          <dd>{facts.get('left-before')?.text}</dd>
          <dt>{say.this}</dt>
          <dd>{said(-amount)}</dd>
          <dt class="after">{say.after}</dt>
          <dd class="after">{facts.get('left-after')?.text}</dd>
        </dl>
      </div>
      <div class="stack">
        <p>
          <b>{facts.get('tier')?.text}</b> {isDecisive && <span class="soft">{say.last}</span>}
        </p>
        {request && <Votes request={request} today={today} names={names} own={own} />}
      </div>
      {approve && !approve.allowed && (
        <p class="note wait">
          <span>
            <b>{say.why}:</b> {sentence(approve.detail ?? '', today, language.value)}
          </span>
        </p>
      )}
      {doing?.failure && asking.value === undefined && !again && <Failed failure={doing.failure} />}
      <div class="acts">
        <button class="go" type="button" disabled={doing?.isBusy || approve?.allowed === false} onClick={press}>
          {say.approve(said(amount))}
        </button>
        <button
          class="no"
          type="button"
          disabled={doing?.isBusy}
          onClick={() => {
            asking.value = 'refuse';
          }}
        >
          {say.refuse}
        </button>
      </div>
      <p class="small soft wide">
        <kbd>G</kbd> <kbd>A</kbd> <kbd>J</kbd> <kbd>K</kbd> {say.keys}
      </p>
      {asking.value === 'approve' && !again && (
        <Dialog title={say.confirmTitle(said(amount))} onClose={close}>
          <p>{say.confirmText}</p>
          {doing?.failure && <Failed failure={doing.failure} />}
          <div class="acts">
            <button class="go" type="button" disabled={doing?.isBusy} onClick={() => void vote('approvals')}>
              {say.approve(said(amount))}
            </button>
            <button class="no" type="button" onClick={close}>
              {say.cancel}
            </button>
          </div>
        </Dialog>
      )}
      {asking.value === 'refuse' && !again && (
        <ReasonDialog
          title={say.refuseTitle(said(amount))}
          act={say.refuseAct}
          isBusy={doing?.isBusy === true}
          failure={doing?.failure}
          onReason={(reason) => void vote('refusals', reason)}
          onClose={close}
        />
      )}
      {again && <SignInAgain onClose={close} />}
    </article>
  );
};
