import { z } from 'zod';
import { fileKinds } from '../src/knowledge/schema.js';

type JsonSchema = {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
};

/** The JSON Schema of every kind of file, for editors: `knowledge/schema.json`. */
export function editorSchema(): string {
  const $defs = Object.fromEntries(
    Object.entries(fileKinds).map(([kind, { schema }]) => [kind, jsonSchemaOf(schema)]),
  );
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', $defs }, null, 2)}\n`;
}

/** Which schema belongs to which files, for the YAML extension of VS Code. */
export function editorSettings(): string {
  const schemas = Object.entries(fileKinds).map(([kind, { files }]) => [
    `./knowledge/schema.json#/$defs/${kind}`,
    `knowledge/${files}`,
  ]);
  return `${JSON.stringify({ 'yaml.schemas': Object.fromEntries(schemas) }, null, 2)}\n`;
}

/** Where the field tables stand in CONTRIBUTING.md. */
export const fieldsStart = '<!-- fields: written by `npm run docs` -->';
export const fieldsEnd = '<!-- /fields -->';

/** The fields of a service's file and of what stands in it, as Markdown tables. */
export function fieldTables(): string {
  const service = jsonSchemaOf(fileKinds.service.schema);
  const parts: [string, JsonSchema | undefined][] = [
    ['A service', service],
    ['`aliases`', service.properties?.aliases],
    ['An option of `access`', service.properties?.access?.items],
    ['An entry of `endpoints`', service.properties?.access?.items?.properties?.endpoints?.items?.anyOf?.[1]],
    ['An entry of `companions`', service.properties?.access?.items?.properties?.companions?.items],
    ['An entry of `cautions`', service.properties?.cautions?.items],
    ['An entry of `changes`', service.properties?.changes?.items],
    ['An entry of `references`', service.properties?.references?.items],
  ];
  return parts.map(([title, schema]) => `**${title}**\n\n${fieldTable(schema)}`).join('\n\n');
}

function fieldTable(schema: JsonSchema | undefined): string {
  const rows = Object.entries(schema?.properties ?? {}).map(([name, field]) => {
    const need = schema?.required?.includes(name) ? 'required' : (defaultOf(field) ?? '');
    return `| \`${name}\` | ${typeOf(field)} | ${need} | ${field.description ?? ''} |`;
  });
  return ['| field | type | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function defaultOf({ default: value }: JsonSchema): string | undefined {
  return value === undefined || JSON.stringify(value) === '[]' || JSON.stringify(value) === '{}'
    ? undefined
    : `\`${value}\``;
}

function typeOf(field: JsonSchema): string {
  if (field.enum !== undefined) return field.enum.map((value) => `\`${value}\``).join(', ');
  if (field.anyOf !== undefined) return [...new Set(field.anyOf.map(typeOf))].join(' or ');
  if (field.type === 'array')
    return `list of ${field.items === undefined ? 'anything' : typeOf(field.items)}`;
  if (
    field.properties !== undefined &&
    'en' in field.properties &&
    Object.keys(field.properties).length === 2
  )
    return '`en`, `ja`';
  return field.type === 'object' ? 'mapping' : (field.type ?? 'anything');
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
}
