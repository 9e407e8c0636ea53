import { signal } from '@preact/signals';

/** Letters of before led elsewhere, and are followed as long as people keep them. */
const [, isOld, campaign] = /^(\/waits)\/([^/]+)$/.exec(location.pathname) ?? [];
if (isOld) {
  const about = new URLSearchParams(location.search).get('about');
  history.replaceState(null, '', `/c/${campaign}${about === null ? '' : `/at/${about}`}`);
}

/** Where one is in the page: the path alone. What is behind `#` is the browser's. */
export const path = signal(location.pathname);
addEventListener('popstate', () => {
  path.value = location.pathname;
});

export const go = (to: string, { replace = false } = {}): void => {
  if (to !== location.pathname) history[replace ? 'replaceState' : 'pushState'](null, '', to);
  path.value = to;
  if (!replace) scrollTo(0, 0);
};

/** What is the page's own; all else (the API's description, the calendar) is for the browser to load. */
const isOwn = (pathname: string): boolean => pathname === '/' || pathname.startsWith('/c/');

/** Links are links: one that leads within the page is followed without loading it, unless it is wanted elsewhere. */
export const followLinks = (): void =>
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element).closest?.('a');
    if (!link || link.origin !== location.origin || link.target !== '' || link.hash !== '' || !isOwn(link.pathname))
      return;
    event.preventDefault();
    go(link.pathname);
  });
