import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** Where there is nothing: what that means, and what one can do. */
type Props = {
  readonly title: string;
  readonly how?: string;
  readonly icon?: IconName;
  /** Below the heading of a screen that has one. */
  readonly level?: 1 | 2;
  readonly children?: ComponentChildren;
};

export const Nothing = ({ title, how, icon = 'check', level = 1, children }: Props) => (
  <section class="card empty">
    <Icon name={icon} />
    {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
    {how && <p class="soft">{how}</p>}
    {children}
  </section>
);
