import { render } from 'preact';
import { App } from './app.tsx';
import { followLinks } from './core/router.ts';
import { begin } from './core/session.ts';
import { keepShell } from './core/shell.ts';
import { watchUnsent } from './core/unsent.ts';

followLinks();
keepShell();
watchUnsent();
render(<App />, document.getElementById('page') as HTMLElement);
void begin();
