import type { Drawn } from './lib/ui/drawn.ts';

declare global {
	namespace App {
		interface Locals {
			/** Pieces drawn while loading the page, put in place of their markers afterwards. */
			drawn?: Drawn;
		}
	}
}
