import { keysOf, newSubscriber, type Subscriber } from './push-reader.ts';
import { type Answer, type Campaign, itemsOf } from './stack.ts';

/** What somebody does about the devices that word is pushed to. */
const nextOf = (): (() => number) => {
  let made = 0;
  return () => (made += 1);
};
const next = nextOf();
export const bodyOf = (change: object = {}, subscriber: Subscriber = newSubscriber()) => ({
  endpoint: `https://push.example.org/send/s3cr3t-${next()}`,
  keys: keysOf(subscriber),
  name: 'Telefonen',
  ...change,
});
export const devicesIn = ({ call }: Pick<Campaign, 'call'>) => {
  const path = '/preferences/devices';
  const add = (persona: string, change: object = {}, headers = {}): Promise<Answer> =>
    call(persona, `POST ${path}`, bodyOf(change), headers);
  const devicesOf = async (persona: string) => itemsOf(await call(persona, `GET ${path}`));
  return { add, devicesOf, path };
};
