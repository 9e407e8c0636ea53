import { errorTypeRegistries as tableErrors } from '@aws-sdk/client-dynamodb';
import { errorTypeRegistries as queueErrors } from '@aws-sdk/client-sqs';
import { getHostHeaderPlugin, getRecursionDetectionPlugin } from '@aws-sdk/core/client';
import { AwsSdkSigV4Signer } from '@aws-sdk/core/httpAuthSchemes';
import { AwsJson1_0Protocol } from '@aws-sdk/core/protocols';
import { DynamoDBJsonCodec2 } from '@aws-sdk/dynamodb-codec';
import { getHttpSigningPlugin } from '@smithy/core';
import { Md5, Sha256 } from '@smithy/core/checksum';
import { Client, getSmithyContext, NoOpLogger } from '@smithy/core/client';
import { getContentLengthPlugin, parseUrl } from '@smithy/core/protocols';
import { getRetryPlugin, StandardRetryStrategy } from '@smithy/core/retry';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import { calculateBodyLength, fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { type NodeHttpHandler, streamCollector } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { env } from '../shared/env.ts';
import { defaultProvider } from './credentials.ts';

/**
 * Stand in for the SDK's clients of the table and the queues in the bundles, made of the same parts: commands, protocol,
 * retries, signature, connection. What they lack is what a function has no use for, and was an eighth of a bundle and more
 * than a third of what a call cost: settings from files, rules that work out each request's endpoint anew, the user agent,
 * endpoint discovery, tracing. An endpoint that only those would find (China, FIPS, dual stack) must be named in the
 * environment. `test/infra/lean-clients.test.ts` asks them and the SDK's the same, and wants the same answers.
 */
type Given = { readonly maxAttempts: number; readonly requestHandler: NodeHttpHandler };
type Service = { readonly name: 'dynamodb' | 'sqs'; readonly protocol: AwsJson1_0Protocol };

/** What the SDK's parts look up while they handle a call. */
const configOf = ({ maxAttempts, requestHandler, ...others }: Given, { name, protocol }: Service) => {
  const unknown = Object.keys(others);
  if (unknown.length > 0) throw new Error(`The clients in the bundles know nothing of ${unknown.join(', ')}.`);
  const retryStrategy = new StandardRetryStrategy(maxAttempts);
  let endpoint: { readonly url: URL } | undefined;
  let signer: SignatureV4 | undefined;
  return {
    apiVersion: '',
    // The parts are put together once for each kind of command, and not at every call.
    cacheMiddleware: true,
    requestHandler,
    protocol,
    streamCollector,
    base64Encoder: toBase64,
    base64Decoder: fromBase64,
    utf8Encoder: toUtf8,
    utf8Decoder: fromUtf8,
    urlParser: parseUrl,
    disableHostPrefix: false,
    bodyLengthChecker: calculateBodyLength,
    md5: Md5,
    logger: new NoOpLogger(),
    maxAttempts: async () => maxAttempts,
    retryStrategy: async () => retryStrategy,
    ignoreConfiguredEndpointUrls: true,
    endpointProvider: () =>
      (endpoint ??= {
        url: new URL(
          process.env[`AWS_ENDPOINT_URL_${name.toUpperCase()}`] ?? `https://${name}.${env('AWS_REGION')}.amazonaws.com`,
        ),
      }),
    /** The signer corrects it where the clock of this machine is wrong. */
    systemClockOffset: 0,
    signer: async () =>
      (signer ??= new SignatureV4({
        service: name,
        region: env('AWS_REGION'),
        credentials: defaultProvider(),
        sha256: Sha256,
      })),
  };
};
type Config = ReturnType<typeof configOf>;
type Output = { readonly $metadata: object };

class LeanClient extends Client<object, object, Output, Config> {
  constructor(given: Given, service: Service) {
    const config = configOf(given, service);
    super(config);
    const signer = new AwsSdkSigV4Signer();
    const stack = this.middlewareStack;
    // Other ways to sign than this one there are not.
    stack.add(
      (next, context) => (args) => {
        const signingProperties = { config, context, signingName: service.name, signingRegion: env('AWS_REGION') };
        getSmithyContext(context).selectedHttpAuthScheme = { httpAuthOption: { signingProperties }, signer };
        return next(args);
      },
      { step: 'serialize', name: 'chooseSigner' },
    );
    stack.use(getSchemaSerdePlugin(config));
    stack.use(getContentLengthPlugin(config));
    stack.use(getHostHeaderPlugin(config));
    stack.use(getRetryPlugin(config));
    stack.use(getHttpSigningPlugin(config));
  }
}

export class DynamoDBClient extends LeanClient {
  constructor(given: Given) {
    const protocol = new AwsJson1_0Protocol({
      defaultNamespace: 'com.amazonaws.dynamodb',
      serviceTarget: 'DynamoDB_20120810',
      errorTypeRegistries: tableErrors,
      jsonCodec: new DynamoDBJsonCodec2(),
    });
    super(given, { name: 'dynamodb', protocol });
  }
}

export class SQSClient extends LeanClient {
  constructor(given: Given) {
    const protocol = new AwsJson1_0Protocol({
      defaultNamespace: 'com.amazonaws.sqs',
      serviceTarget: 'AmazonSQS',
      errorTypeRegistries: queueErrors,
      awsQueryCompatible: true,
    });
    super(given, { name: 'sqs', protocol });
    // By its header Lambda sees when messages of functions go round in circles, and stops them.
    this.middlewareStack.use(getRecursionDetectionPlugin({ runtime: 'node' }));
  }
}
