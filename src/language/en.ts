import type { ChargedMethod } from '../answer/cost.js';
import { hoursAMonth } from '../answer/monthly-cost.js';
import type { Need } from '../knowledge/knowledge.js';
import type { CheaperTold, Phrases } from './phrases.js';

export const en: Phrases = {
  headline: (name, method) => `${name}: ${lowerFirst(method)}`,
  verdict: (method, name, confirmed) =>
    ({
      'gateway-endpoint': 'Use a gateway endpoint. It is free.',
      'interface-endpoint': 'Use an interface endpoint (AWS PrivateLink).',
      'nat-gateway': confirmed
        ? 'Go through a NAT gateway, as no VPC endpoint does this.'
        : 'Go through a NAT gateway, as no VPC endpoint is known (not confirmed).',
      'in-vpc':
        'It runs inside your VPC. Connect to it directly: the traffic needs no endpoint and no NAT gateway.',
      'vpc-link': 'Use a VPC link.',
      'gateway-load-balancer-endpoint': `Use a ${name}.`,
      'resource-endpoint': `Use a ${name}.`,
      'service-network-endpoint': `Use a ${name}.`,
      'tunnel-endpoint': `Use a ${name}.`,
    })[method],
  verdictWhen: (condition, verdict) => `When ${condition}: ${lowerFirst(verdict)}`,
  wayWhen: (name, condition) => `${name}: when ${condition}`,
  endedShort: 'No longer offered',
  ended: 'AWS has ended this service: no way leads to it any more.',
  withNames: (line, names) => `${line} (${names})`,
  dated: (date, text) => `${date}: ${text}`,
  natVerdict:
    'Go through a NAT gateway. It works because the service has a public endpoint; a VPC endpoint would do too.',
  onlyIn: (regions) => ` (only in ${regions})`,
  crossRegion: 'Cross-Region: an endpoint can be created in a VPC of another Region, with --service-region',
  endpointsTitle: (regionName, region) => `Endpoints to create (${regionName}, ${region})`,
  companionsTitle: 'Also needed',
  needsTitle: { conditional: 'Only if the condition holds', optional: 'Optional' },
  checksTitle: 'What to check, in this order',
  companion: (name, method) => `${name} (${lowerFirst(method)})`,
  item: (name, explanation, need) =>
    `${name}${needs[need]}${explanation === undefined ? '' : ` — ${explanation}`}`,
  settingsTitle: 'Settings',
  privateDns: {
    required: 'Private DNS: must be on',
    yes: 'Private DNS: on (the default); clients keep using the ordinary name',
    no: 'Private DNS: not available',
    'not-confirmed': 'Private DNS: not confirmed',
  },
  securityGroup: (ports) => `Security group of the endpoint: allow inbound ${tcp(ports)} from the clients`,
  inVpcPorts: (ports) => `Security group: allow inbound ${tcp(ports)} from the clients`,
  routeTables: 'Route tables: associate those of the private subnets; allow 443 out to the prefix list',
  fips: (names) => `FIPS: ${names}`,
  routeTitle: 'Route',
  cautionsTitle: 'Watch out',
  changesTitle: 'What older articles get wrong',
  pointsTitle: 'What to know',
  createTitle: 'How to create it',
  createAsks: 'It asks for:',
  otherWaysTitle: 'Other ways',
  situationsTitle: 'It depends: the other situations',
  referencesTitle: 'References',
  inEnglish: 'English original',
  verified: (date) => `Facts checked on ${date}`,
  notConfirmed: ' (not confirmed)',
  readAs: (words, name) => `Read “${words}” as ${name}.`,
  notRead: (words) => `Left out: “${words}”. I know no AWS service of that name.`,
  mayMean: (words, names) => `Left out: “${words}” may mean ${names}. Name the one you mean.`,
  joinLine: (parts) => parts.join(' '),
  joinNames: (names) => names.join(', '),
  alsoOneLine: (names) => `Also needed: ${names}.`,
  createOneLine: (names) => `Create ${names}.`,
  natAlsoOneLine: 'A NAT gateway works too.',

  tooMany: (shown, total) =>
    `Only the first ${shown} of ${total} are shown. Ask for the rest in another message.`,

  notFoundTitle: 'No AWS service found',
  notFound: (words) => `I found no AWS service in “${words}”.`,
  didYouMean: 'Did you mean one of these?',
  showTopic: (name) => `Show how to reach ${name}`,
  howToAsk: (command) =>
    `Name a service, for example ${command}. ${command.split(' ')[0]} help explains more.`,
  askWithName: 'Mention me with the name of a service and I answer here, for example “@VPC Access ecr”.',
  ambiguous: 'That word means several things. Which one?',
  failed:
    'Something went wrong on my side and I could not answer. Please try again; if it stays, tell whoever runs this bot.',
  unknownAction: 'This button belongs to an older version. Please ask again by name.',

  helpTitle: 'How a private subnet reaches an AWS service',
  helpIntro:
    'Name an AWS service. I answer whether a gateway endpoint, an interface endpoint or a NAT gateway is the way, with the names to type, the traps, the cost and the sources.',
  helpExamplesTitle: 'Examples',
  helpExamples: [
    ['/vpcaccess ecr', 'one service'],
    ['/vpcaccess s3 from on-premises', 'a situation that changes the answer'],
    ['/vpcaccess secretsmanager us-east-1', 'another Region'],
    ['/vpcaccess ecr logs ssm', 'several services at once'],
    ['/vpcaccess nat gateway', 'a concept'],
    ['@VPC Access why does the pull from ECR time out?', 'a sentence, in a thread'],
  ],
  helpMore:
    'Only you see the answer to the command. Mention me in a channel to answer in the thread. My Home tab has the cheat sheet of every service.',

  homeTitle: 'VPC endpoint or NAT gateway?',
  homeIntro:
    'How a private subnet reaches each AWS service. Ask for details with `/vpcaccess ecr`, by mentioning me, or in the Messages tab, in English or Japanese.',
  homeOftenAsked: 'Often asked',
  homeMethodTitle: (name, count) => `${name} (${count})`,
  homeDepends: 'depends on the situation',
  homeConceptsTitle: 'Concepts',
  homeWorkloadsTitle: 'Workloads',
  homeSymptomsTitle: 'Errors: paste one to me',
  homeFootnote: (region, regionName) =>
    `Short endpoint names follow com.amazonaws.<region>. Region used when a message names none: ${region} (${regionName}).`,

  share: 'Share in channel',
  shareLabel: 'Share in channel: post this answer for everyone here',
  sharedBy: (person) => `Shared by ${person}`,
  shareNeedsInvitation:
    'I am not in this conversation, so I cannot post here. Invite me with /invite @VPC Access, then share again.',

  otherLanguage: '日本語で見る',
  otherLanguageLabel: '日本語で見る (show this answer in Japanese)',

  plan: {
    title: (answers, areServices) => counted(answers, areServices ? 'service' : 'topic'),
    counts: ({ interfaces, gateways, others, conditional, nat, inVpc }) => {
      const always = [
        ...(interfaces > 0 ? [counted(interfaces, 'interface endpoint')] : []),
        ...(gateways > 0 ? [`${counted(gateways, 'gateway endpoint')} (free)`] : []),
        ...(others > 0 ? [`${others} by other means`] : []),
        ...(nat > 0 ? [`NAT gateway for ${nat}`] : []),
        ...(inVpc > 0 ? [`${inVpc} directly in the VPC`] : []),
      ];
      if (conditional === 0) return always.join(', ');
      const more = always.length > 0 ? `${conditional} more` : counted(conditional, 'endpoint');
      return [...always, `${more} if used`].join(', ');
    },
    create: (count, regionName, region) =>
      `Create ${count === 1 ? 'this VPC endpoint' : `these ${count} VPC endpoints`} in ${regionName} (${region}).`,
    createIfNeeded: (regionName, region) =>
      `Create a VPC endpoint in ${regionName} (${region}) only where its condition below holds.`,
    nat: (names, besides) =>
      besides ? `A NAT gateway is needed too, for ${names}.` : `A NAT gateway is the way to ${names}.`,
    noNat: (assumes) =>
      assumes
        ? 'No NAT gateway is needed as long as the assumptions below hold.'
        : 'No NAT gateway is needed.',
    inVpcOnly: 'All of this runs inside your VPC: connect directly, with no endpoint and no NAT gateway.',
    titles: {
      'interface-endpoint': 'Interface endpoints to create',
      'gateway-endpoint': 'Gateway endpoints to create (free)',
      'gateway-load-balancer-endpoint': 'Gateway Load Balancer endpoints to create',
      'resource-endpoint': 'Resource endpoints to create',
      'service-network-endpoint': 'Service network endpoints to create',
      'tunnel-endpoint': 'Tunnel endpoints to create',
      'nat-gateway': 'Through a NAT gateway',
      'in-vpc': 'Directly in the VPC, with no endpoint',
      'vpc-link': 'Through a VPC link',
    },
    thereFor: (name, what) => (what.length === 0 ? name : `${name} — ${what.join('; ')}`),
    use: (name, why) => (why === undefined ? name : `${name}: ${why}`),
    moreUses: (count) => `${count} more`,
    otherMethod: (name, method) => `${name} (${lowerFirst(method)})`,
    elsewhere: (name, region, crossRegion) =>
      crossRegion ? `${name} (with --service-region ${region})` : `${name} (only in ${region})`,
    openPorts: (ports) => `its security group lets in ${tcp(ports)} from the clients`,
    when: (condition) => `when ${condition}`,
    assumesTitle: 'What this plan assumes',
    anotherOf: (method) => `another ${lowerFirst(method)}`,
    assumes: (name, condition, otherwise) =>
      `${name}: ${condition}${otherwise.length === 0 ? '' : ` (otherwise: ${otherwise.map(lowerFirst).join(', ')})`}`,
    insteadOf: (name, method, recommended) =>
      `${name}: ${lowerFirst(method)}, where the recommendation is: ${lowerFirst(recommended)}`,
    privateDns:
      'Private DNS: on (the default) for the interface endpoints, so clients keep using the ordinary names; the VPC needs DNS resolution and DNS hostnames on',
    privateDnsBut: (without, notConfirmed) =>
      `Private DNS: ${[
        ...(without === '' ? [] : [`not available for ${without}`]),
        ...(notConfirmed === '' ? [] : [`not confirmed for ${notConfirmed}`]),
      ].join('; ')}`,
    securityGroup: (ports) =>
      `Security group: one for all interface endpoints will do; allow inbound ${tcp(ports)} from the clients`,
    otherPorts: (name, ports) => `Security group for ${name}: allow inbound ${tcp(ports)}`,
    routeTables: (count) =>
      `Route tables: associate those of the private subnets with the gateway ${count === 1 ? 'endpoint' : 'endpoints'}; allow 443 out to the prefix ${count === 1 ? 'list' : 'lists'}`,
    about: (name, text) => `${name}: ${text}`,
    sentence: (text) => `${text}.`,
    back: (answers) => `Back to all ${answers}`,
    backLabel: (answers) => `Back to all ${answers}: show the plan again`,
    hint: 'A button below shows one of them alone, with its route, every trap, its other ways and its sources.',
  },

  ways: {
    menu: 'Other ways',
    recommended: (method) => `${method} (recommended)`,
    publicEndpoint: 'works too, since the service has a public endpoint',
    another: (recommended, when) => `Another way. Recommended is: ${conditional(recommended, when)}.`,
    anotherCase: (recommended, when) =>
      `For the case below. Recommended otherwise: ${conditional(recommended, when)}.`,
  },

  cost: {
    title: 'Cost',
    gateway: (wins) =>
      `Gateway endpoint: no charge by the hour or the GB${wins ? ', cheaper than a NAT gateway from the first byte' : ''}`,
    endpoints: (count, month) =>
      `${count === undefined ? 'Each interface endpoint' : plural(count, 'interface endpoint')}: ${month}`,
    nat: (month) => `NAT gateway: ${month}`,
    month: ({ azs, fixed, gb }, others) =>
      `${fixed} USD a month in ${plural(azs, 'AZ')} + ${gb} USD a GB${inBrackets(others.map((other) => `${plural(other.azs, 'AZ')}: ${other.fixed}`))}`,
    withoutConditional: ', conditional ones left out',
    notConfirmed: (method, regionName) =>
      `${chargedMethods[method]}: no confirmed price for ${regionName}; see the price page of AWS`,
    breakEven: (azs, stays, goes, besides) => {
      const title = `Break-even (${plural(azs, 'AZ')}${besides ? ', besides what the gateway endpoint carries' : ''})`;
      return goes === undefined
        ? `${title}: with the NAT gateway that is needed anyway, ${cheaper(stays)}`
        : `${title}: if the NAT gateway stays, ${cheaper(stays)}; if it can go, ${cheaper(goes)}`;
    },
    elsewhere: (regions) => `Not included: endpoints in ${regions}; name that Region to see what they cost`,
    ownPrices: 'Not included: endpoints that have a price list of their own',
    basis: (regionName, date, withNat) =>
      `${regionName}, AWS price list as of ${date}, ${hoursAMonth} hours a month; ${withNat ? 'NAT gateway with its public IPv4 address; ' : ''}internet data transfer is extra`,
    pages: {
      'interface-endpoint': 'AWS PrivateLink pricing',
      'nat-gateway': 'Amazon VPC pricing (NAT gateway)',
    },
  },

  estimate: {
    button: 'Cost for your traffic',
    label: 'Cost for your traffic: a month with your GB, AZs and endpoints',
    title: 'Cost for your traffic',
    submit: 'Recalculate',
    close: 'Close',
    heading: (names, regionName) => `${names.join(', ')} (${regionName})`,
    cheaper: (amount) => `Endpoints are ${amount} USD a month cheaper than the NAT gateway.`,
    dearer: (amount) => `The NAT gateway is ${amount} USD a month cheaper than endpoints.`,
    same: 'Endpoints and the NAT gateway cost the same.',
    total: (amount) => `${amount} USD a month.`,
    notCompared: 'One cannot take the place of the other here, so they are not compared.',
    nothingChosen: 'Choose at least one endpoint.',
    endpoints: (count, total, sum) => `${plural(count, 'interface endpoint')}: ${total} USD a month = ${sum}`,
    nat: (total, sum) => `NAT gateway: ${total} USD a month = ${sum}`,
    natTraffic: (total, sum) =>
      `NAT gateway, which stays: ${total} USD a month for this traffic alone = ${sum}`,
    gateway: 'Gateway endpoint: 0.00 USD',
    hours: ({ count, azs, hour, addressHour }) =>
      `${count === 1 ? '' : `${count} × `}${plural(azs, 'AZ')} × ${hoursAMonth} h × ${addressHour === undefined ? hour : `(${hour} + ${addressHour} for the public IPv4 address)`}`,
    portion: (gb, price) => `${gb} GB × ${price}`,
    plus: ' + ',
    breakEven: (told, besides) =>
      `Break-even${besides ? ' (GB through the interface endpoints)' : ''}: ${cheaper(told)}`,
    crossing: (price) =>
      `Traffic is taken to come from all AZs alike: what crosses to the only NAT gateway costs ${price} USD a GB more`,
    gb: {
      interface: 'GB a month through interface endpoints',
      gateway: 'GB a month through gateway endpoints (S3, DynamoDB)',
      nat: 'GB a month through the NAT gateway',
    },
    gbHint: 'Both directions together, for example 500',
    gbInvalid: (most) => `Enter a number from 0 to ${most}, for example 500.`,
    azs: 'Availability Zones',
    azOption: (count) => plural(count, 'AZ'),
    region: 'Region',
    regionOption: (name, code) => `${name} (${code})`,
    natLabel: 'NAT gateway',
    natHint: 'A regional NAT gateway costs the same: once for each AZ in which it is active',
    natOptions: {
      stays: 'Stays anyway, for other traffic',
      'one-each': 'Can go; there would be one in each AZ',
      'one-shared': 'Can go; there would be one for all AZs',
    },
    endpointsLabel: 'Interface endpoints to create',
    required: 'Required',
  },

  picture: {
    places: {
      cloud: 'AWS Cloud',
      region: 'Region',
      'other-region': 'Another Region',
      vpc: 'VPC',
      'other-vpc': 'Another VPC',
      'private-subnet': 'Private subnet',
      'public-subnet': 'Public subnet',
      'endpoint-subnet': 'Endpoint subnet',
      'on-premises': 'On premises',
    },
    securityGroup: (ports) => `Security group: TCP ${ports.join(', ')}`,
    free: 'No charge',
    charged: 'Hourly + per GB',
    noEndpoint: 'No endpoint needed',
    endpoints: (required, conditional) =>
      [
        ...(required > 0 ? [`${required} required`] : []),
        ...(conditional > 0 ? [`${conditional} if used`] : []),
      ].join(', '),
    subtitle: { concept: 'The route', workload: 'The endpoints it needs', symptom: 'The route to check' },
    conditional: 'only if used',
    interfaceEndpoints: 'Interface endpoints',
    vpcEndpoints: 'VPC endpoints',
    inVpc: 'Directly in the VPC',
    inVpcGuard: 'Security groups: these ports',
    ports: tcp,
    counts: ({ interfaces, gateways, others, conditional, nat, inVpc }) =>
      [
        ...(interfaces + gateways > 0
          ? [`${counted(interfaces + gateways, 'VPC endpoint')}${gateways > 0 ? ` (${gateways} free)` : ''}`]
          : []),
        ...(others > 0 ? [`${others} by other means`] : []),
        ...(nat > 0 ? [`NAT gateway for ${nat}`] : []),
        ...(inVpc > 0 ? [`${inVpc} directly in the VPC`] : []),
        ...(conditional > 0 ? [`${conditional} only if used`] : []),
      ].join(', '),
    names: (names, more) => `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    withNat: 'NAT gateway needed too',
    withoutNat: 'No NAT gateway needed',
    more: (count) => `${count} more: see the answer.`,
    description: (title, subtitle, ways, steps) =>
      `${title}: ${subtitle}. ${ways.join('; ')}. ${steps.map((step, i) => `${i + 1}. ${step}`).join(' ')}`,
  },

  install: {
    installed: 'VPC Access is installed. Ask with /vpcaccess ecr, or mention it in a channel.',
    open: 'Open it in Slack',
    failed: {
      denied: 'Nothing was installed: the request was declined.',
      expired: 'Nothing was installed: the link was older than ten minutes or was opened in another browser.',
      storage:
        'Nothing was installed: the bot cannot reach its storage at the moment. Please try again in a minute.',
      slack: 'Nothing was installed: Slack did not confirm it. Please try again.',
    },
    again: 'Install again',
  },
};

const needs: Record<Need, string> = {
  required: '',
  conditional: ' (in some cases)',
  optional: ' (optional)',
};

function lowerFirst(text: string): string {
  // An acronym keeps its capitals.
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

const chargedMethods: Record<ChargedMethod, string> = {
  'interface-endpoint': 'Interface endpoint',
  'nat-gateway': 'NAT gateway',
};

function cheaper(told: CheaperTold): string {
  switch (told.kind) {
    case 'always':
      return 'endpoints are cheaper at any traffic';
    case 'never':
      return 'it is cheaper at any traffic';
    case 'above':
      return `endpoints are cheaper above about ${told.gb} GB a month`;
  }
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function conditional(method: string, when: string | undefined): string {
  return `${lowerFirst(method)}${when === undefined ? '' : ` (when ${when})`}`;
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

function tcp(ports: readonly number[]): string {
  return `TCP ${ports.join(', ')}`;
}
