/**
 * Stands in for the SDK's event streams in the bundles: neither DynamoDB's nor SQS's calls have any, and they are 15 kB.
 * @throws when something asks for them after all.
 */
export const eventStreamSerdeProvider = (): undefined => undefined;
export const resolveEventStreamSerdeConfig = <C>(config: C): C => config;
export const EventStreamSerde = function missing(): never {
  throw new Error('This bundle carries no event streams.');
};
