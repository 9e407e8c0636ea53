import { read } from '../../core/data.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { Bar } from '../../parts/bar.tsx';
import type { Request } from './state.tsx';
import { texts } from './texts.ts';

type Fact = readonly [label: string, amount: number];
const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(([label, amount], i) => (
      <div key={label} class="pair">
        <dt class={i > 0 && i === facts.length - 1 ? 'after' : ''}>{label}</dt>
        <dd class={i > 0 && i === facts.length - 1 ? 'after' : ''}>{money(amount, language.value)}</dd>
      </div>
    ))}
  </dl>
);

/** Before it is decided: what it takes of its line. Offices alone see the pot. */
const OnLine = ({ request, campaign }: { readonly request: Request; readonly campaign: string }) => {
  const say = texts();
  const { value: pot } = read('GET /campaigns/{campaign}/pot', { path: { campaign } });
  const line = pot?.budgetLines.find(({ id }) => id === request.budgetLine);
  if (!line) return null;
  const asked = request.supplement?.amount ?? request.amount - request.paid;
  const said = (amount: number) => money(amount, language.value);
  return (
    <div class="stack">
      <Bar
        whole={line.amount}
        label={say.bar(line.name, said(line.amount), said(line.paid), said(line.reserved), said(asked))}
        parts={[
          { kind: 'paid', amount: line.paid },
          { kind: 'kept', amount: line.reserved },
          { kind: 'this', amount: asked },
        ]}
      />
      <Facts
        facts={[
          [say.before(line.name), line.available],
          [request.supplement ? say.supplement(said(asked)) : say.this, -asked],
          [say.after, line.available - asked],
        ]}
      />
    </div>
  );
};

/** Once it is reserved: what became of it. */
const Used = ({ request: { amount, paid, outstanding } }: { readonly request: Request }) => {
  const say = texts();
  const said = (sum: number) => money(sum, language.value);
  // What is neither paid nor kept is free again: given back, or no longer needed. So the rows sum up.
  const freed = amount - paid - outstanding;
  return (
    <div class="stack">
      <Bar
        whole={amount}
        label={say.own(said(amount), said(paid), said(outstanding))}
        parts={[
          { kind: 'paid', amount: paid },
          { kind: 'kept', amount: outstanding },
        ]}
      />
      <Facts
        facts={[[say.paid, paid], ...(freed > 0 ? [[say.freed, freed] as const] : []), [say.outstanding, outstanding]]}
      />
    </div>
  );
};

type Props = { readonly request: Request; readonly campaign: string; readonly isOffice: boolean };
export const Money = ({ request, campaign, isOffice }: Props) => {
  const isUsed = request.status === 'reserved' || request.status === 'closed';
  const isAsked = isOffice && (request.status === 'submitted' || request.supplement !== undefined);
  if (!isUsed && !isAsked) return null;
  return (
    <section class="card" aria-label={texts().money}>
      {isUsed && <Used request={request} />}
      {isAsked && <OnLine request={request} campaign={campaign} />}
    </section>
  );
};
