import type { Figure } from './figure.ts';
import { resourceCost } from './resource-cost/resource-cost.ts';
import { resourceUse } from './resource-use/resource-use.ts';

/** The figures of the resources page, in the order of the page. */
export const resourceFigures: readonly Figure[] = [resourceUse, resourceCost];
