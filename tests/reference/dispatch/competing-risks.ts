import type { AdapterMap } from './adapter.ts';

export const competingRisks: AdapterMap = {};
