#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { config as loadDotenv } from 'dotenv';
import { readAnsweringConfig } from '../config.js';
import { knowledgeFolder, loadKnowledge, readKnowledge } from '../knowledge/load.js';
import { createVocabulary } from '../question/vocabulary.js';
import { explainStartError } from '../start-error.js';
import { ask } from './ask.js';

const usage = `Usage:
  vpcaccess ask [--json] [--region REGION] [--language en|ja] TEXT…   answer a question; - reads one a line from standard input
  vpcaccess check [FOLDER…]                                           check the knowledge, and folders laid over it
`;

/** A command line that cannot be understood. */
class UsageError extends Error {}

try {
  loadDotenv({ quiet: true });
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(isUsage ? `${error.message}\n${usage}` : `${explainStartError(error)}\n`);
  process.exitCode = 1;
}

async function run([command, ...args]: readonly string[]): Promise<string> {
  if (command === 'ask') return askCommand(args);
  if (command === 'check') return checkCommand(args);
  if (command === undefined || command === 'help' || command === '--help') return usage;
  throw new UsageError(`There is no command ${command}.`);
}

async function askCommand(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, region: { type: 'string' }, language: { type: 'string' } },
  });
  if (positionals.length === 0) throw new UsageError('What do you want to ask?');
  const settings = readAnsweringConfig({ ...process.env, ...asVariables(values) });
  const knowledge = loadKnowledge(settings.knowledgeDirs);
  if (!knowledge.regions.has(settings.defaultRegion)) {
    throw new UsageError(`No Region is called ${settings.defaultRegion}; use a code such as ap-northeast-1.`);
  }
  const options = {
    knowledge,
    vocabulary: createVocabulary(knowledge),
    region: settings.defaultRegion,
    language: values.language === undefined ? undefined : settings.defaultLanguage,
    defaultLanguage: settings.defaultLanguage,
    json: values.json === true,
  };
  const questions =
    positionals.join(' ') === '-'
      ? (await text(process.stdin)).split('\n').filter((line) => line.trim() !== '')
      : [positionals.join(' ')];
  return questions
    .map((question) => `${ask(question.replace(/\r$/, ''), options)}\n`)
    .join(options.json ? '' : '\n');
}

/** The flags mean what the variables mean, and win over them. */
function asVariables({ region, language }: { region?: string | undefined; language?: string | undefined }) {
  return {
    ...(region === undefined ? {} : { DEFAULT_REGION: region }),
    ...(language === undefined ? {} : { DEFAULT_LANGUAGE: language }),
  };
}

function checkCommand(folders: readonly string[]): string {
  const { knowledge, files } = readKnowledge([
    knowledgeFolder,
    ...readAnsweringConfig(process.env).knowledgeDirs,
    ...folders,
  ]);
  return `The knowledge is sound: ${knowledge.topics.size} topics in ${files.length} files.\n`;
}
