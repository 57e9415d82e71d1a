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
  showTopic: (name) => `${name}: show the answer`,
  howToAsk: (command) =>
    `Name a service, for example ${command}. ${command.split(' ')[0]} help explains more.`,
  askWithName: 'Mention me with the name of a service and I answer here, for example “@VPC Access ecr”.',
  ambiguous: 'That word means several things. Which one?',
  welcome: 'You are welcome. Name the next service whenever you need it.',
  failed:
    'Something went wrong on my side and I could not answer. Please try again; if it stays, tell whoever runs this bot.',
  tooLate: 'Slack gave up waiting before this could open. Please try again.',
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
    'Only you see the answer to the command. Mention me in a channel to answer in the thread. The shortcut “VPC endpoint or NAT?” finds every name from its first letter; “Which endpoint? 接続方法は？” in the menu of a message answers about it. My Home tab has the cheat sheet of every service.',

  home: {
    title: 'VPC endpoint or NAT gateway?',
    intro:
      'How a private subnet reaches each AWS service. Ask with `/vpcaccess ecr`, by mentioning me in a channel, or in the Messages tab.',

    recentTitle: 'You asked lately',
    recentNote: 'Your last five, seen by you alone. The list keeps topics, never your words.',
    recentNone: 'The last five things you ask about will stand here, seen by you alone.',
    recentCleared: 'The list is cleared. What you ask about from now on will stand here.',
    andMore: (name, count) => `${name} + ${count} more`,
    clear: 'Clear this list',
    clearLabel: 'Clear this list: forget what you asked lately',
    oftenAskedTitle: 'Often asked',

    settingsTitle: 'Your settings',
    languageTitle: 'Language of answers',
    languageOption: { automatic: 'Automatic: the language I write in', en: 'English', ja: '日本語' },
    languageNow: {
      automatic: 'The language you write in, or else that of your Slack.',
      en: 'Always English.',
      ja: 'Always Japanese.',
    },
    regionTitle: 'Region when you name none',
    regionOption: (name, code) => `${name} (${code})`,
    regionDefaultOption: (name, code) => `Default: ${name} (${code})`,
    regionNow: (name, code, isSet) =>
      `${name} (${code}), ${isSet ? 'set by you' : 'the default of this bot'}.`,
    saved: 'Saved.',

    servicesTitle: 'Services by access method',
    servicesNote: (count, name) =>
      `All ${count} services, each under the way that is recommended for it. \`ecr.api\` is short for \`${name}\`.`,
    list: (name, count) => `${name} ${count}`,
    listLabel: (list) => `${list}: show these services`,
    position: (name, first, last, total) => `${name}: ${first}–${last} of ${total}`,
    goToPage: 'Go to a page',
    page: (first, last, from, to) => `${first}–${last}: ${from} – ${to}`,
    previous: 'Previous page',
    next: 'Next page',
    pageLabel: (label, first, last, total) => `${label}: ${first}–${last} of ${total}`,
    about: 'About this way',
    aboutLabel: (method) => `About this way: ${method}`,
    depends: 'depends on the situation',
    unconfirmed: 'not confirmed',
    moreNames: (count) => `+${count} more`,
    details: 'Details',
    detailsLabel: (name) => `Details: ${name}`,

    workloadsTitle: 'What does it need?',
    workloadsNote: 'Everything to create for what you run in a closed subnet.',
    workloads: (count) => `All workloads (${count})`,
    errorsTitle: 'Common errors',
    errorsNote: 'What they mean and what to check. You can also paste any error to me.',
    errors: (count) => `All errors (${count})`,
    conceptsTitle: 'Concepts',
    concepts: (count) => `All concepts (${count})`,

    howToAskTitle: 'How to ask',

    changesTitle: 'What changed lately',
    changesNote: 'Older articles do not know these yet.',
    changed: (name, date) => `${name} · ${date}`,
    noticed: (count) => `More, exact day not known (${count})`,

    footnote: (first, last, regionName, region) =>
      `Facts checked on ${first === last ? first : `${first} to ${last}`}; each answer has its own date and sources. Region of this bot: ${regionName} (${region}).`,
  },

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

  search: {
    title: 'VPC endpoint or NAT?',
    close: 'Close',
    submit: 'Show the answer',
    names: 'Find a service, workload, concept or error',
    namesPlaceholder: 'Type a name, such as ecr',
    words: 'Or ask in your own words, or paste an error',
    wordsPlaceholder: 'S3 from on-premises',
    nothingAsked: 'Choose a name above, or write a question here.',
    noWords: 'I found no text in this message. Ask by name, for example /vpcaccess ecr.',
    unknownShortcut:
      'This shortcut belongs to an older version. Please ask by name, for example /vpcaccess ecr.',
    kinds: { concept: 'Concept', workload: 'Workload', symptom: 'Error' },
  },

  sharing: {
    share: 'Share in channel',
    shareLabel: 'Share in channel: post this answer for everyone here',
    sharedBy: (person) => `Shared by ${person}`,
    send: 'Send to channel',
    sendLabel: 'Send to channel: post this answer in the channel as well',
    confirm: {
      title: 'Send to the channel?',
      text: 'Everyone in the channel sees this answer, with your name on it.',
      yes: 'Send',
      no: 'Cancel',
    },
    sentFromThread: (person) => `Sent from a thread by ${person}.`,
    openThread: 'Open the thread',
    sentBy: (person) => `Sent to the channel by ${person}`,
    alreadySent: 'This answer was sent to the channel already.',
    hindrance: {
      notInvited:
        'I am not in this conversation, so I cannot post here. Invite me with /invite @VPC Access, then try again. In a channel shared with another company, somebody from the workspace that installed me has to do it.',
      archived:
        'This channel is archived, so nobody can post in it. Ask me in another channel and share the answer there.',
      restricted:
        'Posting is restricted here. Ask whoever manages this channel to let apps post, or share in another channel.',
      threadsOnly:
        'This channel takes messages in threads only. Mention me in a thread with the name of the service, and I answer there.',
      threadClosed:
        'This thread is gone or locked, so nobody can post in it. Ask me again in the channel and share the answer there.',
      tooLong:
        'Slack takes no message as long as this answer. Ask about fewer services at once and share those answers.',
      elsewhere:
        'This channel belongs to a workspace in which I am not installed. Share the answer in a channel of your own workspace.',
      busy: 'Slack takes no more messages here at the moment. Please try again in a minute.',
    },
    postedHereInstead: (channel, why) => {
      const whys = {
        notInvited: 'I am not in that conversation',
        archived: 'the channel is archived',
        restricted: 'posting is restricted there',
        threadsOnly: 'the channel takes messages in threads only',
        threadClosed: 'the thread is gone or locked',
        elsewhere: 'the channel belongs to a workspace in which I am not installed',
        busy: 'Slack takes no more messages there at the moment',
      };
      return `You asked in ${channel}, where I could not post: ${whys[why]}. Here is the answer.`;
    },
  },
  thread: {
    readFrom: (pieces) => `Read from this thread: ${pieces.map((piece) => `“${piece}”`).join(', ')}`,
    nothing:
      'I found no AWS service and no error that I know in this thread. Mention me with the name of a service, for example “@VPC Access ecr”.',
    needsScope:
      'I may not read threads here. Mention me with the name of a service, for example “@VPC Access ecr”. Whoever manages this app can let me read the thread in which I am mentioned: grant the scopes channels:history and groups:history and install the app again.',
    needsInvitation:
      'I am not in this channel, so I cannot read the thread. Invite me with /invite @VPC Access and mention me again, or name the service, for example “@VPC Access ecr”.',
    unreadable:
      'I could not read this thread just now. Mention me again in a minute, or name the service, for example “@VPC Access ecr”.',
  },

  feedback: {
    good: '👍 Helpful',
    goodLabel: '👍 Helpful: this answer is right',
    bad: '👎 Not right',
    badLabel: '👎 Not right: tell what is wrong with this answer',
    missing: 'Tell us what is missing',
    missingLabel: 'Tell us what is missing: what you were looking for',
    thanks: 'Thank you. Good to know that this answer helps.',
    formTitle: 'Feedback',
    about: (names, regionName, region) => `About: ${names}, ${regionName} (${region})`,
    asked: (words) => `You asked: “${words}”`,
    expected: { bad: 'What did you expect?', missing: 'What were you looking for?' },
    expectedExample: {
      bad: 'There is an interface endpoint now',
      missing: 'The service, or the error in full',
    },
    more: 'Anything else?',
    moreExample: 'Where it says so: a link to an AWS page is best',
    readers: {
      posted:
        'This goes to the people who keep the knowledge up to date, with your name, so that they can ask back. Please leave secrets out.',
      kept: 'This is kept, without your name, for whoever keeps the knowledge up to date. Please leave secrets out.',
    },
    send: 'Send',
    cancel: 'Cancel',
    received: {
      posted: 'Thank you. The people who keep the knowledge up to date will look at it.',
      kept: 'Thank you. It is kept for whoever keeps the knowledge up to date.',
    },
    reportTitle: { bad: '👎 An answer is not right', missing: 'A question had no answer' },
    shown: 'Shown',
    shownAnswer: (headline, verified) => `${headline} (checked on ${verified})`,
    inRegion: (regionName, region) => `Region: ${regionName} (${region})`,
    askedTitle: 'Asked',
    expectedTitle: 'Expected',
    moreTitle: 'Anything else',
    from: (person) => `From ${person}`,
    openIssue: 'Open an issue on GitHub',
    openIssueLabel: 'Open an issue on GitHub: a form that is filled in already',
    issueTitle: (about, verdict) => (verdict === 'bad' ? `${about} — not right` : `Missing: ${about}`),
    oursSays: 'Ours says',
    shouldSay: 'Should say',
    source: 'Source',
  },

  assistant: {
    title: 'From a reviewed knowledge base, no language model. Try:',
    prompts: [
      {
        title: 'The pull from ECR times out',
        message: 'Why does the pull from ECR time out in a private subnet?',
      },
      { title: 'S3 from on-premises', message: 'How do I reach S3 from on-premises?' },
      {
        title: 'ECS on Fargate without NAT',
        message: 'Which endpoints does ECS on Fargate need without a NAT gateway?',
      },
      { title: 'What is a gateway endpoint?', message: 'What is a gateway endpoint?' },
    ],
    noModel: 'Answers come from a reviewed knowledge base, not from a language model.',
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
