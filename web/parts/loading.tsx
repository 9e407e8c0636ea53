import { words } from '../core/language.ts';

/** The place of what is on its way, of its size: nothing moves when it comes. */
const texts = words({ sv: 'Hämtar …', en: 'Loading …' });

export const Loading = () => (
  <div class="card" aria-busy="true">
    <span class="hidden">{texts()}</span>
    {[70, 45, 100, 60].map((width) => (
      <div key={width} class="wait-line" style={{ width: `${width}%` }} />
    ))}
  </div>
);
