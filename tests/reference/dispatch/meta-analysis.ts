import type { AdapterMap } from './adapter.ts';

export const metaAnalysis: AdapterMap = {};
