import type { Names } from '../../core/names.ts';
import { Icon } from '../../parts/icon.tsx';
import { momentWords, type Shown } from './data.ts';
import { texts } from './texts.ts';

/** What comes too close to it. */
type Props = { readonly clashes: Shown['clashes']; readonly names: Names };
export const Clashes = ({ clashes, names }: Props) => {
  const say = texts();
  if (clashes.length === 0) return <p class="soft">{say.noClashes}</p>;
  return (
    <ul class="stack tight verdicts">
      {clashes.map(({ why, channel, at, title }, i) => (
        <li key={`${why} ${channel} ${at} ${i}`} class="flow">
          <Icon name="warning" />
          <span>
            <b>{title ?? say.other}</b>, {names.channel(channel)}, {momentWords(at)}: {say.why[why]}
          </span>
        </li>
      ))}
    </ul>
  );
};
