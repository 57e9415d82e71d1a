import type { Need } from '../knowledge/knowledge.js';
import type { Phrases } from './phrases.js';

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
  natAlternative: (name) => `${name}: works too, since the service has a public endpoint`,
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
  costTitle: 'Cost',
  costFree: 'Gateway endpoint: no charge by the hour or the GB',
  costInterface: (hour, gb) =>
    `Interface endpoint: ${hour} USD an hour for each endpoint and AZ, plus ${gb} USD a GB`,
  costNat: (hour, gb) => `NAT gateway: ${hour} USD an hour for each AZ, plus ${gb} USD a GB`,
  costDated: (regionName, date) => ` (${regionName}, ${date})`,
  costNotConfirmed: (method, regionName) =>
    `${method === 'nat-gateway' ? 'NAT gateway' : 'Interface endpoint'}: no confirmed price for ${regionName}; see the price page of AWS`,
  referencesTitle: 'References',
  inEnglish: 'English original',
  verified: (date) => `Facts checked on ${date}`,
  notConfirmed: ' (not confirmed)',
  readAs: (words, name) => `Read “${words}” as ${name}.`,
  joinLine: (parts) => parts.join(' '),
  joinNames: (names) => names.join(', '),
  alsoOneLine: (names) => `Also needed: ${names}.`,
  createOneLine: (names) => `Create ${names}.`,
  natAlsoOneLine: 'A NAT gateway works too.',

  several: (count) => `${count} answers`,
  severalHint: 'Ask for one by its name to see its route, traps and cost.',
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

  code: {
    comments: {
      heading: (names, region, regionName) =>
        `${names.join(', ')}: private access (${regionName === undefined ? '' : `${regionName}, `}${region})`,
      about: (name, text) => `${name}: ${text}`,
      inputs: {
        vpc_id: 'The VPC to create it in',
        subnet_ids: 'Private subnets, one in each Availability Zone',
        route_table_ids: 'Route tables of the private subnets',
        public_subnet_id: 'A public subnet: its route table leads to an internet gateway',
        client_security_group_id: 'Security group of the clients',
        client_cidr: 'Addresses of the clients outside the VPC, on premises or in another VPC',
        cell: 'The cell of your account, such as cell1',
        resource_configuration_arn: 'ARN of the resource configuration, your own or shared with you',
        service_network_arn: 'ARN of the VPC Lattice service network, your own or shared with you',
        domain_arn: 'ARN of the domain',
        cluster_identifier: 'Identifier of the cluster',
        cluster_subnet_group_name: 'A cluster subnet group in the VPC of the clients',
        workgroup_name: 'Name of the workgroup',
      },
      securityGroupOf: (name) => `Security group of ${name}`,
      serviceNameOf: (name) => `Endpoint service name that belongs to your ${name} resource`,
      fullAccess: 'Full access, as without a policy. Narrow it to what you use.',
      layers: (bucket) => `When you do, keep s3:GetObject on ${bucket} for the image layers of ECR.`,
      privateDnsNotConfirmed:
        'It is not confirmed that it has private DNS, and true fails where there is none. Look for PrivateDnsName in aws ec2 describe-vpc-endpoint-services.',
      onlyInbound:
        'For callers that ask a Route 53 Resolver inbound endpoint. Calls from the VPC itself stay on the gateway endpoint, which is free.',
      needsGateway: 'This fails unless the VPC has the gateway endpoint.',
      crossRegion: 'Whoever creates it needs the permission vpce:AllowMultiRegion.',
      natGateway:
        'One NAT gateway. For production take one in each Availability Zone, with a route table for each.',
      oneRouteTable: 'One such route for each further route table.',
      letsIn: 'runs in the VPC, and its security group lets the clients in',
      portsInUse: 'Keep the ports that you use.',
      loadBalancer: 'Security group of the load balancer behind the API',
      listenerPort: 'The load balancer lets the VPC link in, on the port of its listener.',
      onlyByCommand: (name, command) =>
        `${name}: CloudFormation and the CDK cannot create this endpoint. Use ${command}, see the code for the AWS CLI.`,
      byHand: (name) => `${name}: create this endpoint by hand.`,
      nothingToCreate: (name) => `${name} runs in the VPC: nothing to create.`,
      elsewhere: (names, region) =>
        `${names.join(', ')}: only in ${region}. Create it in a VPC of that Region and reach it over VPC peering or a transit gateway, or use a NAT gateway.`,
      leftOut: 'Not created, as it depends:',
    },
    button: 'Code to create it',
    buttonLabel: 'Code to create it: Terraform, CloudFormation, AWS CDK or AWS CLI',
    title: 'Code to create it',
    close: 'Close',
    toolMenu: 'Tool',
    regionMenu: 'Region',
    region: (name, code) => `${name} (${code})`,
    choose: '*Only if you use it*\nThe code has what is always needed. Add what applies to you.',
    chooseMenu: 'Add endpoints',
    choice: (name, shortName) => (shortName === undefined ? name : `${shortName} – ${name}`),
    nothing: 'Nothing of this is always needed. Choose above what applies to you.',
    none: 'There is nothing to create.',
    fillIn: {
      terraform: 'The variables are yours to set, in a terraform.tfvars for example.',
      cloudformation: 'The parameters are yours to set when you create the stack.',
      cdk: 'The properties are yours to pass when you create the stack in your app.',
      'aws-cli':
        'The values at the top are placeholders: replace them with yours. The script creates everything anew each time it runs.',
    },
    review:
      'Read it before you run it: endpoints and NAT gateways are billed by the hour, and private DNS and routes take effect for all that is in the VPC or the subnets.',
    remembered:
      'The tool and the Region are remembered; later questions that name no Region are about this one.',
    tooLate: 'Slack gave up waiting before the code could open. Please press the button again.',
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

function tcp(ports: readonly number[]): string {
  return `TCP ${ports.join(', ')}`;
}
