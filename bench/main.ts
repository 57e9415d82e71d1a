// What the README claims, measured. Each figure stands beside a baseline of the same run.
import { benchKnowledge } from './knowledge.js';
import { benchMatching } from './matching.js';
import { benchPictures } from './pictures.js';

benchKnowledge();
benchMatching();
await benchPictures();
