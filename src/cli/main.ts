#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { config as loadDotenv } from 'dotenv';
import { answerQuestion } from '../answer/answer.js';
import { isTool, tools } from '../answer/code/tools.js';
import { readAnsweringConfig, readDatabaseLocation } from '../config.js';
import type { KnowledgeFile } from '../knowledge/files.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { knowledgeFolder, loadKnowledge, readKnowledge } from '../knowledge/load.js';
import { loadVocabulary } from '../question/load-vocabulary.js';
import { understand } from '../question/understand.js';
import { explainStartError } from '../start-error.js';
import { ask } from './ask.js';
import { AwsUnavailableError, compareWithAws, describeEndpoints } from './check-aws.js';
import { checkLinks } from './check-links.js';
import { draw, everyPicture, pictureFile } from './draw.js';
import { listFeedback, listGaps } from './gaps.js';
import { linkExceptions } from './link-exceptions.js';
import { withProgress } from './progress.js';

const usage = `Usage:
  vpcaccess ask [--json] [--region REGION] [--language en|ja] TEXT…   answer a question; - reads one a line from standard input
    --explain                 show what was recognised where in the text, and why
    --code TOOL               write the code to create it: ${tools.join(', ')}
  vpcaccess draw [--region REGION] [--language en|ja] [-o FILE] TEXT…  write one route image of what is asked about as PNG
    --all [-o FOLDER]         write every route image there is
  vpcaccess check [FOLDER…]                                           check the knowledge, and folders laid over it
    --links                   ask for every reference over the network
    --aws [--region REGION]   compare with what your AWS account sees in a Region
  vpcaccess gaps [--json] [--days N]                                  list the questions that nobody could answer, from DATABASE_URL
    --feedback                list what people think of the answers
`;

/** A command line that cannot be understood. */
class UsageError extends Error {}

try {
  loadDotenv({ quiet: true });
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  const message = error instanceof AwsUnavailableError ? error.message : explainStartError(error);
  process.stderr.write(isUsage ? `${error.message}\n${usage}` : `${message}\n`);
  process.exitCode = 1;
}

async function run([command, ...args]: readonly string[]): Promise<string> {
  if (command === 'ask') return askCommand(args);
  if (command === 'draw') return drawCommand(args);
  if (command === 'check') return checkCommand(args);
  if (command === 'gaps') return gapsCommand(args);
  if (command === undefined || command === 'help' || command === '--help') return usage;
  throw new UsageError(`There is no command ${command}.`);
}

async function askCommand(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      explain: { type: 'boolean' },
      code: { type: 'string' },
      region: { type: 'string' },
      language: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new UsageError('What do you want to ask?');
  const { code } = values;
  if (code !== undefined && !isTool(code))
    throw new UsageError(`No code is written for ${code}; choose one of ${tools.join(', ')}.`);
  const { settings, knowledge, vocabulary } = prepare(values);
  const options = {
    knowledge,
    vocabulary,
    region: settings.defaultRegion,
    language: values.language === undefined ? undefined : settings.defaultLanguage,
    defaultLanguage: settings.defaultLanguage,
    json: values.json === true,
    explain: values.explain === true,
    code,
  };
  const questions =
    positionals.join(' ') === '-'
      ? (await text(process.stdin)).split('\n').filter((line) => line.trim() !== '')
      : [positionals.join(' ')];
  return questions
    .map((question) => `${ask(question.replace(/\r$/, ''), options)}\n`)
    .join(options.json ? '' : '\n');
}

async function drawCommand(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      region: { type: 'string' },
      language: { type: 'string' },
      output: { type: 'string', short: 'o' },
    },
  });
  const { settings, knowledge, vocabulary } = prepare(values);
  const region = settings.defaultRegion;
  if (values.all === true) {
    const languages = values.language === undefined ? (['en', 'ja'] as const) : [settings.defaultLanguage];
    const pictures = everyPicture(knowledge, region, languages);
    const folder = values.output ?? 'route-images';
    const files = await withProgress('pictures', pictures.length, (advance) =>
      draw(pictures, knowledge, (picture) => pictureFile(picture, folder), advance),
    );
    return `${files.length} pictures are in ${folder}.\n`;
  }
  const question = understand(positionals.join(' '), vocabulary);
  const answers = answerQuestion(question, knowledge, region);
  if (answers.length === 0)
    throw new UsageError('Of what? Name a service, a concept, a workload or an error.');
  const language =
    values.language === undefined
      ? (question.language ?? settings.defaultLanguage)
      : settings.defaultLanguage;
  const files = await draw(
    [{ answers, language }],
    knowledge,
    (picture) => values.output ?? pictureFile(picture),
  );
  if (files.length === 0) throw new UsageError('There is no route to that, and so no picture.');
  return `${files.join('\n')}\n`;
}

/** What an answer is made from. */
function prepare(flags: Flags) {
  const settings = readAnsweringConfig({ ...process.env, ...asVariables(flags) });
  const knowledge = loadKnowledge(settings.knowledgeDirs);
  if (!knowledge.regions.has(settings.defaultRegion)) {
    throw new UsageError(`No Region is called ${settings.defaultRegion}; use a code such as ap-northeast-1.`);
  }
  return { settings, knowledge, vocabulary: loadVocabulary(knowledge, settings.knowledgeDirs.length > 0) };
}

interface Flags {
  region?: string | undefined;
  language?: string | undefined;
}

/** The flags mean what the variables mean, and win over them. */
function asVariables({ region, language }: Flags) {
  return {
    ...(region === undefined ? {} : { DEFAULT_REGION: region }),
    ...(language === undefined ? {} : { DEFAULT_LANGUAGE: language }),
  };
}

async function checkCommand(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { links: { type: 'boolean' }, aws: { type: 'boolean' }, region: { type: 'string' } },
  });
  const settings = readAnsweringConfig({ ...process.env, ...asVariables(values) });
  const read = readKnowledge([knowledgeFolder, ...settings.knowledgeDirs, ...positionals]);
  const { knowledge, files } = read;
  const report = [`The knowledge is sound: ${knowledge.topics.size} topics in ${files.length} files.`];
  if (values.links === true) report.push(await linkReport(files));
  if (values.aws === true) report.push(await awsReport(knowledge, settings.defaultRegion));
  return `${report.join('\n')}\n`;
}

async function gapsCommand(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, days: { type: 'string' }, feedback: { type: 'boolean' } },
  });
  if (values.days !== undefined && !/^[1-9]\d{0,3}$/.test(values.days))
    throw new UsageError('--days takes a number of days such as 30.');
  const options = {
    json: values.json === true,
    days: values.days === undefined ? undefined : Number(values.days),
  };
  const list = values.feedback === true ? listFeedback : listGaps;
  return list(readDatabaseLocation(process.env), options);
}

/** Broken references are a failure; the rest of the report is for a person. */
async function linkReport(files: readonly KnowledgeFile[]): Promise<string> {
  const urls = [
    ...new Set(JSON.stringify(files.map(({ content }) => content)).match(/https:\/\/[^"\\ ]+/g)),
  ].toSorted();
  const { checked, broken, refused, excepted } = await withProgress('links', urls.length, (advance) =>
    checkLinks(urls, linkExceptions, advance),
  );
  if (broken.length > 0) process.exitCode = 1;
  return [
    `${checked} links were asked for, ${excepted} left out for a reason; ${broken.length} are broken.`,
    ...broken.map(({ url, reason }) => `  broken: ${url} (${reason})`),
    ...refused.map(({ url, reason }) => `  look yourself: ${url} (${reason})`),
  ].join('\n');
}

async function awsReport(knowledge: Knowledge, region: string): Promise<string> {
  const { unknown, notOffered, different } = compareWithAws(
    knowledge,
    region,
    await describeEndpoints(region),
  );
  return [
    `${region}: ${unknown.length} endpoint services are new, ${different.length} are different, ${notOffered.length} of ours are not offered there.`,
    ...unknown.map((name) => `  new: ${name}`),
    ...different.map((line) => `  different: ${line}`),
    ...notOffered.map((name) => `  not offered: ${name}`),
  ].join('\n');
}
