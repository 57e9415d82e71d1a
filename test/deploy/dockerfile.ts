import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';

export const dockerfileText = readFileSync('deploy/Dockerfile', 'utf8');
const dockerfile = DockerfileParser.parse(dockerfileText);

/** Name and arguments of each instruction, flags among them, stage by stage; a stage begins with its FROM. */
export const stages: (readonly [string, string])[][] = [];
for (const instruction of dockerfile.getInstructions()) {
  const text = instruction.getTextContent().replaceAll(/\\\n\s*/g, ' ');
  const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(text) ?? [];
  if (name === 'FROM') stages.push([]);
  stages.at(-1)?.push([name, rest]);
}

/** The last one is what runs. */
export const finalStage = stages.at(-1) ?? [];

/** The arguments of the one instruction of that name in the last stage. */
export function written(keyword: string): string {
  const found = finalStage.filter(([name]) => name === keyword);
  if (found.length !== 1) throw new Error(`There are ${found.length} of ${keyword}`);
  return found[0]?.[1] ?? '';
}

/** The command of HEALTHCHECK or CMD in exec form. */
export function commandOf(keyword: 'HEALTHCHECK' | 'CMD'): string[] {
  const [, command] = /(?:^|\bCMD\s+)(\[.*\])$/s.exec(written(keyword)) ?? [];
  if (command === undefined) throw new Error(`${keyword} has no exec form`);
  return JSON.parse(command);
}

/** What ENV of the last stage says. */
export const imageEnv: Readonly<Record<string, string>> = Object.fromEntries(
  dockerfile
    .getENVs()
    .flatMap((env) => env.getProperties())
    .map((property) => [property.getName(), property.getValue() ?? '']),
);
