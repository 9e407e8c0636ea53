import { render } from 'preact';
import { fetchAhead } from './ahead.ts';
import { App } from './app.tsx';
import { followLinks } from './core/router.ts';
import { begin } from './core/session.ts';
import { keepShell } from './core/shell.ts';
import { watchUnsent } from './core/unsent.ts';

// What is asked for first is on its way while the rest is set up.
fetchAhead();
const beginning = begin();
followLinks();
watchUnsent();
render(<App />, document.getElementById('page') as HTMLElement);
void beginning.then(keepShell);
