import { Aws, Duration, Validations } from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  AccountRecovery,
  type CfnUserPoolClient,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolEmail,
  LambdaVersion,
  UserPoolGroup,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { signInMail } from '../functions/campaign/sign-in-words.ts';
import { kept } from './retention.ts';
import { type Make, pascalCase } from './service-function.ts';
import type { Machine, Settings } from './settings.ts';

/** The identity that letters are sent by (mail.ts). */
const fromDomain = (domain: string): UserPoolEmail =>
  UserPoolEmail.withSES({
    fromEmail: `no-reply@${domain}`,
    fromName: 'Valsam',
    sesVerifiedDomain: domain,
    sesRegion: Aws.REGION,
  });

/** Who people are. What they may do is no business of Cognito's, but for the group that lets the first admin in. */
export class Identity extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  /** By their names. */
  readonly machines: ReadonlyMap<string, UserPoolClient>;
  readonly authorizer: () => HttpJwtAuthorizer;
  /** Where people sign in, for a function that says so. */
  readonly told: Readonly<Record<'ISSUER' | 'CLIENT_ID' | 'SIGN_IN_URL', string>>;

  /** @param areas the parts of the API that machines can be let into; throws when one shall be let into another. */
  constructor(scope: Construct, id: string, settings: Settings, areas: readonly string[], make: Make) {
    super(scope, id);
    this.userPool = this.makeUserPool(settings);
    // An access token has no address by itself, and an ID token opens nothing here.
    const signIn = make(this, 'SignIn', 'campaign-sign-in', 5);
    this.userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, signIn, LambdaVersion.V2_0);
    this.userPool.addTrigger(UserPoolOperation.CUSTOM_MESSAGE, make(this, 'SignInMails', 'campaign-sign-in-mails', 5));
    const scopes = this.makeScopes(areas);
    new UserPoolGroup(this, 'AdminGroup', {
      userPool: this.userPool,
      groupName: 'admin',
      description: 'Sets up campaigns, and lets the first people in.',
    });
    this.client = this.makeClient(settings, scopes('api'));
    this.machines = new Map(settings.machines.map((each) => [each.name, this.makeMachine(each, scopes)]));
    const domain = this.userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: settings.domainPrefix ?? `valsam-${Aws.ACCOUNT_ID}` },
    });
    this.told = {
      ISSUER: this.issuer,
      CLIENT_ID: this.client.userPoolClientId,
      SIGN_IN_URL: domain.baseUrl(),
    };
    // No scopes are asked for here: the function judges scope and kind of token, and answers in the API's own shape.
    const jwtAudience = [this.client, ...this.machines.values()].map(({ userPoolClientId }) => userPoolClientId);
    this.authorizer = () => new HttpJwtAuthorizer('Jwt', this.issuer, { jwtAudience });
  }

  /** The address that stands as `iss` in every token. */
  get issuer(): string {
    return this.userPool.userPoolProviderUrl;
  }

  private makeUserPool({ protect, mailDomain, mailVerified }: Settings): UserPool {
    const [account, reset] = [signInMail('account'), signInMail('reset')];
    const userPool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      // Heads decide on other people's money with this sign-in; Cognito cannot ask a second factor of one group only.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        // As long as an invitation to an association is good.
        tempPasswordValidity: Duration.days(7),
      },
      // What is mailed should the function that knows the reader's language fail: the same, in both.
      userInvitation: { emailSubject: account.subject, emailBody: account.body },
      // Else Cognito's own sender, fifty a day: until SES knows the domain.
      ...(mailVerified && mailDomain !== undefined && { email: fromDomain(mailDomain) }),
      userVerification: { emailSubject: reset.subject, emailBody: reset.body },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: protect,
      removalPolicy: kept,
    });
    Validations.of(userPool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'Needs the Plus plan; with a second factor for everybody and no self sign-up it would guard little more.',
    });
    return userPool;
  }

  /** Where sign-in and sign-out may lead to beside the settings: to the page itself, whose address is known once the front is. */
  returnTo(url: string, { callbackUrls }: Settings): void {
    const client = this.client.node.defaultChild as CfnUserPoolClient;
    client.callbackUrLs = [...new Set([`${url}/`, ...callbackUrls])];
    client.logoutUrLs = client.callbackUrLs;
  }

  /** One for people, and for each area of the API two that a machine can be given. */
  private makeScopes(areas: readonly string[]): (name: string) => OAuthScope {
    const scopes = [
      new ResourceServerScope({ scopeName: 'api', scopeDescription: 'Use Valsam as oneself.' }),
      ...areas.flatMap((area) => [
        new ResourceServerScope({ scopeName: `${area}.read`, scopeDescription: `Read what is of ${area}.` }),
        new ResourceServerScope({ scopeName: `${area}.write`, scopeDescription: `Change what is of ${area}.` }),
      ]),
    ];
    const resourceServer = this.userPool.addResourceServer('ResourceServer', { identifier: 'valsam', scopes });
    return (name) => {
      const scope = scopes.find(({ scopeName }) => scopeName === name);
      if (scope) return OAuthScope.resourceServer(resourceServer, scope);
      throw new Error(`No machine can be let into ${name}: there are ${areas.join(', ')}, each .read and .write.`);
    };
  }

  private makeClient(settings: Settings, scope: OAuthScope): UserPoolClient {
    return this.userPool.addClient('Client', {
      // A public client: it can keep no secret, so authorization code with PKCE is its only way in. Without a word on
      // the other flows Cognito would allow them.
      generateSecret: false,
      authFlows: { userSrp: false },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, scope],
        callbackUrls: [...settings.callbackUrls],
        logoutUrls: [...settings.callbackUrls],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // How long a session lasts says functions/session/life.ts: no longer than a year, however often it is used.
      refreshTokenValidity: Duration.days(365),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
  }

  /** A client that signs in by its secret. What it may do there says its membership, as a person's does. */
  private makeMachine({ name, scopes: named }: Machine, scopes: (name: string) => OAuthScope): UserPoolClient {
    return this.userPool.addClient(`Machine${pascalCase(name)}`, {
      userPoolClientName: `valsam-${name}`,
      generateSecret: true,
      authFlows: { userSrp: false },
      oAuth: { flows: { clientCredentials: true }, scopes: named.map(scopes) },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.hours(1),
      enableTokenRevocation: true,
    });
  }
}
