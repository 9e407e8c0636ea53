import { spanWords } from '../../core/days.ts';
import type { Names } from '../../core/names.ts';
import { language } from '../../core/language.ts';
import { Chip } from '../../parts/chip.tsx';
import { type Change, changesOf, type Part } from './compare.ts';
import type { Finished, Staff } from './data.ts';
import { planTexts } from './plan-texts.ts';
import { positionWords } from './words.ts';

/** What a plan gives beside how it is today, and every no with its reason. */
type Props = {
  readonly campaign: string;
  readonly plan: Finished;
  readonly staff: Staff | undefined;
  readonly names: Names;
};
const order: readonly Change['kind'][] = ['new', 'changed', 'gone', 'same'];
const figure = (value: number): string =>
  new Intl.NumberFormat(language.value === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 1 }).format(value);

export const FinishedPlan = ({ campaign, plan, staff, names }: Props) => {
  const say = planTexts();
  const changes = changesOf(plan, staff?.positions ?? []).toSorted(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) || names.unit(a.unit).localeCompare(names.unit(b.unit), 'sv'),
  );
  const partWords = ({ position, extent, ...span }: Part): string => {
    const is = staff?.positions.find(({ id }) => id === position);
    return `${is ? positionWords(is) : '…'}, ${say.percent(extent)}, ${spanWords(span)}`;
  };
  const isDraft = plan.status === 'draft';
  return (
    <div class="two">
      <section class="stack" aria-labelledby="changes">
        <h2 id="changes">{isDraft ? say.changes : say.given}</h2>
        {changes.length === 0 && <p class="soft">{say.nothing}</p>}
        {changes.length > 0 && (
          <ul class="rows">
            {changes.map(({ request, unit, kind, now, later }) => (
              <li key={request} class="line">
                <div class="lead">
                  <h3>
                    <a href={`/c/${campaign}/staff/requests/${request}`}>{names.unit(unit)}</a>
                  </h3>
                  {isDraft && (
                    <Chip
                      tone={kind === 'new' ? 'good' : kind === 'gone' ? 'late' : kind === 'changed' ? 'soon' : 'plain'}
                      {...(kind !== 'same' && { icon: kind === 'gone' ? 'cross' : 'check' })}
                    >
                      {say.kinds[kind]}
                    </Chip>
                  )}
                </div>
                {isDraft &&
                  (kind === 'changed' || kind === 'gone') &&
                  now.map((part) => (
                    <p key={partWords(part)} class="soft">
                      {say.before} {partWords(part)}
                    </p>
                  ))}
                {later.map((part) => (
                  <p key={partWords(part)}>
                    {kind === 'changed' && isDraft && say.after} {partWords(part)}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        )}
      </section>
      <div class="stack">
        <section class="card" aria-labelledby="figures">
          <h2 id="figures">{say.figures}</h2>
          <dl class="facts">
            <dt>{say.given}</dt>
            <dd>{new Set(plan.allocations.map(({ request }) => request)).size}</dd>
            <dt>{say.unmet}</dt>
            <dd>{plan.unmet.length}</dd>
          </dl>
          <h3>{say.unfairness}</h3>
          <dl class="facts">
            {plan.load.perOffice.map(({ office, fullTimeWeeks }) => (
              <div key={office} class="pair">
                <dt>{names.unit(office)}</dt>
                <dd>{figure(fullTimeWeeks)}</dd>
              </div>
            ))}
          </dl>
          {plan.floor && plan.floor.asked > 0 && <p class="soft">{say.floor(plan.floor.kept, plan.floor.asked)}</p>}
        </section>
        <section class="stack" aria-labelledby="noes">
          <h2 id="noes">{say.noes}</h2>
          {plan.unmet.length === 0 && <p class="soft">{say.noNoes}</p>}
          {plan.unmet.length > 0 && (
            <ul class="rows">
              {plan.unmet.map(({ request, unit, reasons, beatenBy = [] }) => (
                <li key={request} class="line">
                  <h3>
                    <a href={`/c/${campaign}/staff/requests/${request}`}>{names.unit(unit)}</a>
                  </h3>
                  {reasons.map(({ fix }) => (
                    <p key={fix}>{fix}</p>
                  ))}
                  {beatenBy.map(({ why }) => (
                    <p key={why} class="soft">
                      {why}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </section>
        {plan.beyond.length > 0 && (
          <section class="stack" aria-labelledby="beyond">
            <h2 id="beyond">{say.beyond}</h2>
            <p class="soft">{say.beyondHow}</p>
            <ul class="rows">
              {plan.beyond.map((request) => (
                <li key={request}>
                  <a class="row" href={`/c/${campaign}/staff/requests/${request}`}>
                    {names.unit(request.split('.')[0] ?? '')}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
};
