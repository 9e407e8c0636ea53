import { randomBytes } from 'node:crypto';
import { associationsOf, belongsTo, officesOf } from '../../../shared/actor.ts';
import { execute } from '../../../shared/execute.ts';
import { readSecretFeed } from '../../../shared/secret-feeds.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId, sha256 } from '../../../shared/ids.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import type { contract } from './contract.ts';
import { capability, readFeed, readFeeds } from './store.ts';
import { type Feed, type FeedState, open, revoke } from './rules.ts';

const viewFeed = ({ hash: _, ...feed }: Feed) => feed;

/** 256 bits: nobody finds one by trying. */
const newToken = (): string => randomBytes(32).toString('base64url');

export const operations: Handlers<typeof contract> = {
  openFeed: {
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit),
    run: async ({ caller, body: { unit }, params: { campaign } }) => {
      const token = newToken();
      const opening = { campaign, hash: sha256(token) };
      const id = `${unit}.${newId()}`;
      const done = await execute(caller, capability(campaign), {
        load: async (): Promise<FeedState> => ({ opening, open: (await readFeeds(campaign, unit)).length }),
        decide: (state) => open(state, { id, unit }),
        versionOf: () => 0,
        answer: ({ feed }) => ({
          status: 201,
          body: viewFeed(feed as Feed),
          location: `/campaigns/${campaign}/staff/feeds/${id}`,
          version: feed?.version ?? 0,
        }),
      });
      // The stored answer must not hold the secret, so it is added to the one answer that is not a repetition.
      if (isRefusal(done) || done.replayed) return done;
      return { ...done, body: { ...done.body, url: `/feeds/${token}/staff.ics` } };
    },
  },

  listFeeds: {
    run: async ({ actor, params: { campaign } }) => {
      const units = [...officesOf(actor), ...associationsOf(actor)];
      const feeds = await Promise.all(units.map((unit) => readFeeds(campaign, unit)));
      return { status: 200, body: { items: feeds.flat().map(viewFeed) } };
    },
  },

  revokeFeed: {
    target: async ({ campaign, feed }) => readFeed(campaign, feed),
    run: ({ caller, params: { campaign, feed: id } }) =>
      execute(caller, capability(campaign), {
        load: async () => {
          const feed = await readFeed(campaign, id);
          return feed ? { feed, secretFeed: await readSecretFeed(feed.hash) } : refuse('not-found');
        },
        decide: revoke,
        versionOf: ({ feed }) => feed?.version ?? 0,
        answer: () => ({ status: 200, body: { id } }),
      }),
  },
};
