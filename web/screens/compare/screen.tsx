import { read, refresh } from '../../core/data.ts';
import { copies } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { ownAssociations } from '../../core/me.ts';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { texts } from './texts.ts';

type Figure = { readonly what: string; readonly us: number; readonly them: number };

/** To tenths, as people write them. */
const inWords = (count: number): string => {
  const rounded = Math.round(count * 10) / 10;
  return Number.isInteger(rounded)
    ? copies(rounded, language.value)
    : String(rounded).replace('.', language.value === 'sv' ? ',' : '.');
};

/** One figure: a sentence, and two bars under each other, on the same scale. */
const Beside = ({ what, us, them }: Figure) => {
  const say = texts();
  const most = Math.max(us, them);
  const bars = [
    [say.us, us, 'paid'],
    [say.them, them, 'kept'],
  ] as const;
  const verdict =
    most === 0 ? say.nothing(what) : us > them ? say.more(what) : us < them ? say.less(what) : say.same(what);
  return (
    <div class="stack tight">
      <p>{verdict}</p>
      <dl class="compare">
        {bars.map(([who, count, kind]) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>
              <span class="bar" aria-hidden="true">
                {count > 0 && <i class={kind} style={{ width: `${(count / most) * 100}%` }} />}
              </span>
              <b>{inWords(count)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** Our row beside the average of our ring: what we asked for and got. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  useTitle(say.compare);
  const at = { path: { campaign: campaign.id } };
  const staff = read('GET /campaigns/{campaign}/staff/coverage', at);
  const material = read('GET /campaigns/{campaign}/materials/overview', at);
  const failure = staff.failure ?? material.failure;
  const again = () =>
    void Promise.all([
      refresh('GET /campaigns/{campaign}/staff/coverage', at),
      refresh('GET /campaigns/{campaign}/materials/overview', at),
    ]);
  const [own] = ownAssociations(campaign);
  if (!staff.value || !material.value) return <NotYet title={say.compare} failure={failure} again={again} />;
  const ours = staff.value.perAssociation.find(({ unit }) => unit === own?.id);
  const goods = material.value.perAssociation.find(({ unit }) => unit === own?.id);
  const average = staff.value.average.find(({ ring }) => ring === ours?.ring);
  const usual = material.value.average.find(({ ring }) => ring === goods?.ring);
  if (!ours || !average || !goods || !usual) return <Nothing title={say.none} how={say.noneHow} icon="scale" />;
  const groups: readonly (readonly [title: string, figures: readonly Figure[]])[] = [
    [
      say.material,
      [
        { what: say.orders, us: goods.orders, them: usual.orders },
        { what: say.ordered, us: goods.ordered, them: usual.ordered },
        { what: say.delivered, us: goods.delivered, them: usual.delivered },
      ],
    ],
    [
      say.staff,
      [
        { what: say.asked, us: ours.asked, them: average.asked },
        { what: say.given, us: ours.given, them: average.given },
      ],
    ],
  ];
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.compare}</h1>
        <p class="soft">{say.lede(say.rings[ours.ring], average.associations)}</p>
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {groups.map(([title, figures]) => (
        <section key={title} class="card" aria-labelledby={`compare-${title}`}>
          <h2 id={`compare-${title}`}>{title}</h2>
          {figures.map((figure) => (
            <Beside key={figure.what} {...figure} />
          ))}
        </section>
      ))}
    </>
  );
};
