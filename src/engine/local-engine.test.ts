import { describeEngine } from './engine.suite.ts';
import { createLocalEngine } from './local-engine.ts';

describeEngine('local', createLocalEngine);
