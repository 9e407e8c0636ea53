import type { Signal } from '@preact/signals';
import { focusOn } from '../../core/announce.ts';
import { type Campaign } from '../../core/me.ts';
import { Commands } from '../../parts/commands.tsx';
import { EditForm } from './edit-form.tsx';
import { formTexts } from './form-texts.ts';
import { PayForm } from './pay-form.tsx';
import { type Kind, SmallForm } from './small-form.tsx';
import type { Request } from './state.tsx';
import { texts } from './texts.ts';

/** Which form is open; a payout may answer a receipt. */
export type Opened = {
  readonly kind: Kind | 'payOut' | 'claimPayment' | 'editSpending';
  readonly claim?: Request['claims'][number] | undefined;
};
type Props = {
  readonly campaign: Campaign;
  readonly request: Request;
  readonly etag: string | undefined;
  readonly title: string;
  readonly names: ReadonlyMap<string, string>;
  readonly opened: Signal<Opened | undefined>;
};

/** What takes no more than a press or a reason, in this order. */
const pressed = [
  'consentToSpending',
  'declineSpendingShare',
  'approveSpending',
  'refuseSpending',
  'takeBackVote',
  'closeSpending',
  'reopenSpending',
  'withdrawSpending',
] as const;
const formed = [
  'editSpending',
  'payOut',
  'claimPayment',
  'supplementSpending',
  'extendSpending',
  'takeReturn',
] as const;

const focusForm = (): void => focusOn('#act-title');
export const open = (opened: Signal<Opened | undefined>, what: Opened): void => {
  opened.value = what;
  focusForm();
};

/** What one may do with a request: what the API allows, and no more. */
export const Acts = ({ campaign, request, etag, title, names, opened }: Props) => {
  const [say, forms] = [texts(), formTexts()];
  const named = (ids: readonly string[]) => [...new Set(ids)].map((id) => ({ id, name: names.get(id) ?? id }));
  const own = named(campaign.memberships.filter(({ unit }) => names.has(unit)).map(({ unit }) => unit));
  const payers = named(request.paidBy.map(({ office }) => office));
  const allowed = (request.commands ?? []).filter((command) => command.allowed);
  const isAllowed = (name: string): boolean => allowed.some((command) => command.name === name);
  const offered = formed.filter(isAllowed);
  const wordsOf = (kind: Opened['kind']) =>
    kind === 'payOut'
      ? { open: forms.pay, title: forms.payTitle }
      : kind === 'claimPayment'
        ? { open: forms.claim, title: forms.claimTitle }
        : forms[kind];
  const close = (): void => {
    opened.value = undefined;
    focusOn('#acts', '#request-title');
  };
  const done = (): void => {
    opened.value = undefined;
    // The form is gone, and with it what had the focus.
    focusOn('#request-title');
  };
  // A claim may have been answered meanwhile by somebody else.
  const shown = opened.value && isAllowed(opened.value.kind) ? opened.value : undefined;
  const simple = pressed.filter(isAllowed);
  if (offered.length + simple.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="acts">
      <h2 id="acts" tabIndex={-1}>
        {say.can}
      </h2>
      {shown ? (
        <div class="card">
          <h3 id="act-title" tabIndex={-1}>
            {wordsOf(shown.kind).title}
          </h3>
          {shown.kind === 'editSpending' ? (
            <EditForm campaign={campaign.id} request={request} etag={etag} onDone={done} onCancel={close} />
          ) : shown.kind === 'payOut' || shown.kind === 'claimPayment' ? (
            <PayForm
              campaign={campaign.id}
              request={request}
              etag={etag}
              {...(shown.kind === 'payOut' && { offices: own })}
              {...(shown.claim && { claim: shown.claim })}
              onDone={done}
              onCancel={close}
            />
          ) : (
            <SmallForm
              kind={shown.kind}
              campaign={campaign.id}
              request={request}
              etag={etag}
              payers={payers}
              onDone={done}
              onCancel={close}
            />
          )}
        </div>
      ) : (
        <>
          <Commands
            commands={request.commands ?? []}
            show={simple}
            title={title}
            etag={etag}
            decides
            focus={['#request-title']}
          />
          {offered.length > 0 && (
            <div class="flow">
              {offered.map((kind) => (
                <button key={kind} class="no" type="button" onClick={() => open(opened, { kind })}>
                  {wordsOf(kind).open}
                </button>
              ))}
            </div>
          )}
        </>
      )}
    </section>
  );
};
