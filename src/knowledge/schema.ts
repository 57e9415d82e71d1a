import * as z from 'zod';
import { accessMethods } from './access-methods.js';

/**
 * The shape of every file under `knowledge/`: one schema for the types, for the check and for the
 * editor. Objects are strict, so that a misspelled field is an error and never a silent loss.
 *
 * A fact's source is read on the file's `verified` date: no fact without a source, no source
 * without a date.
 */

const text = z.string().trim().min(1);

const localized = z.strictObject({
  en: text.describe('English'),
  ja: text.describe('Japanese, as a Japanese engineer would write it'),
});

const url = z.url({ protocol: /^https$/, error: 'must be an https URL' });

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date written YYYY-MM-DD')
  .refine(isCalendarDay, 'is not a day of the calendar');

const dayOrMonth = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be a date written YYYY-MM-DD, or YYYY-MM when the day is not known')
  .refine(
    (value) => isCalendarDay(value.length === 7 ? `${value}-01` : value),
    'is not a day of the calendar',
  );

const confidence = z
  .enum(['confirmed', 'not-confirmed'])
  .default('confirmed')
  .describe('"not-confirmed" is shown as such on the card');

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

const method = z
  .enum(accessMethods)
  .describe('The access method; each is explained by the concept of its id');

/**
 * An endpoint service name in full, `{region}` standing for the Region code. The prefixes are the
 * ones AWS uses: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const endpointName = z
  .string()
  .regex(
    /^(com\.amazonaws|aws\.api|api\.aws|aws\.sagemaker)(\.([a-z0-9-]|\{region\}|\{cell\})+)+$/,
    'must be an endpoint service name in full, such as com.amazonaws.{region}.ecr.api',
  );

const endpoint = z
  .union([
    endpointName,
    z.strictObject({
      name: endpointName.describe('The endpoint service name in full, with {region}'),
      for: localized.optional().describe('What this name carries, where an option has several'),
      need: z
        .enum(['required', 'conditional'])
        .default('required')
        .describe('"conditional": only when what `for` says holds'),
      of: slug.optional().describe('The service that owns the name, when it is not this one'),
      regions: z
        .array(text)
        .min(1)
        .optional()
        .describe('The only Regions in which it exists, where it does not exist in every one'),
    }),
  ])
  .transform(asEndpoint);

const companion = z.strictObject({
  service: slug.describe('Id of the service whose endpoint is also needed'),
  method,
  endpoints: z
    .array(endpointName)
    .min(1)
    .optional()
    .describe('Only these of its names; all of the option when omitted'),
  need: z
    .enum(['required', 'conditional', 'optional'])
    .default('required')
    .describe('"conditional": only when what `why` says holds'),
  why: localized.describe('The reason, or the condition'),
});

const cue = text;

const accessOption = z.strictObject({
  id: slug.optional().describe('Needed where two options have the same method; the method when omitted'),
  method,
  when: localized
    .optional()
    .describe(
      'The condition under which the option is right, as a phrase after "when". On the first option too where the answer depends on it',
    ),
  summary: localized
    .optional()
    .describe('What to do, in one or two sentences, where the method alone does not say it'),
  endpoints: z.array(endpoint).default([]).describe('Endpoint service names in full, with {region}'),
  fips: z.array(endpointName).default([]).describe('The FIPS forms of the names'),
  privateDns: z
    .enum(['required', 'yes', 'no', 'not-confirmed'])
    .optional()
    .describe('Private DNS of an interface endpoint. "yes": available and on by default'),
  crossRegion: z
    .boolean()
    .default(false)
    .describe('Whether an endpoint can be created in another Region than the service, with --service-region'),
  clientSetup: localized
    .optional()
    .describe('What the client must do instead, where there is no private DNS'),
  ports: z
    .array(z.int().min(1).max(65535))
    .min(1)
    .optional()
    .describe('TCP ports; 443 for endpoints when omitted'),
  companions: z.array(companion).default([]).describe('Other services whose endpoints are also needed'),
  cues: z
    .array(cue)
    .default([])
    .describe('Words in a message, in either language, that make this option the right one'),
  situations: z
    .array(slug)
    .default([])
    .describe('Named sets of cues from situations.yml, such as on-premises'),
  combines: z
    .array(slug)
    .min(2)
    .optional()
    .describe('Right when the cues of all these options stand in the message'),
  over: z
    .array(slug)
    .default([])
    .describe('Options that this one wins over where cues of both stand in the message'),
  route: slug.optional().describe('Id of a file under routes/; the method when omitted'),
  destination: localized
    .optional()
    .describe('Where the route ends, when it is neither the service nor the owners of its endpoints'),
  natAlternative: z
    .boolean()
    .default(true)
    .describe('Whether a NAT gateway is another way to the same; false for what is not on a public endpoint'),
  confidence,
  sources: z.array(url).min(1),
});

const fact = z.strictObject({ ...localized.shape, source: url, confidence });

const change = z.strictObject({ date: dayOrMonth, ...localized.shape, source: url, confidence });

const reference = z.strictObject({
  title: localized,
  url,
  ja: url
    .optional()
    .describe('The Japanese page, where it is not the docs.aws.amazon.com address with /ja_jp'),
  language: z
    .enum(['en', 'ja'])
    .optional()
    .describe('For a page that exists in one language and is for its readers alone'),
});

const aliases = z.strictObject({
  known: z.array(text).default([]).describe('Abbreviations; SDK, CLI, Terraform and CloudFormation names'),
  former: z.array(text).default([]).describe('What it used to be called'),
  ja: z.array(text).default([]).describe('Japanese spellings'),
  weak: z
    .array(text)
    .default([])
    .describe('Names that are also ordinary words: they count only with a sign that a service is meant'),
  not: z
    .array(text)
    .default([])
    .describe(
      'Names that it would have automatically and does not answer to, such as an id that is a common word',
    ),
  hosts: z
    .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name, such as cloudfront.net'))
    .default([])
    .describe('Ends of host names that belong to it and do not follow <service>.<region>.amazonaws.com'),
});

/** An icon is depended on, never copied: https://aws.amazon.com/architecture/icons/ */
const icon = z
  .string()
  .regex(/^[a-z-]+\/[A-Za-z0-9-]+$/, 'must be a folder and a name, such as resource/AWSLambdaLambdaFunction')
  .optional()
  .describe('Its drawing in the aws-icons package: folder and name without .svg. A general one when omitted');

const common = {
  aliases: aliases.prefault({}).describe('What people call it'),
  cautions: z.array(fact).default([]).describe('The traps, the worst first'),
  changes: z.array(change).default([]).describe('What older articles get wrong, the newest first'),
  references: z.array(reference).min(1).describe('The pages to read'),
  related: z.array(slug).default([]).describe('Ids of topics to read next'),
  verified: day.describe('The day on which the sources were read'),
};

export const serviceSchema = z.strictObject({
  name: text.describe('The name AWS uses, in both languages'),
  fullName: text.optional().describe('Where the name is an abbreviation'),
  icon,
  caller: z
    .boolean()
    .default(false)
    .describe(
      'Whether it runs the code of its user, so that in "from X to Y" it is where the call comes from',
    ),
  askedAs: slug.optional().describe('Id of the workload that people mean when they name this service'),
  ended: z.boolean().default(false).describe('Whether AWS has shut it down, so that no way leads to it'),
  access: z.array(accessOption).min(1).describe('The ways to it; the first is the recommendation'),
  ...common,
});

const need = companion.describe('An endpoint to create, and why');

/** What a workload in a closed subnet needs, and why. */
export const workloadSchema = z.strictObject({
  name: localized,
  summary: localized.describe('What to create, in one or two sentences'),
  icon,
  runsOn: z
    .array(slug)
    .default([])
    .describe('Services that run it: a question about a call from one of them offers this workload'),
  needs: z.array(need).describe('Required ones first'),
  points: z.array(fact).default([]).describe('What to know: what is not needed, what else must be in place'),
  sources: z.array(url).min(1),
  ...common,
});

const signature = z.strictObject({
  all: z
    .array(text)
    .default([])
    .describe('Texts that must all stand in the message, compared without case; * stands for a few letters'),
  host: text.optional().describe('A host name that must stand in the message; * stands for any labels'),
  ip: z
    .enum(['private', 'public'])
    .optional()
    .describe('The kind of IP address that must stand in the message'),
  matches: z.array(text).min(1).describe('Samples that it must match'),
  misses: z.array(text).min(1).describe('Samples that it must not match'),
});

/** An error people paste: what it means, what to look at, what to create. */
export const symptomSchema = z.strictObject({
  name: localized.describe('The error in a few words'),
  signatures: z.array(signature).min(1).describe('Any one of them is enough'),
  meaning: localized.describe('What is wrong, in one or two sentences'),
  privateIp: localized.optional().describe('What a private IP address in the message tells'),
  publicIp: localized.optional().describe('What a public IP address in the message tells'),
  checks: z.array(fact).min(1).describe('What to look at and do, the likeliest cause first'),
  needs: z.array(need).default([]),
  route: slug
    .optional()
    .describe(
      'Id of the file under routes/ that shows where it goes wrong; drawn from the needs when omitted',
    ),
  sources: z.array(url).min(1),
  ...common,
});

export const conceptSchema = z.strictObject({
  name: localized,
  summary: localized.describe('What it is, in one or two sentences'),
  points: z.array(fact).min(1).describe('What to know before using it'),
  create: z
    .strictObject({
      console: localized.describe('Where in the console it is created'),
      asks: z.array(localized).min(1).describe('What the console asks for'),
      note: localized.optional(),
      source: url,
    })
    .optional(),
  route: slug.optional().describe('Id of a file under routes/; for an access method its own id when omitted'),
  ...common,
});

/** Where a hop stands. The picture draws these as nested boxes. */
export const places = [
  'on-premises',
  'other-vpc',
  'private-subnet',
  'public-subnet',
  'endpoint-subnet',
  'vpc-edge',
  'vpc',
  'other-region',
  'aws',
  'internet',
] as const;

/** What a hop is. The picture draws each with its icon. */
export const nodes = [
  'workload',
  'client',
  'direct-connect',
  'transit-gateway',
  'peering-connection',
  'route-table',
  'gateway-endpoint',
  'interface-endpoint',
  'gateway-load-balancer-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
  'tunnel-endpoint',
  'nat-gateway',
  'internet-gateway',
  'egress-only-internet-gateway',
  'privatelink',
  'vpc-lattice',
  'load-balancer',
  'appliance',
  'resource',
  'vpc-link',
  'api-gateway',
  'service',
] as const;

const hop = z.strictObject({
  node: z.enum(nodes),
  in: z.enum(places),
  label: localized.describe('{service} stands for the name of the service'),
  detail: localized
    .optional()
    .describe('A smaller second line; {service}, {endpoints} and {ports} are filled in'),
  step: localized
    .optional()
    .describe('One short sentence for the arrow to the next hop; the last hop has none'),
  beside: z
    .boolean()
    .default(false)
    .describe('Whether the traffic only turns here and comes back to the hop before'),
});

export const routeSchema = z.strictObject({
  hops: z.array(hop).min(2),
  privateIp: localized
    .optional()
    .describe('What it tells when the name of the service resolves to a private IP address'),
  publicIp: localized.optional().describe('The same of a public IP address'),
  sources: z.array(url).min(1),
  verified: day,
});

export const situationsSchema = z.record(
  slug,
  z.strictObject({ name: localized, cues: z.array(cue).min(1) }),
);

export const choicesSchema = z.array(
  z.strictObject({
    words: z.array(text).min(1).describe('Words that truly mean several topics'),
    topics: z.array(slug).min(2).describe('The topics to offer, the likeliest first'),
  }),
);

/** What people say without meaning a service. */
export const ordinarySchema = z.strictObject({
  names: z
    .array(text)
    .describe('Names that also mean something else and count only with a sign that they are meant'),
  phrases: z.array(text).describe('Phrases in which a name means something else'),
});

const usd = z.number().positive();
const dated = { date: day.describe('The day on which the price list said so'), source: url, confidence };

const price = z.strictObject({
  hour: usd.describe('USD an hour, for each Availability Zone'),
  gb: usd.describe('USD a GB processed'),
  ...dated,
});

/** What is billed beside the ways themselves, at the same price in every Region. */
const commonPrices = z.strictObject({
  publicIpv4: z
    .strictObject({ hour: usd.describe('USD an hour, for each address'), ...dated })
    .optional()
    .describe('The public IPv4 address that every NAT gateway has in each of its Availability Zones'),
  interfaceEndpointTiers: z
    .strictObject({
      steps: z
        .array(
          z.strictObject({
            above: z.number().positive().describe('GB a month of all interface endpoints in the Region'),
            gb: usd.describe('USD for each GB above that'),
          }),
        )
        .min(1)
        .describe('The smallest first; below the first of them the price of the Region holds'),
      ...dated,
    })
    .optional(),
  crossAz: z
    .strictObject({ gb: usd.describe('USD a GB, in each direction'), ...dated })
    .optional()
    .describe('What goes from one Availability Zone to a NAT gateway in another'),
});

const region = z.strictObject({
  name: localized,
  aliases: z.array(text).default([]).describe('City and area names in either language'),
  natGateway: price.optional(),
  interfaceEndpoint: price.optional(),
});

export const regionsSchema = z.strictObject({
  regions: z.record(z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d+$/, 'must be a Region code'), region),
  commonPrices: commonPrices.default({}),
  prefixes: z
    .array(
      z.strictObject({
        regions: z.array(text).min(1),
        prefix: text.describe('Stands in place of com.amazonaws'),
        suffix: text.default('').describe('Stands at the end'),
        names: z.array(text).min(1).describe('The short names to which it applies'),
        source: text,
      }),
    )
    .describe('Names of interface endpoints that differ by partition'),
  sources: z.array(url).min(1),
  verified: day,
});

/** Each kind of file in a knowledge folder, where it stands and what it holds. */
export const fileKinds = {
  service: { files: 'services/*.yml', schema: serviceSchema },
  concept: { files: 'concepts/*.yml', schema: conceptSchema },
  workload: { files: 'workloads/*.yml', schema: workloadSchema },
  symptom: { files: 'symptoms/*.yml', schema: symptomSchema },
  route: { files: 'routes/*.yml', schema: routeSchema },
  situations: { files: 'situations.yml', schema: situationsSchema },
  choices: { files: 'choices.yml', schema: choicesSchema },
  ordinary: { files: 'ordinary.yml', schema: ordinarySchema },
  regions: { files: 'regions.yml', schema: regionsSchema },
} as const;

interface EndpointEntry {
  name: string;
  for?: z.infer<typeof localized> | undefined;
  need: 'required' | 'conditional';
  of?: string | undefined;
  regions?: string[] | undefined;
}

function asEndpoint(value: string | EndpointEntry): EndpointEntry {
  return typeof value === 'string' ? { name: value, need: 'required' } : value;
}

function isCalendarDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
