import { accessMethods } from './access-methods.js';
import { aliasesOf } from './aliases.js';
import {
  type AccessOption,
  type Companion,
  isAccessMethod,
  type Knowledge,
  type Localized,
  optionId,
  type RouteTemplate,
  type Symptom,
  type Topic,
  topicFolders,
  topicsOf,
} from './knowledge.js';
import type { Problem } from './problem.js';
import { compileSignature, ErrorText, matchesError, particularity } from './signature.js';
import { fold } from './spelling.js';

/**
 * What the schema cannot see: references between files, names that two topics share, facts that do not
 * go together. `locations` tells where a file (`services/ecr.yml`) was read.
 */
export function findProblems(knowledge: Knowledge, locations: ReadonlyMap<string, string>): Problem[] {
  const problems: Problem[] = [];
  const at = (path: string) => (field: string, problem: string, fix: string) =>
    problems.push({ file: locations.get(path) ?? path, field, problem, fix });

  for (const topic of knowledge.topics.values()) {
    const report = at(pathOf(topic));
    const namesakes = Object.values(topicFolders).filter((folder) =>
      locations.has(`${folder}/${topic.id}.yml`),
    );
    if (namesakes.length > 1) {
      report('', `${namesakes.join(' and ')} both have a file ${topic.id}.yml`, 'rename one of them');
    }
    checkTopic(topic, knowledge, report);
    if (topic.kind === 'workload' || topic.kind === 'symptom') {
      checkNeeds(topic.needs, 'needs', knowledge, report);
    }
    if (topic.kind === 'symptom') checkSignatures(topic, report);
    if (topic.kind === 'service') {
      if (topic.askedAs !== undefined) checkTopicIds([topic.askedAs], 'askedAs', knowledge, report);
      for (const [i, option] of topic.access.entries())
        checkOption(option, i, topic.access, knowledge, report);
    }
  }
  for (const [id, route] of knowledge.routes) checkRoute(route, at(`routes/${id}.yml`));
  for (const [i, choice] of knowledge.choices.entries()) {
    checkTopicIds(choice.topics, `${i}.topics`, knowledge, at('choices.yml'));
  }
  checkAliases(knowledge, at);
  checkEndpointOwners(knowledge, at);
  checkAccessMethods(knowledge, at);
  checkRegions(knowledge, at('regions.yml'));
  return problems;
}

type Report = (field: string, problem: string, fix: string) => void;

function pathOf(topic: Topic): string {
  return `${topicFolders[topic.kind]}/${topic.id}.yml`;
}

function checkTopic(topic: Topic, knowledge: Knowledge, report: Report): void {
  checkTopicIds(topic.related, 'related', knowledge, report);
  if (topic.related.includes(topic.id)) report('related', 'names the topic itself', 'remove it');
  checkSentences(topic, report);
  const today = new Date().toISOString().slice(0, 10);
  const dates = [
    ['verified', topic.verified],
    ...topic.changes.map((change, i) => [`changes.${i}.date`, change.date]),
  ] as [string, string][];
  for (const [field, date] of dates) {
    if (date > today)
      report(field, `${date} lies in the future`, 'give the day on which it was read or announced');
  }
  if ((topic.kind === 'concept' || topic.kind === 'symptom') && topic.route !== undefined)
    checkRouteId(topic.route, 'route', knowledge, report);
  for (const id of topic.kind === 'workload' ? topic.runsOn : []) {
    if (knowledge.topics.get(id)?.kind !== 'service')
      report('runsOn', `no service is called ${id}`, 'use the file name of a service');
  }
}

/** A sentence that breaks off is mostly YAML: ` #` starts a comment. */
function checkSentences(topic: Topic, report: Report): void {
  const facts: [string, Localized][] = [
    ...topic.cautions.map((fact, i): [string, Localized] => [`cautions.${i}`, fact]),
    ...topic.changes.map((fact, i): [string, Localized] => [`changes.${i}`, fact]),
    ...('points' in topic ? topic.points : []).map((fact, i): [string, Localized] => [`points.${i}`, fact]),
    ...('checks' in topic ? topic.checks : []).map((fact, i): [string, Localized] => [`checks.${i}`, fact]),
    ...('access' in topic ? topic.access : []).flatMap(({ summary }, i): [string, Localized][] =>
      summary === undefined ? [] : [[`access.${i}.summary`, summary]],
    ),
  ];
  for (const [field, { en, ja }] of facts) {
    if (!/[.!?)]$/.test(en))
      report(`${field}.en`, 'breaks off', 'end it with a full stop; quote text that has " #"');
    if (!/[。！？）]$/.test(ja))
      report(`${field}.ja`, 'breaks off', 'end it with 。; quote text that has " #"');
  }
}

function checkOption(
  option: AccessOption,
  i: number,
  all: readonly AccessOption[],
  knowledge: Knowledge,
  report: Report,
): void {
  const field = (name: string) => `access.${i}.${name}`;
  const id = optionId(option);
  if (all.findIndex((other) => optionId(other) === id) < i) {
    report(field('id'), `two options are called ${id}`, 'give each its own id');
  }
  if (i > 0 && option.when === undefined) {
    report(
      field('when'),
      'is missing: why another option than the first is right',
      'add the condition in both languages',
    );
  }
  if (i > 0 && option.cues.length + option.situations.length === 0 && option.combines === undefined) {
    report(field('cues'), 'no words in a message can lead to this option', 'add cues or situations');
  }
  if (
    option.method === 'interface-endpoint' &&
    option.endpoints.length > 0 &&
    option.privateDns === undefined
  ) {
    report(
      field('privateDns'),
      'is missing on an interface endpoint',
      'say required, yes, no or not-confirmed',
    );
  }
  if (option.privateDns === 'no' && option.clientSetup === undefined) {
    report(
      field('clientSetup'),
      'is missing where there is no private DNS',
      'say what the client must do instead',
    );
  }
  if (['nat-gateway', 'in-vpc', 'vpc-link'].includes(option.method) && option.endpoints.length > 0) {
    report(
      field('endpoints'),
      `${option.method} has no endpoint service names`,
      'move them to an option of their own',
    );
  }
  for (const [j, situation] of option.situations.entries()) {
    if (knowledge.situations.has(situation)) continue;
    const known = [...knowledge.situations.keys()].join(', ');
    report(
      field(`situations.${j}`),
      `no situation is called ${situation}`,
      `use one of ${known}, or add it to situations.yml`,
    );
  }
  for (const name of ['combines', 'over'] as const) {
    for (const named of option[name] ?? []) {
      if (all.some((other) => optionId(other) === named && other !== option)) continue;
      report(field(name), `no other option is called ${named}`, 'name ids of options of this service');
    }
  }
  checkNeeds(option.companions, field('companions'), knowledge, report);
  checkRouteId(
    option.route ?? option.method,
    field(option.route === undefined ? 'method' : 'route'),
    knowledge,
    report,
  );
}

/** Endpoints of services that something needs: each must exist as it is named. */
function checkNeeds(needs: readonly Companion[], field: string, knowledge: Knowledge, report: Report): void {
  for (const [i, { service: id, method, endpoints }] of needs.entries()) {
    const service = knowledge.topics.get(id);
    if (service?.kind !== 'service') {
      report(`${field}.${i}.service`, `no service is called ${id}`, 'use the file name of a service');
      continue;
    }
    if (!service.access.some((option) => option.method === method) && method !== 'nat-gateway') {
      report(`${field}.${i}.method`, `${id} has no option ${method}`, 'use a method of that service');
    }
    const names = service.access.flatMap((option) => [
      ...option.endpoints.map(({ name }) => name),
      ...option.fips,
    ]);
    for (const name of endpoints ?? []) {
      if (names.includes(name)) continue;
      report(`${field}.${i}.endpoints`, `${id} has no endpoint ${name}`, 'use a name from its file');
    }
  }
}

/** A signature is proven by the samples that stand beside it. */
function checkSignatures(symptom: Symptom, report: Report): void {
  for (const [i, signature] of symptom.signatures.entries()) {
    const field = `signatures.${i}`;
    if (particularity(signature) < 3) report(field, 'asks for nothing', 'give texts or a host name');
    for (const [j, sample] of signature.matches.entries()) {
      if (matchesError(compileSignature(signature), new ErrorText(sample))) continue;
      report(`${field}.matches.${j}`, 'the signature misses this sample', 'mend the signature or the sample');
    }
    for (const [j, sample] of signature.misses.entries()) {
      if (!matchesError(compileSignature(signature), new ErrorText(sample))) continue;
      report(
        `${field}.misses.${j}`,
        'the signature matches this sample',
        'make the signature more particular',
      );
    }
  }
}

function checkTopicIds(ids: readonly string[], field: string, knowledge: Knowledge, report: Report): void {
  for (const id of ids) {
    if (!knowledge.topics.has(id)) report(field, `no topic is called ${id}`, 'use the file name of a topic');
  }
}

function checkRouteId(id: string, field: string, knowledge: Knowledge, report: Report): void {
  if (!knowledge.routes.has(id))
    report(field, `no route is called ${id}`, `use one of ${[...knowledge.routes.keys()].join(', ')}`);
}

function checkRoute(route: RouteTemplate, report: Report): void {
  route.hops.forEach((hop, i) => {
    const last = i === route.hops.length - 1;
    if (last && hop.step !== undefined)
      report(`hops.${i}.step`, 'stands on the last hop', 'remove it: no arrow leaves it');
    if (!last && hop.step === undefined)
      report(`hops.${i}.step`, 'is missing', 'say what happens on the way to the next hop');
    if (hop.beside && (i === 0 || last || route.hops[i - 1]?.beside))
      report(`hops.${i}.beside`, 'has no hop to come back to', 'put it between two hops of the way');
  });
}

/** No alias belongs to two topics: a word that truly means two stands in choices.yml and nowhere else. */
function checkAliases(knowledge: Knowledge, at: (path: string) => Report): void {
  const owners = new Map<string, Topic>();
  for (const topic of knowledge.topics.values()) {
    for (const { spelling } of aliasesOf(topic)) {
      const folded = fold(spelling);
      const owner = owners.get(folded);
      if (folded === '') at(pathOf(topic))('aliases', `"${spelling}" has no letters`, 'remove it');
      else if (owner !== undefined && owner !== topic) {
        at(pathOf(topic))(
          'aliases',
          `"${spelling}" already belongs to ${owner.id}`,
          'keep it in one file, or move a word that truly means both to choices.yml',
        );
      } else owners.set(folded, topic);
    }
  }
  for (const [i, choice] of knowledge.choices.entries()) {
    for (const word of choice.words) {
      const owner = owners.get(fold(word));
      if (owner !== undefined) {
        at('choices.yml')(
          `${i}.words`,
          `"${word}" is already an alias of ${owner.id}`,
          'keep it in one of the two places',
        );
      }
    }
  }
}

/** Every endpoint service name belongs to one service; another that uses it says whose it is. */
function checkEndpointOwners(knowledge: Knowledge, at: (path: string) => Report): void {
  const owners = new Map<string, string>();
  for (const service of topicsOf('service', knowledge)) {
    for (const [i, option] of service.access.entries()) {
      for (const endpoint of option.endpoints) {
        if (endpoint.of !== undefined) {
          checkTopicIds([endpoint.of], `access.${i}.endpoints`, knowledge, at(pathOf(service)));
          continue;
        }
        const owner = owners.get(endpoint.name);
        if (owner !== undefined && owner !== service.id) {
          at(pathOf(service))(
            `access.${i}.endpoints`,
            `${endpoint.name} already belongs to ${owner}`,
            `write it as { name: …, of: ${owner} }`,
          );
        }
        owners.set(endpoint.name, service.id);
      }
    }
  }
}

/** Each access method is explained by the concept of the same id. */
function checkAccessMethods(knowledge: Knowledge, at: (path: string) => Report): void {
  for (const method of accessMethods) {
    if (knowledge.topics.get(method)?.kind === 'concept') continue;
    at(`concepts/${method}.yml`)('', 'is missing: every access method is also a concept', 'add the file');
  }
  for (const topic of knowledge.topics.values()) {
    if (topic.kind === 'concept' && isAccessMethod(topic.id)) {
      checkRouteId(topic.route ?? topic.id, 'route', knowledge, at(pathOf(topic)));
    }
  }
}

function checkRegions(knowledge: Knowledge, report: Report): void {
  if (knowledge.regions.size === 0) report('', 'has no Regions', 'add them');
  const owners = new Map<string, string>();
  for (const [code, region] of knowledge.regions) {
    for (const name of [code, region.name.en, region.name.ja, ...region.aliases]) {
      const owner = owners.get(fold(name));
      if (owner !== undefined && owner !== code) {
        report(`regions.${code}.aliases`, `"${name}" already belongs to ${owner}`, 'keep it in one Region');
      }
      owners.set(fold(name), code);
    }
  }
  for (const [i, exception] of knowledge.prefixes.entries()) {
    for (const code of exception.regions) {
      if (!knowledge.regions.has(code))
        report(`prefixes.${i}.regions`, `no Region is called ${code}`, 'add the Region or remove it');
    }
  }
}
