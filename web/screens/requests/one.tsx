import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayOf } from '../../../shared/calendar.ts';
import { focusOn } from '../../core/announce.ts';
import { read, refresh } from '../../core/data.ts';
import { dayWords, money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { type Campaign, isOfOffice } from '../../core/me.ts';
import { namesIn } from '../../core/names.ts';
import { today } from '../../core/stockholm.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { useTitle } from '../../parts/title.ts';
import { Votes } from '../agenda/votes.tsx';
import { Acts, open, type Opened } from './acts.tsx';
import { formTexts } from './form-texts.ts';
import { Money } from './money.tsx';
import { ClaimRow, PayoutRow } from './receipts.tsx';
import { type Request, State } from './state.tsx';
import { texts } from './texts.ts';
import { Upload } from './upload.tsx';

/** Who has said yes and no, and what is still missing. */
const Decided = ({ request, own, names }: { request: Request; own: readonly string[]; names: Map<string, string> }) => {
  const say = texts();
  const { headsNeeded, missing, approvals, refusals } = request.supplement ?? request;
  const isOpen = request.status === 'submitted' || request.supplement !== undefined;
  const isNobody = approvals.length + refusals.length === 0;
  return (
    <section class="card" aria-labelledby="votes">
      <h2 id="votes">{say.votes}</h2>
      {isOpen && headsNeeded !== null && (
        <p>
          {say.heads(headsNeeded)} {say.missing(missing.heads, missing.otherOffice)}
        </p>
      )}
      {isNobody && <p class="soft">{say.noVotes}</p>}
      {/* Whose vote is lacking is said only while it is open. */}
      <Votes request={request} today={today()} names={names} own={isOpen ? own : []} />
    </section>
  );
};

/** All that is known of one request, and what one can do about it. */
export const One = ({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) => {
  const say = texts();
  const at = { path: { campaign: campaign.id, request: id } };
  const { value: request, etag, failure } = read('GET /campaigns/{campaign}/pot/requests/{request}', at);
  const { all, unit, line } = namesIn(campaign.id);
  const title = request?.purpose ?? (request ? say.forgotten(unit(request.unit)) : say.requests);
  useTitle(title);
  const again = () => void refresh('GET /campaigns/{campaign}/pot/requests/{request}', at);
  const now = today();
  const isThere = request !== undefined;
  useEffect(() => {
    // Whoever comes from a list reads on at the request.
    if (isThere) focusOn('#request-title');
  }, [isThere]);
  const opened = useSignal<Opened | undefined>(undefined);
  const back = (
    <p>
      <a class="back" href={`/c/${campaign.id}/requests`}>
        ← {say.back}
      </a>
    </p>
  );
  if (!request)
    return (
      <>
        {back}
        <NotYet title={title} failure={failure} again={again} />
      </>
    );
  const office = isOfOffice(campaign);
  const path = `/campaigns/${campaign.id}/pot/requests/${id}`;
  const names = new Map((all.offices ?? []).map((each) => [each.id, each.name]));
  const day = (of: string): string => dayWords(of, now, language.value);
  const own = new Set<string>(campaign.memberships.map((each) => each.unit));
  const can = (name: string): boolean => (request.commands ?? []).some((each) => each.name === name && each.allowed);
  const common = { path, today: now, isOffice: office, unit };
  return (
    <>
      {back}
      <header class="stack tight narrow">
        <h1 id="request-title" tabIndex={-1}>
          {title}
        </h1>
        <p class="soft">
          {[
            unit(request.unit),
            line(request.budgetLine),
            request.createdAt && say.asked(day(dayOf(request.createdAt))),
            request.neededBy && say.needed(day(request.neededBy)),
            request.payee && say.payee(request.payee),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <div class="lead">
          <p class="sum">{money(request.amount, language.value)}</p>
          <State request={request} today={now} />
        </div>
        {request.status === 'reserved' && request.expires && (
          <p class="small soft">{say.expires(day(request.expires))}</p>
        )}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <div class="halves">
        <div class="stack">
          <Money request={request} campaign={campaign.id} isOffice={office} />
          {(request.partners ?? []).length > 0 && (
            <section class="card" aria-labelledby="partners">
              <h2 id="partners">{say.partners}</h2>
              <ul class="bullets">
                {request.partners?.map((partner) => (
                  <li key={partner.unit}>
                    <b>{unit(partner.unit)}</b>, {money(partner.amount, language.value)}:{' '}
                    {partner.consentedAt ? say.consented : say.asksConsent}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Decided request={request} own={campaign.actingFor} names={names} />
        </div>
        <div class="stack">
          <Acts campaign={campaign} request={request} etag={etag} title={title} names={names} opened={opened} />
          {request.claims.length > 0 && (
            <section class="stack" aria-labelledby="claims">
              <h2 id="claims">{say.claimsTitle}</h2>
              <ul class="rows">
                {request.claims.map((claim) => (
                  <ClaimRow key={claim.id} claim={claim} {...common}>
                    {claim.status === 'open' && own.has(request.unit) && (
                      <Upload campaign={campaign.id} request={id} of={claim} />
                    )}
                    <div class="flow">
                      {claim.status === 'open' && can('payOut') && (
                        <button class="go" type="button" onClick={() => open(opened, { kind: 'payOut', claim })}>
                          {formTexts().pay}
                        </button>
                      )}
                      <Commands
                        commands={(request.commands ?? []).filter(({ route }) =>
                          route.includes(`/claims/${claim.id}/`),
                        )}
                        show={['declineClaim', 'withdrawClaim', 'reopenClaim']}
                        title={say.receipt(claim.receipt.supplier, claim.receipt.number)}
                        etag={etag}
                        focus={['#request-title']}
                      />
                    </div>
                  </ClaimRow>
                ))}
              </ul>
            </section>
          )}
          {(request.status === 'reserved' || request.payouts.length > 0) && (
            <section class="stack" aria-labelledby="payouts">
              <h2 id="payouts">{say.payouts}</h2>
              {request.payouts.length === 0 ? (
                <p class="soft">{say.noPayouts}</p>
              ) : (
                <ul class="rows">
                  {request.payouts.map((payout) => (
                    <PayoutRow key={payout.id} payout={payout} {...common}>
                      {!payout.reversed && own.has(payout.office) && (
                        <Upload campaign={campaign.id} request={id} of={payout} />
                      )}
                      <Commands
                        commands={(request.commands ?? []).filter(({ route }) =>
                          route.includes(`/payouts/${payout.id}/`),
                        )}
                        show={['reversePayout']}
                        title={money(payout.amount, language.value)}
                        etag={etag}
                        decides
                        focus={['#request-title']}
                      />
                    </PayoutRow>
                  ))}
                </ul>
              )}
            </section>
          )}
          {request.returns.length > 0 && (
            <section class="stack" aria-labelledby="returns">
              <h2 id="returns">{say.returns}</h2>
              <ul class="rows">
                {request.returns.map((back) => (
                  <li key={back.id} class="line">
                    <div class="lead">
                      <h3>{say.paidBy(unit(back.office), day(dayOf(back.at)))}</h3>
                      <b class={back.reversed ? 'amount gone' : 'amount'}>{money(back.amount, language.value)}</b>
                    </div>
                    {back.reason && <p class="small">{back.reason}</p>}
                    <Commands
                      commands={(request.commands ?? []).filter(({ route }) => route.includes(`/returns/${back.id}/`))}
                      show={['reverseReturn']}
                      title={money(back.amount, language.value)}
                      etag={etag}
                      decides
                      focus={['#request-title']}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </>
  );
};
