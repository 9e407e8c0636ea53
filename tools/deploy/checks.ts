import { certificateRegionOf, type Settings, settingsFrom } from '../../infra/settings.ts';

/**
 * What a person must have before `cdk deploy`, and what is worth knowing. Everything is asked by commands that only read.
 */
export type Finding = {
  readonly state: 'there' | 'missing' | 'note';
  readonly says: string;
  /** What to do about it. */
  readonly todo?: string;
};
/** What the AWS CLI answers to these arguments, or why it refuses; undefined when there is no AWS CLI. */
export type Aws = (...args: readonly string[]) => Promise<Answer | undefined>;
export type Answer = { readonly value: Json } | { readonly refused: string };
// oxlint-disable-next-line typescript/no-explicit-any -- answers of the CLI; what is read of them may be missing.
export type Json = any;

export type Given = {
  readonly aws: Aws;
  readonly context: Readonly<Record<string, unknown>>;
  /** How many functions `openConcurrency` is for. */
  readonly openFunctions: number;
};

const stackName = 'Valsam';
/** The least version of the bootstrap stack that CDK 2 publishes files through. */
const leastBootstrap = 6;
/** Lambda keeps so many for functions that have reserved none. */
const unreserved = 100;

const there = (says: string): Finding => ({ state: 'there', says });
const missing = (says: string, todo: string): Finding => ({ state: 'missing', says, todo });
const note = (says: string, todo?: string): Finding => ({ state: 'note', says, ...(todo !== undefined && { todo }) });

const valueOf = (answer: Answer | undefined): Json => (answer && 'value' in answer ? answer.value : undefined);

/** All findings, in the order in which a person would deal with them. */
export const checksOf = async ({ aws, context, openFunctions }: Given): Promise<readonly Finding[]> => {
  const version = await aws('--version');
  if (!version) return [missing('There is no AWS CLI.', 'Install version 2 of it, and call this again.')];
  const who = valueOf(await aws('sts', 'get-caller-identity'));
  if (!who) {
    return [there('The AWS CLI'), missing('Nobody is signed in to AWS.', 'aws configure sso, then aws sso login')];
  }
  const region = String(valueOf(await aws('configure', 'get', 'region')) ?? '').trim();
  const signedIn = there(`Signed in to the account ${who.Account}, as ${who.Arn}`);
  if (region === '') return [signedIn, missing('No region is chosen.', 'aws configure set region eu-north-1')];
  const settings = read(context);
  const stack = valueOf(await aws('cloudformation', 'describe-stacks', '--stack-name', stackName))?.Stacks?.[0];
  return [
    signedIn,
    there(`The region ${region}`),
    await bootstrap(aws, who.Account, region),
    ...('refused' in settings
      ? [missing(settings.refused, 'Put it right in cdk.context.json, or behind -c.')]
      : [
          ...(await domain(aws, settings)),
          ...chosen(settings),
          await signInPage(aws, settings, who.Account, stack),
          await concurrency(aws, settings, openFunctions),
          ...standing(settings, stack),
        ]),
    ...(stack ? await firstAdmin(aws, stack) : []),
  ];
};

const read = (context: Given['context']): Settings | { readonly refused: string } => {
  try {
    return settingsFrom({ tryGetContext: (name) => context[name] });
  } catch (error) {
    return { refused: (error as Error).message };
  }
};

const bootstrap = async (aws: Aws, account: string, region: string): Promise<Finding> => {
  const found = valueOf(await aws('ssm', 'get-parameter', '--name', '/cdk-bootstrap/hnb659fds/version'));
  const version = Number(found?.Parameter?.Value ?? 0);
  if (version >= leastBootstrap) return there(`Bootstrapped for the CDK (version ${version})`);
  return missing(
    version === 0 ? 'The CDK has no bucket and no roles here yet.' : `The CDK's bootstrap is too old (${version}).`,
    `npx cdk bootstrap aws://${account}/${region}`,
  );
};

const covers = (names: readonly string[], name: string): boolean =>
  names.some((one) => one === name || (one.startsWith('*.') && one.slice(1) === name.slice(name.indexOf('.'))));

const domain = async (aws: Aws, { domain: chosenDomain }: Settings): Promise<readonly Finding[]> => {
  if (!chosenDomain) {
    return [note('No domainName: what is printed leads to addresses that AWS made, and ends with the stack.')];
  }
  const { name, certificateArn, hostedZone } = chosenDomain;
  const ask = ['acm', 'describe-certificate', '--certificate-arn', certificateArn];
  const found = valueOf(await aws(...ask, '--region', certificateRegionOf(certificateArn)))?.Certificate;
  const certificate =
    found?.Status !== 'ISSUED'
      ? missing(
          `The certificate is ${found ? `not issued (${found.Status})` : 'not there'}.`,
          'Request it in ACM, and prove that the domain is yours.',
        )
      : covers(found?.SubjectAlternativeNames ?? [], name)
        ? there(`A certificate for ${name}`)
        : missing(`The certificate is not for ${name}.`, 'Request one in ACM that names it, too.');
  if (hostedZone === undefined) {
    return [certificate, note('No hostedZone: the record is yours to make; an output of the stack says which.')];
  }
  const zone = valueOf(await aws('route53', 'get-hosted-zone', '--id', hostedZone))?.HostedZone?.Name;
  const isIn = zone !== undefined && `.${name}.`.endsWith(`.${zone}`);
  return [
    certificate,
    isIn
      ? there(`The zone ${zone}`)
      : missing(
          zone === undefined ? `There is no zone ${hostedZone}.` : `${name} is not in the zone ${zone}.`,
          'aws route53 list-hosted-zones says which there are.',
        ),
  ];
};

const chosen = ({ callbackUrls, alarmEmail }: Settings): readonly Finding[] => [
  ...(callbackUrls.every((url) => url.startsWith('http://localhost'))
    ? [
        note(
          `Sign-in returns to ${callbackUrls.join(', ')} only: to this machine.`,
          'callbackUrls: where your pages are',
        ),
      ]
    : []),
  ...(alarmEmail === undefined ? [note('Nobody is told when an alarm goes off.', 'alarmEmail: whom to tell')] : []),
];

const signInPage = async (aws: Aws, { domainPrefix }: Settings, account: string, stack: Json): Promise<Finding> => {
  const prefix = domainPrefix ?? `valsam-${account}`;
  const found = valueOf(await aws('cognito-idp', 'describe-user-pool-domain', '--domain', prefix))?.DomainDescription;
  const own = outputOf(stack, 'UserPoolId');
  return found?.UserPoolId === undefined || found.UserPoolId === own
    ? there(`The sign-in page can be called ${prefix}`)
    : missing(`The sign-in page's name ${prefix} is taken by another user pool.`, 'domainPrefix: another one');
};

const concurrency = async (aws: Aws, { openConcurrency }: Settings, openFunctions: number): Promise<Finding> => {
  const limit = Number(valueOf(await aws('lambda', 'get-account-settings'))?.AccountLimit?.ConcurrentExecutions ?? 0);
  const ask =
    'aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000';
  const needed = (openConcurrency ?? 0) * openFunctions + unreserved;
  if (openConcurrency !== undefined && needed > limit) {
    return missing(
      `openConcurrency ${openConcurrency} for ${openFunctions} functions needs an account's limit of ${needed}; it is ${limit}.`,
      `Leave it out, or ask for more: ${ask}`,
    );
  }
  return limit < 1000
    ? note(`The account runs ${limit} functions at once at most.`, ask)
    : there(`${limit} functions at once`);
};

/** What a stack that is there allows, and whether it is protected. */
const standing = ({ protect }: Settings, stack: Json): readonly Finding[] => {
  const status = String(stack?.StackStatus ?? '');
  if (status === '' || status === 'REVIEW_IN_PROGRESS') {
    return protect
      ? [
          missing(
            'The stack is not there yet, and what is protected cannot be rolled back.',
            'Leave protect out the first time.',
          ),
        ]
      : [there('No stack yet: this would be the first deployment')];
  }
  if (/^(ROLLBACK_(COMPLETE|FAILED)|CREATE_FAILED|DELETE_FAILED)$/.test(status)) {
    return [
      missing(
        `The stack is ${status}, and takes no deployment.`,
        `aws cloudformation delete-stack --stack-name ${stackName}`,
      ),
    ];
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return [
      missing(
        `The stack is ${status}, and takes no deployment.`,
        `aws cloudformation continue-update-rollback --stack-name ${stackName}`,
      ),
    ];
  }
  if (status.endsWith('_IN_PROGRESS')) return [missing(`The stack is ${status}.`, 'Wait until it is done.')];
  if (protect) return [there(`The stack is ${status}, and protected from being deleted`)];
  return stack.EnableTerminationProtection
    ? [missing('The stack is protected, and this deployment would take that off.', 'protect: true in cdk.context.json')]
    : [note(`The stack is ${status}; it can be deleted, table and sign-ins too.`, 'npx cdk deploy -c protect=true')];
};

const firstAdmin = async (aws: Aws, stack: Json): Promise<readonly Finding[]> => {
  const pool = outputOf(stack, 'UserPoolId');
  if (pool === undefined) return [];
  const users = valueOf(
    await aws('cognito-idp', 'list-users-in-group', '--user-pool-id', pool, '--group-name', 'admin'),
  );
  return (users?.Users ?? []).length > 0
    ? [there('An administrator')]
    : [note('There is no administrator yet.', 'docs/DEPLOY.md, "The first administrator"')];
};

const outputOf = (stack: Json, name: string): string | undefined =>
  stack?.Outputs?.find((one: Json) => one.OutputKey === name)?.OutputValue;
