import type { AdapterMap } from './adapter.ts';

export const models: AdapterMap = {};
