import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** Where there is nothing: what that means, and what one can do. */
type Props = {
  readonly title: string;
  readonly how?: string;
  readonly icon?: IconName;
  readonly children?: ComponentChildren;
};

export const Nothing = ({ title, how, icon = 'check', children }: Props) => (
  <section class="card empty">
    <Icon name={icon} />
    <h1>{title}</h1>
    {how && <p class="soft">{how}</p>}
    {children}
  </section>
);
