/** Of this build: put in when it is made. */
declare const SHELL: readonly string[];
declare const VERSION: string;

/**
 * Keeps the page's own files and nothing else: no answer of the API, no page of others. Whoever opens Valsam gets the page that is
 * kept, and the next one when a new version has been fetched behind it.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const cacheName = `valsam-${VERSION}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(SHELL))
      .then(() => worker.skipWaiting()),
  );
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

const isOfPage = (pathname: string): boolean => pathname === '/' || pathname.startsWith('/c/');

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  // A navigation within the page is the page; one that brings a sign-in's code must not be kept waiting either.
  const wanted =
    request.mode === 'navigate' && isOfPage(pathname)
      ? '/'
      : search === '' && SHELL.includes(pathname)
        ? pathname
        : undefined;
  if (wanted === undefined) return;
  event.respondWith(caches.match(wanted).then((found) => found ?? fetch(request)));
});
