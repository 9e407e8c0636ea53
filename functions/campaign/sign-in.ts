import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

/**
 * What the sign-in adds to an access token: the address, and whether it was shown to be theirs. By that alone an
 * invitation knows whom it is for (E3); what somebody may do is never in a token.
 */
export const handler = async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
  const { email = '', email_verified = 'false' } = event.request.userAttributes;
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: { email, email_verified } },
      },
    },
  };
};
