import type { Names } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import { onDay } from '../../core/days.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import { editionWords, many } from './data.ts';
import { texts } from './texts.ts';

/** What is waited for without a promise, and by when it should be ordered from the printer. */
type Props = { readonly demand: Answer<'GET /campaigns/{campaign}/materials/demand'>; readonly names: Names };

export const Demand = ({ demand: { items, gaps }, names }: Props) => {
  const say = texts();
  return (
    <>
      <section class="stack" aria-labelledby="demand">
        <h2 id="demand">{say.demand}</h2>
        {items.length === 0 ? (
          <p class="soft">{say.noDemand}</p>
        ) : (
          <ul class="rows">
            {items.map((each) => (
              <li key={`${each.item} ${each.language}`} class="row">
                <b>{editionWords(each, names)}</b>
                <b>{say.waits(many(each.waiting))}</b>
                <span class="soft small">{say.inOrders(each.orders)}</span>
                <span />
                {each.printBy && (
                  <Chip
                    tone={each.printBy < today() ? 'late' : 'soon'}
                    icon={each.printBy < today() ? 'warning' : 'clock'}
                  >
                    {(each.printBy < today() ? say.printLate : say.printBy)(onDay(each.printBy))}
                  </Chip>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {gaps.length > 0 && (
        <section class="stack" aria-labelledby="gaps">
          <h2 id="gaps">{say.gaps}</h2>
          <ul class="rows">
            {gaps.map(({ item, name, language, why, copies }) => (
              <li key={`${item ?? name} ${language}`} class="row">
                <b>{say.runCalled(name, names.tongue(language))}</b>
                <b>{copies > 0 ? say.copies(many(copies)) : ''}</b>
                <span class="soft small">{say.gapWhy[why]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
