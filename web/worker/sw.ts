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

/** What the API pushes: that something waits, and where it is shown; `home` is where all of it is. */
type Word = { readonly [K in 'title' | 'body' | 'language' | 'home' | 'link']: string };

/** One notification at a time: of what came before it and was not looked at, the first screen tells, too. */
const show = async ({ title, body, language, home, link }: Word): Promise<void> => {
  const before = await worker.registration.getNotifications({ tag: home });
  const data = before.length > 0 ? home : link;
  // Not in the types yet: a second one sounds, too.
  const options: NotificationOptions & { readonly renotify: boolean } = {
    body,
    lang: language,
    tag: home,
    renotify: true,
    data,
  };
  await worker.registration.showNotification(title, options);
};
worker.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json() as Word));
});

/** In the page that is open, else in a new one; what was typed there is kept as a draft. */
const open = async (link: string): Promise<void> => {
  const [page] = await worker.clients.matchAll({ type: 'window' });
  if (!page) return void (await worker.clients.openWindow(link));
  await page.focus();
  await page.navigate(link);
};
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const link = String(event.notification.data);
  if (isOfPage(link)) event.waitUntil(open(link));
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
