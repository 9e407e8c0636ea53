import { kept } from './device.ts';

/**
 * Whether this browser may be written to (web push), and by whom. Its subscription is of whoever turned it on: somebody else gets one of
 * their own, and signing out ends it.
 */
export type Subscribed = {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};

const ownerName = 'pushed-to';
/** Some browsers can, once the page is on the home screen. */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
export const isBlocked = (): boolean => Notification.permission === 'denied';

const base64url = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const idLength = 16;
/** As the API names devices: by a digest of where they are. */
const idOf = async (endpoint: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, idLength);
};

const subscribed = async (is: PushSubscription): Promise<Subscribed> => ({
  // As the API writes addresses.
  id: await idOf(new URL(is.endpoint).href),
  endpoint: is.endpoint,
  p256dh: base64url(is.getKey('p256dh')),
  auth: base64url(is.getKey('auth')),
});

const present = async (): Promise<PushSubscription | null> => {
  if (!canPush()) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager?.getSubscription()) ?? null;
};
/** Undefined where it is not on here, or is of somebody else, or by a key that is no more. */
const ownOf = (is: PushSubscription | null, key: string, owner: string): PushSubscription | undefined =>
  is && kept.read(ownerName) === owner && base64url(is.options.applicationServerKey) === key ? is : undefined;

export const subscription = async (key: string, owner: string): Promise<Subscribed | undefined> => {
  const own = ownOf(await present(), key, owner);
  return own && subscribed(own);
};

/** Asks the person, if they have not been asked. Undefined where they, or the browser, say no. */
export const subscribe = async (key: string, owner: string): Promise<Subscribed | undefined> => {
  if ((await Notification.requestPermission()) !== 'granted') return undefined;
  const before = await present();
  const own = ownOf(before, key, owner);
  if (own) return subscribed(own);
  await before?.unsubscribe();
  const { pushManager } = await navigator.serviceWorker.ready;
  try {
    const is = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    kept.write(ownerName, owner);
    return await subscribed(is);
  } catch {
    return undefined;
  }
};

/** What is sent here from now on arrives nowhere, and its push service says so to whoever sends. */
export const unsubscribe = async (): Promise<void> => {
  kept.forget(ownerName);
  await (await present().catch(() => null))?.unsubscribe().catch(() => false);
};
