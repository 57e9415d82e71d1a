// What the README claims, measured. Each figure stands beside a baseline of the same run.
import { benchKnowledge } from './knowledge.js';

benchKnowledge();
