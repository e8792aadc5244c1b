import { centreCaterpillar } from './centre-caterpillar/centre-caterpillar.ts';
import { centreFunnel } from './centre-funnel/centre-funnel.ts';
import { centreProgramme } from './centre-programme/centre-programme.ts';
import { centreVolume } from './centre-volume/centre-volume.ts';
import type { Figure } from './figure.ts';

/** The figures of the page of centres, in the order of the page. */
export const centreFigures: readonly Figure[] = [
	centreFunnel,
	centreCaterpillar,
	centreVolume,
	centreProgramme,
];
