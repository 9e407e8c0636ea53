import type { Names } from '../../core/names.ts';
import { capital } from '../../core/figures.ts';
import { onDay } from '../../core/days.ts';
import { Chip } from '../../parts/chip.tsx';
import { addressOf, isPlanned, type Shown, timeWords } from './data.ts';
import { PublicationState } from './state.tsx';
import { texts } from './texts.ts';

/** The same on a narrow screen: day by day. */
type Props = { readonly campaign: string; readonly publications: readonly Shown[]; readonly names: Names };
export const Agenda = ({ campaign, publications, names }: Props) => {
  const say = texts();
  const shown = publications.filter(isPlanned);
  const days = [...new Set(shown.map(({ at }) => at.slice(0, 10)))];
  return (
    <>
      {days.map((day) => (
        <section key={day} class="stack tight">
          <h3>{capital(onDay(day))}</h3>
          <ul class="rows">
            {shown
              .filter(({ at }) => at.startsWith(day))
              .map((each) => (
                <li key={each.id}>
                  <a class="row" href={addressOf(campaign, each)}>
                    <b>{each.title}</b>
                    <b>{timeWords(each.at)}</b>
                    <span class="soft small">{names.channel(each.channel)}</span>
                    <span />
                    <PublicationState publication={each} />
                    {each.clashes.length > 0 && (
                      <Chip tone="soon" icon="warning">
                        {say.clashes} {each.clashes[0]?.title ?? say.other}
                      </Chip>
                    )}
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
};
