import type { Service } from '../shared/contract.ts';
import { contract as campaign } from './campaign/contract.ts';
import { contract as materialsAssets } from './assets/contract.ts';
import { contract as materialsFeeds } from './assets/feeds/contract.ts';
import { contract as materials } from './materials/contract.ts';
import { contract as materialsFiles } from './materials/files/contract.ts';
import { contract as materialsLists } from './materials/lists/contract.ts';
import { contract as materialsOrders } from './materials/orders/contract.ts';
import { runsContract as materialsRuns } from './materials/runs/contract.ts';
import { contract as notifications } from './notifications/contract.ts';
import { contract as pot } from './pot/contract.ts';
import { contract as publicityAdvice } from './channels/advice/contract.ts';
import { contract as publicityBoosts } from './channels/boosts/contract.ts';
import { contract as publicityChannels } from './channels/contract.ts';
import { contract as publicityEvents } from './gatherings/contract.ts';
import { contract as publicityHooks } from './hooks/contract.ts';
import { contract as publicityKit } from './channels/kit/contract.ts';
import { contract as publicityLinks } from './gatherings/links/contract.ts';
import { contract as publicityPublic } from './gatherings/public/contract.ts';
import { contract as publicityFeed } from './gatherings/feed/contract.ts';
import { contract as publicityImport } from './gatherings/import/contract.ts';
import { contract as publicityVisits } from './visits/contract.ts';
import { contract as site } from './site/contract.ts';
import { contract as staff } from './staff/contract.ts';
import { contract as staffFeeds } from './staff/feeds/contract.ts';
import { plansContract as staffPlans } from './staff/plans/contract.ts';
import { contract as staffSheets } from './staff/sheets/contract.ts';

/** The one place where a capability is registered: CDK, the handlers, OpenAPI and the tests read this list. */
export const services: readonly Service[] = [
  { name: 'site', contract: site },
  { name: 'campaign', contract: campaign },
  { name: 'pot', contract: pot },
  { name: 'staff', contract: staff },
  { name: 'staff-feeds', contract: staffFeeds, entry: 'staff/feeds/door.ts' },
  { name: 'staff-sheets', contract: staffSheets, entry: 'staff/sheets/handler.ts', heavy: true },
  {
    name: 'staff-plans',
    contract: staffPlans,
    entry: 'staff/plans/handler.ts',
    heavy: true,
    // Memory buys processor time; the solver's own fuse is 25 seconds.
    needs: { memoryMegabytes: 1769 },
  },
  { name: 'materials', contract: materials },
  { name: 'materials-orders', contract: materialsOrders, entry: 'materials/orders/door.ts' },
  { name: 'materials-runs', contract: materialsRuns, entry: 'materials/runs/door.ts' },
  { name: 'materials-assets', contract: materialsAssets, entry: 'assets/handler.ts' },
  { name: 'materials-feeds', contract: materialsFeeds, entry: 'assets/feeds/door.ts' },
  { name: 'materials-lists', contract: materialsLists, entry: 'materials/lists/handler.ts', heavy: true },
  // What signs for S3 is as large as everything else together.
  { name: 'materials-files', contract: materialsFiles, entry: 'materials/files/handler.ts', heavy: true },
  { name: 'publicity-events', contract: publicityEvents, entry: 'gatherings/handler.ts' },
  { name: 'publicity-public', contract: publicityPublic, entry: 'gatherings/public/handler.ts' },
  // Memory buys processor time: it draws.
  {
    name: 'publicity-kit',
    contract: publicityKit,
    entry: 'channels/kit/handler.ts',
    needs: { memoryMegabytes: 1024 },
  },
  { name: 'publicity-links', contract: publicityLinks, entry: 'gatherings/links/handler.ts', counts: 's#' },
  { name: 'publicity-hooks', contract: publicityHooks, entry: 'hooks/handler.ts' },
  { name: 'publicity-channels', contract: publicityChannels, entry: 'channels/handler.ts' },
  { name: 'publicity-feed', contract: publicityFeed, entry: 'gatherings/feed/door.ts' },
  { name: 'publicity-import', contract: publicityImport, entry: 'gatherings/import/handler.ts', heavy: true },
  { name: 'publicity-visits', contract: publicityVisits, entry: 'visits/handler.ts' },
  { name: 'publicity-boosts', contract: publicityBoosts, entry: 'channels/boosts/handler.ts' },
  { name: 'publicity-advice', contract: publicityAdvice, entry: 'channels/advice/handler.ts' },
  { name: 'notifications', contract: notifications },
];
