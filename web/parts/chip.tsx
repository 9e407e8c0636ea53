import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A word of state: an icon beside the words, so that it is never told by its colour alone. */
export type Tone = 'late' | 'soon' | 'good' | 'told' | 'plain';
type Props = { readonly tone?: Tone; readonly icon?: IconName; readonly children: ComponentChildren };

export const Chip = ({ tone = 'plain', icon, children }: Props) => (
  <span class={tone === 'plain' ? 'chip' : `chip ${tone}`}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);
