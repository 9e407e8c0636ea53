import type { ComponentChildren } from 'preact';
import type { Pages } from '../core/pages.ts';
import { Failed } from './failed.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Loading } from './loading.tsx';
import { More } from './more.tsx';
import { Nothing } from './nothing.tsx';
import { useTitle } from './title.ts';

/** What an association has asked for, ordered, booked or registered: the way to one more of it first, then a row for each. */
type Row = {
  readonly href: string;
  readonly title: string;
  /** At the end of the title's line. */
  readonly sum?: string;
  readonly below: string;
  readonly state: ComponentChildren;
};
type Props<T> = {
  readonly title: string;
  readonly lede: string;
  /** What one may do here. */
  readonly act: { readonly say: string; readonly href: string; readonly icon: IconName };
  /** What is said where there is none of it. */
  readonly none: { readonly title: string; readonly how?: string };
  /** What lies beside it, where it is one of several. */
  readonly nav?: ComponentChildren;
  readonly pages: Pages<T>;
  readonly row: (item: T) => Row;
};

export const OwnList = <T extends { readonly id: string }>({ title, lede, act, none, nav, pages, row }: Props<T>) => {
  useTitle(title);
  const { items, failure, more, isAsking, again } = pages;
  return (
    <>
      <header class="stack">
        <h1 tabIndex={-1}>{title}</h1>
        {items && items.length > 0 && <p class="soft">{lede}</p>}
        <p>
          <a class="button go" href={act.href}>
            <Icon name={act.icon} />
            {act.say}
          </a>
        </p>
      </header>
      {nav}
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && !more && <Nothing {...none} icon={act.icon} level={2} />}
      {items && items.length > 0 && (
        <ul class="rows">
          {items.map((item) => {
            const { href, title: name, sum, below, state } = row(item);
            return (
              <li key={item.id}>
                <a class="row" href={href}>
                  <b>{name}</b>
                  {sum === undefined ? <span /> : <b>{sum}</b>}
                  <span class="soft small">{below}</span>
                  <span />
                  {state}
                </a>
              </li>
            );
          })}
        </ul>
      )}
      <More more={more} isAsking={isAsking} />
    </>
  );
};
