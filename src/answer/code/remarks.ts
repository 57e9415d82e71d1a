import type { EndpointPlan, PlannedEndpoint, PlannedOther, Use } from '../endpoint-plan.js';
import { isCreated } from './place.js';
import type { CodeWords, Read } from './words.js';

interface Speaking {
  readonly words: CodeWords;
  readonly read: Read;
}

/** What is said before the code: what it is for, where it belongs, and what to mind. */
export function headOf(
  plan: EndpointPlan,
  region: string,
  endpoints: readonly PlannedEndpoint[],
  { words, read }: Speaking,
): string[] {
  const names = [...new Set(plan.topics.map(read))];
  const isHere = region === plan.region;
  const notes = plan.notes.map(({ name, text }) =>
    names.length === 1 ? read(text) : words.about(read(name), read(text)),
  );
  return [
    words.heading(names, region, isHere ? read(plan.regionName) : undefined),
    ...(isHere
      ? []
      : [
          words.elsewhere(
            endpoints.flatMap(({ name }) => name ?? []),
            region,
          ),
        ]),
    ...notes,
  ];
}

/** What is said after the code: all of the plan that it does not create. */
export function tailOf(
  elsewhere: readonly PlannedEndpoint[],
  byHand: readonly PlannedEndpoint[],
  inVpc: readonly PlannedOther[],
  unwanted: readonly (PlannedEndpoint | PlannedOther)[],
  { words, read }: Speaking,
): string[] {
  const left = unwanted.map((part) => {
    const [use] = 'uses' in part ? part.uses : [part];
    const label = ('shortName' in part ? part.shortName : undefined) ?? use?.name ?? '';
    return use?.why === undefined ? label : words.about(label, read(use.why));
  });
  return [
    ...elsewhere.map(({ name, serviceRegion }) => words.elsewhere([name ?? ''], serviceRegion ?? '')),
    ...byHand.map(({ uses }) => words.byHand(uses[0]?.name ?? '')),
    ...inVpc.filter((other) => !isCreated(other)).map(({ name }) => words.nothingToCreate(name)),
    ...(left.length === 0 ? [] : [words.leftOut, ...left.map((line) => `- ${line}`)]),
  ];
}

/** Reasons that one endpoint can have beside it without drowning the code. */
const mostReasons = 3;

/** What it is there for, each reason once; nothing where the heading says it. */
export function commentsOn(
  uses: readonly Use[],
  { topics }: EndpointPlan,
  { words, read }: Speaking,
): string[] {
  const reasons = uses.flatMap(({ name, why }) => (why === undefined ? [] : [words.about(name, read(why))]));
  const names = topics.length > 1 ? uses.map(({ name }) => name) : [];
  return [...new Set(reasons.length > 0 ? reasons : names)].slice(0, mostReasons);
}

/** Image layers are in a bucket that AWS owns: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
export function policyComments(
  { shortName }: PlannedEndpoint,
  endpoints: readonly PlannedEndpoint[],
  region: string,
  words: CodeWords,
): string[] {
  const hasLayers = shortName === 's3' && endpoints.some((other) => other.shortName === 'ecr.dkr');
  const bucket = `arn:${partitionOf(region)}:s3:::prod-${region}-starport-layer-bucket/*`;
  return [words.fullAccess, ...(hasLayers ? [words.layers(bucket)] : [])];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
