import { afterAll, expect, it } from 'vitest';
import { startStack } from '../../infra/local/stack.ts';
import { tinyProgram } from '../support/tiny-program.ts';

const tiny = tinyProgram();
afterAll(tiny.remove);

it('requests stop at the burst that the stage of their own API allows: 429', async () => {
  const stageOf = (api: string, burst: number) => ({
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: {
      ApiId: { Ref: api },
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingBurstLimit: burst, ThrottlingRateLimit: 0.1 },
    },
  });
  const throttled = await startStack({
    dataDir: tiny.folder(),
    program: tiny.program,
    adapt: ({ Resources }) => ({
      Resources: {
        ...Resources,
        Stage: stageOf('Api', 2),
        Second: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'second', ProtocolType: 'HTTP' } },
        SecondStage: stageOf('Second', 1),
        SecondRoute: {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: { ApiId: { Ref: 'Second' }, RouteKey: 'GET /second', Target: 'integrations/echoIntegration' },
        },
      },
    }),
  });
  const statuses: number[] = [];
  let last = '';
  for (const path of ['/open/x', '/open/x', '/open/x', '/second', '/second']) {
    const response = await fetch(throttled.url + path);
    statuses.push(response.status);
    last = await response.text();
  }
  await throttled.stop();
  expect(statuses).toEqual([200, 200, 429, 200, 429]);
  expect(last).toBe('{"message":"Too Many Requests"}');
});
