import { randomBytes } from 'node:crypto';
import { associationsOf, belongsTo, officesOf } from '../../../shared/actor.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { readAll } from '../../../shared/fetching.ts';
import { sha256 } from '../../../shared/ids.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { fresh, given, inOrder, needed } from '../../../shared/reads.ts';
import type { SecretFeed } from '../../../shared/secret-feeds.ts';
import { contract } from './contract.ts';
import { type Feed, open, revoke } from './rules.ts';
import { command, feed, feedsOf, openFeeds, secretFeed } from './store.ts';

/** The operations on calendar feeds. */
type OnFeed = { readonly campaign: string; readonly feed: string };

const viewFeed = ({ hash: _, ...rest }: Feed) => rest;

/** 256 bits: nobody finds one by trying. */
const newToken = (): string => randomBytes(32).toString('base64url');

/** Opens a feed that this token leads to; its answer does not hold the token. */
const opening = (token: string) =>
  command(contract.openFeed, {
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit),
    reads: ({ params: { campaign }, body: { unit } }) =>
      inOrder({
        feed: fresh<Feed>(),
        secretFeed: fresh<SecretFeed>(),
        opening: given({ campaign, hash: sha256(token) }),
        open: openFeeds(campaign, unit),
      }),
    decide: (state, { body: { unit }, newId }) => open(state, { id: `${unit}.${newId}`, unit }),
    answer: (found, { params: { campaign } }) => ({
      status: 201,
      body: viewFeed(found.feed),
      location: `/campaigns/${campaign}/staff/feeds/${found.feed.id}`,
      version: found.feed.version,
    }),
  });

export const operations: Handlers<typeof contract> = {
  openFeed: {
    ...opening(''),
    run: async (input, begun) => {
      const token = newToken();
      const done = await opening(token).run(input, begun);
      // The stored answer must not hold the secret, so it is added to the one answer that is not a repetition.
      if (isRefusal(done) || 'raw' in done || done.replayed) return done;
      return { ...done, body: { ...done.body, url: `${input.origin}/feeds/${token}/staff.ics` } };
    },
  },

  listFeeds: {
    // Whose feeds are read follows from who asks.
    run: async ({ actor, params: { campaign } }, { fetched }) => {
      const units = [...officesOf(actor), ...associationsOf(actor)];
      const found = await readAll(inOrder({ feeds: feedsOf(campaign, units) }), fetched);
      return found ? { status: 200, body: { items: found.feeds.map(viewFeed) } } : refuse('not-found');
    },
  },

  revokeFeed: command(contract.revokeFeed, {
    about: about({
      reads: (path: OnFeed) => inOrder({ feed: feed(path.campaign, path.feed) }),
      target: (found) => found.feed,
      version: (found) => found.feed?.version ?? 0,
    }),
    reads: ({ params }) =>
      inOrder({ feed: needed(feed(params.campaign, params.feed)) }, (found) => ({
        secretFeed: secretFeed(found.feed.hash),
      })),
    decide: revoke,
    answer: (_found, { params }) => ({ status: 200, body: { id: params.feed } }),
  }),
};
