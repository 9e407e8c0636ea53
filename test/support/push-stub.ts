import { keysOf, newSubscriber } from './push-reader.ts';

/**
 * What a browser with a push service would offer the page, put in before its scripts: the system's Chromium has none without Google's.
 * `answer` is what its person says when they are asked; what it has subscribed stays over a load.
 */
export const withPushManager = (answer: 'granted' | 'denied'): string => {
  return `{
    const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)).buffer;
    const keys = ${JSON.stringify(keysOf(newSubscriber()))};
    const is = (key, endpoint) => ({
      endpoint,
      options: { applicationServerKey: bytes(key) },
      getKey: (name) => bytes(keys[name]),
      unsubscribe: async () => { localStorage.removeItem('stub'); return true; },
    });
    const pushManager = {
      getSubscription: async () => (localStorage.stub ? is(...JSON.parse(localStorage.stub)) : null),
      subscribe: async ({ applicationServerKey, userVisibleOnly }) => {
        if (!userVisibleOnly) throw new Error('it must be seen');
        localStorage.stub = JSON.stringify([applicationServerKey, 'https://push.example.org/' + Math.random().toString(36)]);
        return pushManager.getSubscription();
      },
    };
    const registration = { pushManager };
    const serviceWorker = { register: async () => registration, getRegistration: async () => registration, ready: Promise.resolve(registration) };
    Object.defineProperty(navigator, 'serviceWorker', { value: serviceWorker });
    window.PushManager = class {};
    window.Notification = class {
      static permission = localStorage.stubAnswer ?? 'default';
      static async requestPermission() { return (Notification.permission = localStorage.stubAnswer = ${JSON.stringify(answer)}); }
    };
  }`;
};
