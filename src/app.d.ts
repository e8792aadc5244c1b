import type { Parts } from './lib/ui/figure/prerendered.ts';

declare global {
	namespace App {
		interface Locals {
			/** Figures drawn while loading the page, put in place of their markers afterwards. */
			figures?: ReadonlyMap<string, Parts>;
		}
	}
}
