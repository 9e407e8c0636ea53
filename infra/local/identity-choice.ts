import campaign from '../../data/campaign-2018.json' with { type: 'json' };
import { type External, externalIdentity } from './external-identity.ts';
import { createIdentity, type Identity } from './identity.ts';
import { clientId } from './names.ts';
import { personasOf } from './personas.ts';

/** Who says who people are: somebody else's provider where one is named, else the local one, with the sample's people. */
export const identityFor = (url: string, dataDir: string, external: External | undefined): Promise<Identity> =>
  external
    ? externalIdentity(external)
    : createIdentity({
        issuer: `${url}/identity`,
        dataDir,
        clientId,
        personas: personasOf(campaign),
        campaign: campaign.campaign.id,
        scope: 'valsam/api',
      });
