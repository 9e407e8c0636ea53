import type { ComponentChildren } from 'preact';
import { type Day, dayOf } from '../../../shared/calendar.ts';
import { dayWords, money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { NameOf } from '../../core/names.ts';
import { Chip } from '../../parts/chip.tsx';
import { DownloadButton } from '../../parts/download-button.tsx';
import type { Request } from './state.tsx';
import { texts } from './texts.ts';

type Payout = Request['payouts'][number];
type Claim = Request['claims'][number];
type Common = {
  readonly path: string;
  readonly today: Day;
  readonly isOffice: boolean;
  readonly children?: ComponentChildren;
};

const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** What is written on a receipt, what to look out for, and its file: which offices alone may open. */
const Receipt = ({ of, path, today, isOffice }: Common & { readonly of: Payout | Claim }) => {
  const say = texts();
  const { receipt, file, fileFault, warnings = [] } = of;
  return (
    <>
      <p class="small soft">
        {say.receipt(receipt.supplier, receipt.number)} · {say.of(dayWords(receipt.date, today, language.value))}
      </p>
      {warnings.map((warning) => (
        <Chip key={warning} tone="soon" icon="warning">
          {say.warnings[warning]}
        </Chip>
      ))}
      {fileFault && (
        <Chip tone="late" icon="warning">
          {fileFault.reason === 'too-large' ? say.fileFault['too-large'] : say.fileFault.other}
        </Chip>
      )}
      {file && isOffice && (
        <p>
          <DownloadButton
            address={`${path}/receipts/${of.id}/file`}
            name={`${receipt.supplier} ${receipt.number}.${endings[file.mediaType] ?? 'pdf'}`}
          >
            {say.file}
          </DownloadButton>
        </p>
      )}
    </>
  );
};

export const PayoutRow = ({ payout, unit, ...common }: Common & { readonly payout: Payout; readonly unit: NameOf }) => {
  const say = texts();
  return (
    <li class="line">
      <div class="lead">
        <h3>{say.paidBy(unit(payout.office), dayWords(dayOf(payout.at), common.today, language.value))}</h3>
        <b class={payout.reversed ? 'amount gone' : 'amount'}>{money(payout.amount, language.value)}</b>
      </div>
      {payout.reversed && (
        <Chip>{payout.reversed.reason ? say.reversed(payout.reversed.reason) : say.reversedPlain}</Chip>
      )}
      <Receipt of={payout} {...common} />
      {common.children}
    </li>
  );
};

export const ClaimRow = ({ claim, unit, ...common }: Common & { readonly claim: Claim; readonly unit: NameOf }) => {
  const say = texts();
  const isLate = claim.status === 'open' && claim.replyBy < common.today;
  return (
    <li class="line">
      <div class="lead">
        <h3>{money(claim.amount, language.value)}</h3>
        <Chip tone={claim.status === 'open' ? 'soon' : claim.status === 'paid' ? 'good' : 'plain'}>
          {say.claimStatus[claim.status]}
        </Chip>
      </div>
      {claim.status === 'open' && (
        <p class="small">
          {say.owned(unit(claim.owner))} ·{' '}
          {(isLate ? say.wasDue : say.due)(dayWords(claim.replyBy, common.today, language.value))}
        </p>
      )}
      {claim.reason && <p>{claim.reason}</p>}
      <Receipt of={claim} {...common} />
      {common.children}
    </li>
  );
};
