import { registryFacts } from './registry.server.ts';

export const load = async () => ({ facts: await registryFacts() });
