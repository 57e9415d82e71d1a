// What the README claims, measured. Each figure stands beside a baseline of the same run.
import { benchBot } from './bot/bot.js';
import { benchKnowledge } from './knowledge.js';
import { benchMatching } from './matching.js';
import { benchPictures } from './pictures.js';

/** `npm run bench -- bot` measures one part alone. */
const parts = { knowledge: benchKnowledge, matching: benchMatching, pictures: benchPictures, bot: benchBot };
const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await bench();
