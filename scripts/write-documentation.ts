// Writes what follows from the schema (the editor's JSON Schema, the field tables of CONTRIBUTING.md) and from the
// lock file (the licences).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { editorSchema, editorSettings, fieldsEnd, fieldsStart, fieldTables } from './documentation.js';
import { licencesPage, readLock } from './licences.js';

mkdirSync('.vscode', { recursive: true });
writeFileSync('knowledge/schema.json', editorSchema());
writeFileSync('.vscode/settings.json', editorSettings());
writeFileSync('docs/licences.md', licencesPage(readLock()));

const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
const [before = '', rest = ''] = contributing.split(fieldsStart);
const after = rest.slice(rest.indexOf(fieldsEnd));
writeFileSync('CONTRIBUTING.md', `${before}${fieldsStart}\n\n${fieldTables()}\n\n${after}`);
