import type { Tool } from '../answer/code/tools.js';
import type { CodeWords } from '../answer/code/words.js';
import type { ChargedMethod } from '../answer/cost.js';
import type { PlanCounts } from '../answer/plan-counts.js';
import type { AccessMethod, Language, Need } from '../knowledge/knowledge.js';

/** Every sentence that we say, apart from what the knowledge itself says. */
export interface Phrases {
  /** The topic and how it is reached. */
  headline(name: string, method: string): string;
  /**
   * What to do, by access method. `name` is the name of the method; where it is not confirmed that there is
   * no endpoint, the sentence says so.
   */
  verdict(method: AccessMethod, name: string, confirmed: boolean): string;
  /** The NAT gateway chosen where an endpoint would do. */
  natVerdict: string;
  /** The same under a condition. */
  verdictWhen(condition: string, verdict: string): string;
  /** A method and the condition under which it is right, as an entry of a list. */
  wayWhen(name: string, condition: string): string;
  /** In place of the verdict where the service is no more. */
  ended: string;
  /** In place of the method, beside the name of the service. */
  endedShort: string;
  /** A line with the endpoint names that belong to it. */
  withNames(line: string, names: string): string;
  /** What changed, and when. */
  dated(date: string, text: string): string;
  /** After an endpoint name that exists in some Regions alone. */
  onlyIn(regions: string): string;
  crossRegion: string;
  endpointsTitle(regionName: string, region: string): string;
  companionsTitle: string;
  needsTitle: Record<'conditional' | 'optional', string>;
  checksTitle: string;
  companion(name: string, method: string): string;
  /** An entry of a list with what it is for; that it is required goes without saying. */
  item(name: string, explanation: string | undefined, need: Need): string;
  settingsTitle: string;
  privateDns: Record<'required' | 'yes' | 'no' | 'not-confirmed', string>;
  securityGroup(ports: readonly number[]): string;
  inVpcPorts(ports: readonly number[]): string;
  routeTables: string;
  fips(names: string): string;
  routeTitle: string;
  cautionsTitle: string;
  changesTitle: string;
  pointsTitle: string;
  createTitle: string;
  createAsks: string;
  otherWaysTitle: string;
  situationsTitle: string;
  referencesTitle: string;
  inEnglish: string;
  verified(date: string): string;
  notConfirmed: string;
  readAs(words: string, name: string): string;
  /** Words in a list of names that are none that we know, and those that may be one of several. */
  notRead(words: string): string;
  mayMean(words: string, names: string): string;
  /** Joins sentences or clauses of one line. */
  joinLine(parts: readonly string[]): string;
  joinNames(names: readonly string[]): string;
  alsoOneLine(names: string): string;
  createOneLine(names: string): string;
  natAlsoOneLine: string;

  tooMany(shown: number, total: number): string;

  notFoundTitle: string;
  notFound(words: string): string;
  didYouMean: string;
  showTopic(name: string): string;
  howToAsk(command: string): string;
  askWithName: string;
  ambiguous: string;
  /** In answer to thanks. */
  welcome: string;
  failed: string;
  /** Slack opens a modal for what a person did in the last three seconds alone. */
  tooLate: string;
  unknownAction: string;

  helpTitle: string;
  helpIntro: string;
  helpExamplesTitle: string;
  helpExamples: readonly (readonly [string, string])[];
  helpMore: string;

  home: HomePhrases;

  otherLanguage: string;
  /** What a screen reader says of the button: it starts with what stands on it. */
  otherLanguageLabel: string;

  /** Several answers as one plan. */
  plan: PlanPhrases;

  /** Ways that are not the recommendation. */
  ways: WayPhrases;

  /** What ways cost. */
  cost: CostPhrases;

  /** Where the cost is counted for one's own traffic. */
  estimate: EstimatePhrases;

  /** Finding a topic by its name, and the modals in which answers stand. */
  search: SearchPhrases;

  /** Posting an answer for everyone. */
  sharing: SharingPhrases;
  /** Reading the thread in which a question stands. */
  thread: ThreadPhrases;

  /** Telling us what is right, wrong or missing. */
  feedback: FeedbackPhrases;

  /** The Messages tab of Slack's agents. */
  assistant: AssistantPhrases;

  /** What stands in a route image. */
  picture: PicturePhrases;

  /** On the pages with which the app is installed. */
  install: InstallPhrases;

  /** The code to create what an answer says. */
  code: CodePhrases;
}

export interface CodePhrases {
  /** In the comments of the code. */
  comments: CodeWords;
  button: string;
  /** What a screen reader says of the button: it starts with what stands on it. */
  buttonLabel: string;
  title: string;
  close: string;
  toolMenu: string;
  regionMenu: string;
  region(name: string, code: string): string;
  /** Beside the menu of what not everyone needs. */
  choose: string;
  chooseMenu: string;
  /** An entry of that menu: the service, and the short name of its endpoint where it has one. */
  choice(name: string, shortName: string | undefined): string;
  /** In place of the code as long as there is none. */
  nothing: string;
  /** Where there can be no code at all. */
  none: string;
  /** What the reader fills in, by tool. */
  fillIn: Record<Tool, string>;
  review: string;
  remembered: string;
}

/** Why nothing can be posted at a place. */
export type PlaceHindrance =
  | 'notInvited'
  | 'archived'
  | 'restricted'
  | 'threadsOnly'
  | 'threadClosed'
  | 'elsewhere'
  | 'busy';

export interface SharingPhrases {
  share: string;
  /** What a screen reader says of the button: it starts with what stands on it. */
  shareLabel: string;
  /** `person` is a mention. */
  sharedBy(person: string): string;
  send: string;
  /** What a screen reader says of the button: it starts with what stands on it. */
  sendLabel: string;
  confirm: Record<'title' | 'text' | 'yes' | 'no', string>;
  /** On the answer in the channel. `person` is a mention. */
  sentFromThread(person: string): string;
  openThread: string;
  /** On the answer in the thread. `person` is a mention. */
  sentBy(person: string): string;
  alreadySent: string;
  /** Why an answer cannot be posted, and what to do. */
  hindrance: Record<PlaceHindrance | 'tooLong', string>;
  /** Above an answer that goes to its asker alone. `channel` is a link. */
  postedHereInstead(channel: string, why: PlaceHindrance): string;
}

export interface ThreadPhrases {
  /** `pieces` are short quotations. */
  readFrom(pieces: readonly string[]): string;
  nothing: string;
  needsScope: string;
  needsInvitation: string;
  unreadable: string;
}

export interface InstallPhrases {
  installed: string;
  /** The link to the app. */
  open: string;
  failed: Record<'denied' | 'expired' | 'storage' | 'slack', string>;
  /** The link to try again. */
  again: string;
}

export interface PlanPhrases {
  /** How many answers there are. */
  title(answers: number, areServices: boolean): string;
  /** What is to be created for all of them; empty where there is nothing. */
  counts(counts: PlanCounts): string;
  /** The first sentence: `count` is the number of endpoints that are always needed. */
  create(count: number, regionName: string, region: string): string;
  /** Where a condition decides about each endpoint. */
  createIfNeeded(regionName: string, region: string): string;
  /** `besides`: there are endpoints as well. */
  nat(names: string, besides: boolean): string;
  /** `assumes`: it holds under the assumptions that follow. */
  noNat(assumes: boolean): string;
  inVpcOnly: string;
  /** Over what is to be created. */
  titles: Record<AccessMethod, string>;
  /** A name and what it is there for. */
  thereFor(name: string, what: readonly string[]): string;
  /** Who uses an endpoint, and the reason or the condition. */
  use(name: string, why: string | undefined): string;
  /** After the first uses of many. */
  moreUses(count: number): string;
  otherMethod(name: string, method: string): string;
  /** An endpoint whose service is in another Region. */
  elsewhere(name: string, region: string, crossRegion: boolean): string;
  openPorts(ports: readonly number[]): string;
  when(condition: string): string;
  assumesTitle: string;
  /** Another one by the same method. */
  anotherOf(method: string): string;
  /** `otherwise`: the other ways. */
  assumes(name: string, condition: string, otherwise: readonly string[]): string;
  /** A way that is neither the recommendation nor under a condition. */
  insteadOf(name: string, method: string, recommended: string): string;
  privateDns: string;
  /** Where it is not available, and where that is not confirmed; empty where there is nothing. */
  privateDnsBut(without: string, notConfirmed: string): string;
  securityGroup(ports: readonly number[]): string;
  /** Other ports than those of the rest. */
  otherPorts(name: string, ports: readonly number[]): string;
  routeTables(count: number): string;
  /** What is said about one of the answers. */
  about(name: string, text: string): string;
  sentence(text: string): string;
  /** From one of the answers back to all of them, and what a screen reader says of that button. */
  back(answers: number): string;
  backLabel(answers: number): string;
  /** Where the rest is, beside the buttons of the answers. */
  hint: string;
}

export interface WayPhrases {
  /** On the menu of the other ways. */
  menu: string;
  /** The recommendation in that menu. */
  recommended(method: string): string;
  /** Why a NAT gateway works where an endpoint would do. */
  publicEndpoint: string;
  /** Above an answer that leads with another way than the recommended one; `when`: the condition of that one. */
  another(recommended: string, when: string | undefined): string;
  /** The same where the way of the answer is right under a condition. */
  anotherCase(recommended: string, when: string | undefined): string;
}

/** The cost of one way in a month, every number written out. */
export interface MonthTold {
  readonly azs: number;
  /** USD a month whatever the traffic. */
  readonly fixed: string;
  /** USD a GB. */
  readonly gb: string;
}

/** Which of endpoints and a NAT gateway is cheaper, GB written out. */
export type CheaperTold =
  | { readonly kind: 'always' | 'never' }
  | { readonly kind: 'above'; readonly gb: string };

export interface CostPhrases {
  title: string;
  /** `wins`: a NAT gateway would lead to the same. */
  gateway(wins: boolean): string;
  /** So many interface endpoints; undefined: one, where it depends which are needed. */
  endpoints(count: number | undefined, month: string): string;
  nat(month: string): string;
  /** `others` is the fixed cost in other numbers of Availability Zones. */
  month(month: MonthTold, others: readonly Pick<MonthTold, 'azs' | 'fixed'>[]): string;
  /** After the endpoints: those that not everyone needs are left out. */
  withoutConditional: string;
  notConfirmed(method: ChargedMethod, regionName: string): string;
  /**
   * The break-even. `goes` is undefined where the NAT gateway has to stay; `besides`: what goes through gateway
   * endpoints does not count.
   */
  breakEven(azs: number, stays: CheaperTold, goes: CheaperTold | undefined, besides: boolean): string;
  /** Endpoints that stand in these Regions are not in the figures. */
  elsewhere(regions: string): string;
  /** Endpoints of other kinds are not in the figures. */
  ownPrices: string;
  /** Where the figures come from, and what is in them. */
  basis(regionName: string, date: string, withNat: boolean): string;
  /** The pages with the prices. */
  pages: Record<ChargedMethod, string>;
}

/** What becomes of the NAT gateway: it stays anyway, or endpoints can replace one in each AZ, or one for all. */
export type NatFate = 'stays' | 'one-each' | 'one-shared';

/** What is paid by the hour, prices written out. */
export interface HoursTold {
  readonly count: number;
  readonly azs: number;
  readonly hour: string;
  readonly addressHour: string | undefined;
}

export interface EstimatePhrases {
  /** On the button; `label` is what a screen reader says of it and starts with the same words. */
  button: string;
  label: string;
  title: string;
  submit: string;
  close: string;
  /** What the figures are for. */
  heading(names: readonly string[], regionName: string): string;
  /** The difference a month. */
  cheaper(amount: string): string;
  dearer(amount: string): string;
  same: string;
  /** There is one way alone. */
  total(amount: string): string;
  notCompared: string;
  nothingChosen: string;
  endpoints(count: number, total: string, sum: string): string;
  nat(total: string, sum: string): string;
  /** Of a NAT gateway that stays: its traffic alone. */
  natTraffic(total: string, sum: string): string;
  gateway: string;
  hours(hours: HoursTold): string;
  portion(gb: string, price: string): string;
  plus: string;
  breakEven(cheaper: CheaperTold, besides: boolean): string;
  /** Some of the traffic crosses to the zone of the only NAT gateway. */
  crossing(price: string): string;
  gb: Record<'interface' | 'gateway' | 'nat', string>;
  gbHint: string;
  gbInvalid(most: string): string;
  azs: string;
  azOption(count: number): string;
  region: string;
  regionOption(name: string, code: string): string;
  natLabel: string;
  natHint: string;
  natOptions: Record<NatFate, string>;
  endpointsLabel: string;
  required: string;
}

export interface SearchPhrases {
  /** On modals: 24 characters at the most. */
  title: string;
  close: string;
  submit: string;
  /** Above the menu of names, and in it. */
  names: string;
  namesPlaceholder: string;
  /** Above the field for a sentence or an error, and in it. */
  words: string;
  wordsPlaceholder: string;
  /** Below that field when it was left empty. */
  nothingAsked: string;
  /** About a message without any text. */
  noWords: string;
  unknownShortcut: string;
  /** Beside the name of what is no service. */
  kinds: Record<'concept' | 'workload' | 'symptom', string>;
}

export interface FeedbackPhrases {
  good: string;
  goodLabel: string;
  bad: string;
  badLabel: string;
  missing: string;
  missingLabel: string;
  /** After a press on `good`. */
  thanks: string;
  formTitle: string;
  /** Above the fields: the answers or the words that the form is about. */
  about(names: string, regionName: string, region: string): string;
  asked(words: string): string;
  expected: Record<'bad' | 'missing', string>;
  expectedExample: Record<'bad' | 'missing', string>;
  more: string;
  moreExample: string;
  /** Who will read it, and whether with a name. */
  readers: Record<'posted' | 'kept', string>;
  send: string;
  cancel: string;
  /** In place of the form. */
  received: Record<'posted' | 'kept', string>;

  /** What the maintainers read. */
  reportTitle: Record<'bad' | 'missing', string>;
  shown: string;
  /** One answer that was shown. */
  shownAnswer(headline: string, verified: string): string;
  inRegion(regionName: string, region: string): string;
  askedTitle: string;
  expectedTitle: string;
  moreTitle: string;
  /** `person` is a mention. */
  from(person: string): string;
  openIssue: string;
  openIssueLabel: string;
  issueTitle(about: string, verdict: 'bad' | 'missing'): string;
  oursSays: string;
  shouldSay: string;
  source: string;
}

export interface AssistantPhrases {
  /** Above the prompts. */
  title: string;
  /** What stands on a prompt, and what is asked with it. */
  prompts: readonly { readonly title: string; readonly message: string }[];
  /** Where the answers come from. */
  noModel: string;
}

export interface PicturePhrases {
  places: Record<
    | 'cloud'
    | 'region'
    | 'other-region'
    | 'vpc'
    | 'other-vpc'
    | 'private-subnet'
    | 'public-subnet'
    | 'endpoint-subnet'
    | 'on-premises',
    string
  >;
  securityGroup(ports: readonly number[]): string;
  /** Beside the title: what the way costs, or what is to be created. */
  free: string;
  charged: string;
  noEndpoint: string;
  endpoints(required: number, conditional: number): string;
  /** Below the title, where no access method stands there. */
  subtitle: Record<'concept' | 'workload' | 'symptom', string>;
  /** Below an endpoint that not everyone needs. */
  conditional: string;
  /** On the frame around several endpoints: of one kind, or of several. */
  interfaceEndpoints: string;
  vpcEndpoints: string;
  /** On the frame around what is in the VPC, and what its security groups let in. */
  inVpc: string;
  inVpcGuard: string;
  ports(ports: readonly number[]): string;
  /** Below the title of a plan: what is to be created. */
  counts(counts: PlanCounts): string;
  /** The names of what a plan is for; more are counted. */
  names(names: readonly string[], more: number): string;
  /** Beside the title of a plan. */
  withNat: string;
  withoutNat: string;
  /** In place of endpoints that have no room. */
  more(count: number): string;
  /** The picture for those who do not see it: `ways` are the routes in words. */
  description(title: string, subtitle: string, ways: readonly string[], steps: readonly string[]): string;
}

/**
 * The Home tab. `code` in backticks is the only markup. What a screen reader says of a button (`…Label`) starts
 * with what stands on it.
 */
export interface HomePhrases {
  title: string;
  intro: string;

  recentTitle: string;
  recentNote: string;
  recentNone: string;
  recentCleared: string;
  /** Several topics that were asked about together: the first, and how many more. */
  andMore(name: string, count: number): string;
  clear: string;
  clearLabel: string;
  oftenAskedTitle: string;

  settingsTitle: string;
  languageTitle: string;
  languageOption: Record<Language | 'automatic', string>;
  languageNow: Record<Language | 'automatic', string>;
  regionTitle: string;
  regionOption(name: string, code: string): string;
  regionDefaultOption(name: string, code: string): string;
  regionNow(name: string, code: string, isSet: boolean): string;
  /** Before what is set now, when it was changed just now. */
  saved: string;

  servicesTitle: string;
  /** With an example of a short name (`ecr.api`) in full. */
  servicesNote(count: number, name: string): string;
  list(name: string, count: number): string;
  listLabel(list: string): string;
  /** Which entries of a list are shown. */
  position(name: string, first: number, last: number, total: number): string;
  goToPage: string;
  page(first: number, last: number, from: string, to: string): string;
  previous: string;
  next: string;
  /** Where the button leads to. */
  pageLabel(label: string, first: number, last: number, total: number): string;
  about: string;
  aboutLabel(method: string): string;
  /** A service whose recommendation has a condition. */
  depends: string;
  unconfirmed: string;
  moreNames(count: number): string;
  details: string;
  detailsLabel(name: string): string;

  workloadsTitle: string;
  workloadsNote: string;
  workloads(count: number): string;
  errorsTitle: string;
  errorsNote: string;
  errors(count: number): string;
  conceptsTitle: string;
  concepts(count: number): string;

  howToAskTitle: string;

  changesTitle: string;
  changesNote: string;
  changed(name: string, date: string): string;
  noticed(count: number): string;

  /** The days on which the facts were checked, and the Region of this bot. */
  footnote(first: string, last: string, regionName: string, region: string): string;
}
