import { createContext } from 'svelte';
import type { EngineSession } from './engine-session.svelte.ts';

export const [engineContext, setEngineContext] = createContext<EngineSession>();
