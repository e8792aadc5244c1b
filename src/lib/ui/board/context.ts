import { createContext } from 'svelte';
import type { Board } from './board.svelte.ts';

export const [boardContext, setBoardContext] = createContext<Board>();
