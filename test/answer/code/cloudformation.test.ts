import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { parse, type ScalarTag } from 'yaml';
import { createdByTemplate, notInCloudFormation, type Template } from './cloudformation-template.js';
import { intended } from './intended.js';
import { everyText } from './texts.js';

/** The short forms of functions: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
const customTags = [
  { tag: '!Ref', resolve: (name: string) => ({ Ref: name }) },
  { tag: '!Sub', resolve: (text: string) => ({ 'Fn::Sub': text }) },
  { tag: '!GetAtt', resolve: (text: string) => ({ 'Fn::GetAtt': text.split('.') }) },
  {
    tag: '!Select',
    collection: 'seq' as const,
    resolve: (list: { toJSON(): unknown[] }) => ({ 'Fn::Select': list.toJSON() }),
  },
] as unknown as ScalarTag[];

const texts = everyText('cloudformation');
const templateIn = (text: string): Template => parse(text, { customTags, uniqueKeys: true }) ?? {};

test('every text is a template that creates what is planned', () => {
  expect(texts.length).toBeGreaterThan(500);
  for (const { text, of } of texts) {
    const template = templateIn(text);
    const wanted = intended(of);
    const possible = { ...wanted, managed: wanted.managed.filter((id) => !notInCloudFormation.includes(id)) };
    expect({ of: of.name, ...createdByTemplate(template, input) }).toEqual({ of: of.name, ...possible });
    expect(unused(template)).toEqual([]);
    for (const id of notInCloudFormation)
      if (wanted.managed.includes(id)) expect(text).toMatch(/^# .*aws \S+ create-/m);
  }
});

test('CloudFormation knows every type and every property, and every reference leads somewhere', () => {
  const distinct = new Map(
    texts.filter(({ text }) => templateIn(text).Resources).map(({ text }) => [shapeOf(text), text]),
  );
  expect(distinct.size).toBeGreaterThan(50);
  expect(synthesise([...distinct.values()])).toBe('sound');
}, 120_000);

test('what CloudFormation does not know is found', () => {
  const [text = ''] = texts
    .map((each) => each.text)
    .filter((each) => each.includes('VpcEndpointType: Interface'));
  expect(synthesise([text.replace('VpcEndpointType:', 'VpcEndpointKind:')])).toMatch(/VpcEndpointKind/);
  expect(synthesise([text.replace('!Ref VpcId', '!Ref Nothing')])).toMatch(/Nothing/);
}, 120_000);

/** The text without its names. */
function shapeOf(text: string): string {
  return text
    .replace(/^ *#.*\n/gm, '')
    .replace(/^ {2}\w+:$|ServiceName: [a-z].*|Value: [^ ]+|DependsOn: \w+/gm, '');
}

/** All of them as stacks of one app, which the CDK checks against the schemas of CloudFormation. */
function synthesise(templates: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  try {
    const context = { '@aws-cdk/core:validateAgainstDefaultRules': true };
    const app = new App({ outdir: join(folder, 'out'), analyticsReporting: false, context });
    for (const [i, text] of templates.entries()) {
      const templateFile = join(folder, `${i}.yml`);
      writeFileSync(templateFile, text);
      new CfnInclude(new Stack(app, `Stack${i}`), 'Template', { templateFile });
    }
    app.synth();
    return 'sound';
  } catch (error) {
    return String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function input(value: unknown): string | undefined {
  const { Ref } = (value ?? {}) as { Ref?: string };
  return Ref?.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase();
}

function unused({ Parameters = {}, Resources }: Template): string[] {
  const code = JSON.stringify(Resources);
  return Object.keys(Parameters).filter(
    (name) => !code.includes(`"${name}"`) && !code.includes(`\${${name}}`),
  );
}
