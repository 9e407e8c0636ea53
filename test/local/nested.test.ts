import { describe, expect, it } from 'vitest';
import { flattened } from '../../infra/local/nested.ts';
import type { Template } from '../../infra/local/template.ts';

const of = (Resources: object, Outputs: object = {}) => ({ Resources, Outputs }) as Template;
const stack = (Parameters: object = {}) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { Parameters } });
const thing = (Properties: object = {}) => ({ Type: 'Thing', Properties });

describe('a stack within the stack', () => {
  it('is put in its place: what it is handed and what it hands back are named directly', () => {
    const inner = of(
      { One: thing({ Of: { Ref: 'given' }, In: { Ref: 'AWS::Region' } }), Two: thing({ Beside: { Ref: 'One' } }) },
      { twoArn: { Value: { 'Fn::GetAtt': ['Two', 'Arn'] } } },
    );
    const outer = of({
      One: thing(),
      Inner: stack({ given: { 'Fn::GetAtt': ['One', 'Arn'] } }),
      Last: thing({ Of: { 'Fn::Join': ['', ['to ', { 'Fn::GetAtt': ['Inner', 'Outputs.twoArn'] }]] } }),
    });
    expect(flattened(outer, () => inner)).toEqual({
      Resources: {
        One: thing(),
        InnerOne: thing({ Of: { 'Fn::GetAtt': ['One', 'Arn'] }, In: { Ref: 'AWS::Region' } }),
        InnerTwo: thing({ Beside: { Ref: 'InnerOne' } }),
        Last: thing({ Of: { 'Fn::Join': ['', ['to ', { 'Fn::GetAtt': ['InnerTwo', 'Arn'] }]] } }),
      },
    });
  });

  it('may hold one itself', () => {
    const templates: Readonly<Record<string, Template>> = {
      Middle: of({ Own: thing(), Deep: stack({ b: { Ref: 'a' }, c: { Ref: 'Own' } }) }),
      Deep: of({ One: thing({ B: { Ref: 'b' }, C: { Ref: 'c' } }) }),
    };
    const { Resources } = flattened(of({ Middle: stack({ a: 'handed' }) }), (id) => templates[id] as Template);
    expect(Resources).toEqual({ MiddleOwn: thing(), MiddleDeepOne: thing({ B: 'handed', C: { Ref: 'MiddleOwn' } }) });
  });
});
