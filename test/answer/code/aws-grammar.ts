import * as ec2 from '@aws-sdk/client-ec2';

/** A call of the AWS CLI as it was made. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  /** The words that follow each option. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

export function callIn([service = '', operation = '', ...words]: readonly string[]): Call {
  const options = new Map<string, string[]>();
  let last: string[] = [];
  for (const word of operation === 'wait' ? words.slice(1) : words) {
    if (word.startsWith('--')) {
      last = [];
      options.set(word.slice(2), last);
    } else last.push(word);
  }
  return { service, operation: operation === 'wait' ? `wait ${words[0]}` : operation, options };
}

/** Options of every command: https://docs.aws.amazon.com/cli/latest/reference/ */
const everywhere = new Set(['query', 'output']);

/**
 * What the CLI adds to the API for rules of a security group:
 * https://docs.aws.amazon.com/cli/latest/reference/ec2/authorize-security-group-ingress.html
 */
const rule = ['protocol', 'port', 'source-group', 'cidr'];

/** Commands of other services than EC2, with the options that they demand; the code uses no others. */
const others: Readonly<Record<string, readonly string[]>> = {
  'apigatewayv2 create-vpc-link': ['name', 'subnet-ids', 'security-group-ids'],
  'opensearch create-vpc-endpoint': ['domain-arn', 'vpc-options'],
  'opensearchserverless create-vpc-endpoint': ['name', 'vpc-id', 'subnet-ids', 'security-group-ids'],
  'redshift create-endpoint-access': [
    'endpoint-name',
    'cluster-identifier',
    'subnet-group-name',
    'vpc-security-group-ids',
  ],
  'redshift-serverless create-endpoint-access': [
    'endpoint-name',
    'workgroup-name',
    'subnet-ids',
    'vpc-security-group-ids',
  ],
};

/** What the AWS CLI would refuse. The model of EC2 tells its commands, their parameters and their types. */
export function problemsOf({ service, operation, options }: Call): string[] {
  const own = [...options].filter(([name]) => !everywhere.has(name));
  if (service !== 'ec2') {
    const demanded = others[`${service} ${operation}`];
    if (demanded === undefined) return [`there is no command ${service} ${operation}`];
    const given = own.map(([name]) => name);
    return [
      ...given.filter((name) => !demanded.includes(name)).map((name) => `${operation} has no --${name}`),
      ...demanded.filter((name) => !given.includes(name)).map((name) => `${operation} needs --${name}`),
      ...own.filter(([, words]) => words.length === 0).map(([name]) => `--${name} has no value`),
    ];
  }
  const request = requestOf(operation === 'wait nat-gateway-available' ? 'describe-nat-gateways' : operation);
  if (request === undefined) return [`there is no command ec2 ${operation}`];
  const members = new Map(request.members.map((member) => [kebab(member.name), member]));
  const isRule = operation === 'authorize-security-group-ingress';
  return [
    ...own.flatMap(([name, words]) => {
      if (isRule && rule.includes(name)) return words.length === 1 ? [] : [`--${name} takes one value`];
      const member = members.get(name) ?? members.get(name.replace(/^no-/, ''));
      if (member === undefined) return [`${operation} has no --${name}`];
      if (name.startsWith('no-') && member.type.kind !== 'boolean') return [`--${name} is no switch`];
      return problemsOfValue(name, words, member.type);
    }),
    ...request.members
      .slice(0, request.required)
      .filter(({ name }) => !options.has(kebab(name)))
      .map(({ name }) => `${operation} needs --${kebab(name)}`),
  ];
}

type Type =
  | { readonly kind: 'text' | 'boolean' }
  | { readonly kind: 'list'; readonly of: () => Type }
  | { readonly kind: 'structure'; readonly members: readonly Member[] };

interface Member {
  readonly name: string;
  readonly type: Type;
}

function problemsOfValue(name: string, words: readonly string[], type: Type): string[] {
  switch (type.kind) {
    case 'boolean':
      return words.length === 0 ? [] : [`--${name} takes no value`];
    case 'text': {
      if (words.length !== 1) return [`--${name} takes one value, not ${words.length}`];
      const isKnown = name !== 'vpc-endpoint-type' || (words[0] ?? '') in ec2.VpcEndpointType;
      return isKnown ? [] : [`${words[0]} is no ${name}`];
    }
    case 'list': {
      const element = type.of();
      if (words.length === 0) return [`--${name} has no value`];
      return element.kind === 'structure' ? words.flatMap((word) => problemsOfShorthand(word, element)) : [];
    }
    case 'structure':
      return words.length === 1 ? problemsOfShorthand(words[0] ?? '', type) : [`--${name} takes one value`];
  }
}

/** `Key=Value,Key=[{Key=Value}]`: https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html */
function problemsOfShorthand(text: string, type: Type): string[] {
  if (type.kind === 'list') {
    const inner = /^\[\{(.*)\}\]$/.exec(text)?.[1];
    return inner === undefined ? [`${text} is no list`] : problemsOfShorthand(inner, type.of());
  }
  if (type.kind !== 'structure') return text === '' ? ['an empty value'] : [];
  return [...text.matchAll(/(\w+)=(\[[^\]]*\]|[^,]*)/g)].flatMap(([, key = '', value = '']) => {
    const member = type.members.find((each) => each.name === key);
    return member === undefined ? [`there is no ${key} in ${text}`] : problemsOfShorthand(value, member.type);
  });
}

interface Request {
  readonly members: readonly Member[];
  /** So many members, from the first, are demanded. */
  readonly required: number;
}

function requestOf(operation: string): Request | undefined {
  const name = operation.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
  const schema = (ec2 as unknown as Record<string, Schema | undefined>)[`${name}Request$`];
  if (schema === undefined) return undefined;
  return { members: membersOf(schema), required: typeof schema[6] === 'number' ? schema[6] : 0 };
}

/** A shape in the SDK's own notation: its kind first, the names of its members fifth and their shapes sixth. */
type Schema = readonly unknown[];

function membersOf(schema: Schema): Member[] {
  const names = schema[4] as readonly string[];
  const shapes = schema[5] as readonly unknown[];
  return names.map((name, i) => ({ name, type: typeOf(shapes[i]) }));
}

const kinds = { list: 1, structure: 3 };

function typeOf(shape: unknown): Type {
  if (typeof shape === 'function') return typeOf(shape());
  if (Array.isArray(shape)) {
    if (shape[0] === kinds.list && shape.length > 2) return { kind: 'list', of: () => typeOf(shape[4]) };
    if (shape[0] === kinds.structure && shape.length > 2)
      return { kind: 'structure', members: membersOf(shape) };
    return typeOf(shape[0]);
  }
  // A list of plain texts has a number of its own.
  if (typeof shape === 'number' && shape >= 64) return { kind: 'list', of: () => ({ kind: 'text' }) };
  return { kind: shape === 2 ? 'boolean' : 'text' };
}

/** `VpcId` → `vpc-id`, as the AWS CLI does. */
function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
