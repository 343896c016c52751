import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { PINYIN_WORDS } from './pinyinWords.js';

/** Words of the trade, that whoever guesses tries first. */
const TRADE_WORDS = ['guitai', 'counter', 'console', 'agent', 'supervisor', 'compliance', 'admin', 'administrator', 'password', 'passwd', 'bank', 'banking', 'insurance', 'broker', 'securities', 'service', 'customer', 'kefu'];

/** Estimates guesses: by the passwords most often found in breaches, keyboards, dates, repeats, and words of ours. Its dictionaries take 25 MB. */
export function makeEstimator(): ZxcvbnFactory {
  return new ZxcvbnFactory({ dictionary: { ...dictionary, trade: TRADE_WORDS, pinyin: [...PINYIN_WORDS] }, graphs: adjacencyGraphs });
}
