import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { App, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { transformSync } from 'esbuild';
import { createdByTemplate, notInCloudFormation, type Template } from './cloudformation-template.js';
import { intended } from './intended.js';
import { everyText } from './texts.js';

const texts = everyText('cdk');
const folder = mkdtempSync(join(tmpdir(), 'stacks-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('every text is TypeScript that the compiler takes', () => {
  expect(texts.length).toBeGreaterThan(500);
  expect(problemsIn(texts.map(({ text }) => text))).toBe('');
}, 120_000);

test('the compiler refuses a property that the CDK does not have, and a name that nothing uses', () => {
  const [text = ''] = texts.map((each) => each.text).filter((each) => each.includes('open: false'));
  const problems = problemsIn([
    text.replace('open: false', 'closed: true'),
    text.replace('super(', 'const unused = 1;\n    super('),
  ]);
  expect(problems).toMatch(/'closed' does not exist/);
  expect(problems).toMatch(/'unused' is declared/);
}, 60_000);

test('every stack creates what is planned', () => {
  const app = new App({
    outdir: join(folder, 'out'),
    analyticsReporting: false,
    context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
  });
  const givenBy = new Stack(app, 'Given');
  new ec2.CfnEIP(givenBy, 'SomethingToCreate');
  const given = propsIn(givenBy);
  const stacks = texts
    .filter(({ text }) => text.includes('class VpcEndpoints'))
    .map(({ text, of }, i) => ({
      of,
      name: `Stack${i}`,
      stack: new (stackIn(text))(app, `Stack${i}`, given),
    }));
  const assembly = app.synth();
  for (const { of, name } of stacks) {
    const template: Template = assembly.getStackByName(name).template;
    const wanted = intended(of);
    const possible = { ...wanted, managed: wanted.managed.filter((id) => !notInCloudFormation.includes(id)) };
    expect({ of: of.name, ...createdByTemplate(template, input) }).toEqual({ of: of.name, ...possible });
  }
}, 120_000);

/** What the compiler of this project says about the files, with the strictest settings that people use. */
function problemsIn(files: readonly string[]): string {
  const project = mkdtempSync(join(folder, 'project-'));
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  mkdirSync(join(project, 'lib'));
  for (const [i, text] of files.entries()) writeFileSync(join(project, 'lib', `${i}.ts`), text);
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: true,
    noEmit: true,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['lib'] }));
  try {
    return execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
      encoding: 'utf8',
    });
  } catch (error) {
    return String((error as { stdout?: string }).stdout).slice(0, 3000);
  }
}

type StackClass = new (scope: Construct, id: string, props: Record<string, unknown>) => Stack;

function stackIn(text: string): StackClass {
  const { code } = transformSync(text, { loader: 'ts', format: 'cjs', target: 'es2022' });
  const module: { exports: { VpcEndpoints?: StackClass } } = { exports: {} };
  new Function('require', 'module', 'exports', code)(require, module, module.exports);
  const { VpcEndpoints } = module.exports;
  if (VpcEndpoints === undefined) throw new Error(`there is no stack in ${text.slice(0, 200)}`);
  return VpcEndpoints;
}

const cidr = '10.9.8.0/24';

/** A value for every property that any of the stacks has; a string is imported by the name of its input. */
function propsIn(scope: Construct): Record<string, unknown> {
  const vpc = ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId: 'vpc-00000001',
    availabilityZones: ['a', 'b'],
    publicSubnetIds: ['subnet-00000001', 'subnet-00000002'],
    privateSubnetIds: ['subnet-00000003', 'subnet-00000004'],
    privateSubnetRouteTableIds: ['rtb-00000001', 'rtb-00000001'],
  });
  const props = {
    vpc,
    subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    publicSubnet: vpc.publicSubnets[0],
    clientSecurityGroup: ec2.SecurityGroup.fromSecurityGroupId(
      scope,
      'Client',
      Fn.importValue('client_security_group_id'),
    ),
    clientCidr: cidr,
  };
  return new Proxy(props, {
    get: (known, name) =>
      typeof name === 'symbol' || name in known || stackProps.has(name)
        ? Reflect.get(known, name)
        : Fn.importValue(name.replace(/[A-Z]/g, '_$&').toLowerCase()),
  });
}

/** What the CDK itself looks for. */
const stackProps: ReadonlySet<string> = new Set([
  'env',
  'stackName',
  'description',
  'tags',
  'synthesizer',
  'terminationProtection',
  'analyticsReporting',
  'crossRegionReferences',
  'permissionsBoundary',
  'suppressTemplateIndentation',
  'notificationArns',
  'propertyInjectors',
  'stackTraces',
]);

function input(value: unknown): string | undefined {
  return value === cidr ? 'client_cidr' : (value as { 'Fn::ImportValue'?: string })['Fn::ImportValue'];
}
