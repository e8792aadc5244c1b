import type { Mix } from './diagnosis.ts';

export type CannulationSite = 'neck' | 'femoral' | 'central_reopened' | 'central_new' | 'mixed';

/** Below this weight in kg the groin is not used. */
export const FEMORAL_FROM_KG = 15;

/** Where cannulae go (judgement; evidence.md, section 3.4). */
export const SITES: Readonly<
	Record<'smallReopened' | 'small' | 'largeReopened' | 'largeChild' | 'adult', Mix<CannulationSite>>
> = {
	smallReopened: [
		['central_reopened', 0.6],
		['neck', 0.34],
		['central_new', 0.06],
	],
	small: [
		['neck', 0.92],
		['central_new', 0.08],
	],
	largeReopened: [
		['central_reopened', 0.5],
		['femoral', 0.36],
		['neck', 0.06],
		['mixed', 0.08],
	],
	largeChild: [
		['femoral', 0.76],
		['neck', 0.08],
		['central_new', 0.06],
		['mixed', 0.1],
	],
	adult: [
		['femoral', 0.93],
		['mixed', 0.04],
		['central_new', 0.03],
	],
};

/** How the vessels were reached, by site (judgement). */
export const TECHNIQUES: Readonly<
	Record<'neck' | 'femoralChild' | 'femoralAdult' | 'central', Mix<string>>
> = {
	neck: [
		['cutdown', 0.72],
		['percutaneous', 0.12],
		['semi_open', 0.16],
	],
	femoralChild: [
		['cutdown', 0.4],
		['percutaneous', 0.4],
		['semi_open', 0.2],
	],
	femoralAdult: [
		['percutaneous', 0.78],
		['cutdown', 0.14],
		['semi_open', 0.08],
	],
	central: [['sternotomy', 1]],
};

/** Return cannula in French, up to each weight in kg (judgement, after common size charts). */
export const CANNULA_FRENCH: readonly (readonly [belowKg: number, french: number])[] = [
	[3, 8],
	[5, 10],
	[10, 12],
	[15, 14],
	[30, 15],
	[50, 17],
	[80, 17],
	[Infinity, 19],
];

/** Shares and mixes of the rest of the pathway and circuit: labels (judgement). */
export const CIRCUIT = {
	transported: { ihca: 0.03, ohca: 0.06 },
	distalPerfusion: { child: 0.5, adult: 0.78 },
	vent: {
		child: [
			['none', 0.76],
			['septostomy', 0.13],
			['surgical', 0.1],
			['percutaneous_pump', 0.01],
		],
		adult: [
			['none', 0.72],
			['iabp', 0.14],
			['percutaneous_pump', 0.12],
			['surgical', 0.02],
		],
	},
	roller: { child: 0.14, adult: 0.005 },
	vva: 0.03,
	conversion: { vv: 0.025, vav: 0.03, vadWhenBridged: 0.7 },
	flow: { neonate: 130, child: 105, adult: 58, logSd: 0.2, dayLater: 0.9 },
	ph24: { base: 7.4, sd: 0.06, perLogFrailty: -0.02 },
	lactate24: { median: 2.6, perLogFrailty: 0.3, logSd: 0.6 },
	pulsePressure: { child: 16, adult: 24, spread: 11, perLogFrailty: -2.5 },
	temperature: [
		['none', 0.22],
		['normothermia', 0.4],
		['33_34', 0.22],
		['35_36', 0.16],
	],
	anticoagulant: [
		['heparin', 0.78],
		['bivalirudin', 0.12],
		['none_24h', 0.08],
		['other', 0.02],
	],
} as const;

/** Main procedure for the cause, by what the cause is (judgement). */
export const PROCEDURES: Readonly<
	Record<'ischaemic' | 'congenital' | 'embolism' | 'otherwise', Mix<string>>
> = {
	ischaemic: [
		['none', 0.4],
		['pci', 0.54],
		['cardiac_surgery', 0.04],
		['other', 0.02],
	],
	congenital: [
		['none', 0.58],
		['cardiac_surgery', 0.2],
		['catheter_chd', 0.2],
		['other', 0.02],
	],
	embolism: [
		['none', 0.5],
		['embolectomy', 0.46],
		['other', 0.04],
	],
	otherwise: [
		['none', 0.9],
		['cardiac_surgery', 0.02],
		['other', 0.08],
	],
};
