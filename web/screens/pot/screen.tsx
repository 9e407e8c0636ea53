import type { Ore } from '../../../shared/money.ts';
import { read, refresh } from '../../core/data.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { Chip } from '../../parts/chip.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Sums } from '../../parts/sums.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { Picture, PotCard } from './card.tsx';
import { PotSections } from './sections.tsx';
import { texts } from './texts.ts';

/** What there is, what is spent, and what waits: as a picture, line by line, and the same as a table. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  useTitle(say.pot);
  const at = { path: { campaign: campaign.id } } as const;
  const pot = read('GET /campaigns/{campaign}/pot', at);
  const asked = { ...at, query: { status: 'submitted', limit: '100' } } as const;
  const submitted = read('GET /campaigns/{campaign}/pot/requests', asked);
  const again = () =>
    void Promise.all([
      refresh('GET /campaigns/{campaign}/pot', at),
      refresh('GET /campaigns/{campaign}/pot/requests', asked),
    ]);
  const failure = pot.failure ?? submitted.failure;
  if (!pot.value) return <NotYet title={say.pot} failure={failure} again={again} />;
  const { contributed, paid, reserved, available, budgetLines } = pot.value;
  const waits = submitted.value?.items ?? [];
  const sumOf = (line?: string): Ore =>
    waits
      .filter(({ budgetLine }) => line === undefined || budgetLine === line)
      .reduce((sum, { amount }) => sum + amount, 0);
  if (contributed === 0 && budgetLines.length === 0)
    return <Nothing title={say.empty} how={say.emptyHow} icon="coin" />;
  const all = { name: say.sum, whole: contributed, paid, reserved, waiting: sumOf(), left: available };
  const lines = budgetLines
    .filter(({ removed }) => !removed)
    .map((line) => ({ ...line, whole: line.amount, waiting: sumOf(line.id), left: line.available }))
    .toSorted((a, b) => b.whole - a.whole);
  const said = (amount: Ore) => money(amount, language.value);
  return (
    <>
      <header class="stack tight">
        <h1>{say.pot}</h1>
      </header>
      <PotSections campaign={campaign.id} at="pot" />
      {failure && <Failed failure={failure} again={again} />}
      <PotCard {...all} />
      <section class="stack" aria-labelledby="lines">
        <h2 id="lines">{say.lines}</h2>
        {lines.length === 0 ? (
          <p class="soft">{say.noLines}</p>
        ) : (
          <ul class="rows">
            {lines.map((line) => (
              <li key={line.id} class="line">
                <div class="lead">
                  <h3>{line.name}</h3>
                  <p>{say.left(said(line.left), said(line.whole))}</p>
                </div>
                <Picture {...line} />
                {line.retired && <Chip>{say.retired}</Chip>}
              </li>
            ))}
          </ul>
        )}
        <Sums
          say={say.table}
          columns={say.columns}
          rows={[all, ...lines].map(({ name, whole, paid: out, reserved: kept, waiting, left }) => ({
            name,
            sums: [whole, out, kept, waiting, left],
          }))}
        />
      </section>
    </>
  );
};
