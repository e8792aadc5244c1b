/**
 * Sizes of the arrows of the causal model: log-odds unless said otherwise. They are design choices tuned to
 * published anchors, not estimates of how well ECPR works (causal-model.md, section 4, and appendix `P0`).
 */
export const EFFECTS = {
	/** Survival to discharge once cannulated. */
	onEcmo: {
		intercept: { child: -0.27, adult: -1.22 },
		/** Per minute of low flow beyond 15 (between Bembea 2019 and Morales-Demori 2025). */
		perMinute: { child: -0.012, adult: -0.02 },
		/** Cold protects: the slope is halved in accidental hypothermia. */
		hypothermiaSlope: 0.5,
		severity: -0.6,
		hidden: -0.3,
		ohca: -0.32,
		/** Added to `ohca` under 18 years: child OHCA 30 % against IHCA 41 %. */
		ohcaChild: -0.35,
		shockable: 0.45,
		asystole: -0.4,
		witnessed: 0.35,
		bystander: 0.3,
		noFlowPerMinute: -0.06,
		perDecade: -0.16,
		perYear: 0.015,
	},
	/** Survival to discharge after return of spontaneous circulation. */
	afterRosc: {
		intercept: { child: -0.43, adult: -0.83 },
		/** Per minute of CPR beyond 10. */
		perMinute: { child: -0.008, adult: -0.025 },
		severity: -0.5,
		hidden: -0.25,
		ohca: -0.35,
		ohcaChild: 0,
		shockable: 0.75,
		asystole: -0.4,
		witnessed: 0.35,
		bystander: 0.35,
		noFlowPerMinute: -0.06,
		perDecade: -0.16,
		perYear: 0.015,
	},
	/** Log hazard per minute of return of circulation. */
	rosc: {
		atMinute10: 0.024,
		perMinute: { child: -0.01, adult: -0.03 },
		severity: -0.25,
		ohca: -0.15,
		shockable: 0.45,
		asystole: -0.35,
		perDecade: -0.1,
	},
	/** Log hazard per minute of stopping without circulation. */
	stop: {
		atMinute10: 0.009,
		perMinute: 0.045,
		severity: 0.35,
		child: -0.25,
		shockable: -0.45,
		asystole: 0.35,
		perDecade: 0.1,
		ohca: 0.15,
		/** Below this end-tidal CO2 in mmHg, once seen, teams stop sooner (`etStop`). */
		lowEndTidal: 10,
	},
	/** Activation at minute 10; severity is in the world's parameters. */
	activation: {
		intercept: { child: -1.25, adult: -1.9 },
		hidden: -0.25,
		shockable: 0.6,
		asystole: -0.6,
		witnessed: 0.7,
		ohca: { child: -0.9, adult: -0.4 },
		perDecade: -0.55,
		perDoubling: 0.3,
		perYear: 0.06,
	},
	/** Minutes from first compression to flow, were ECMO sought: median, log-SD and shifts. */
	flow: {
		median: { ihca: { child: 49, adult: 50 }, ohca: { child: 75, adult: 59 } },
		logSd: 0.46,
		/** Out-of-hospital times spread less: the log-SD is multiplied by this. */
		ohcaSpread: 0.65,
		perDoubling: -1,
		offHours: { withTeam: -2, withoutTeam: 6 },
		workingHours: -6,
		/** Minutes added per unit of the weighted share of centres with a team, so that totals stay calibrated. */
		teamShare: 0.62 * 8,
		primedCircuit: -4,
		perSimulation: -0.4,
		mostSimulations: 12,
		shortestMedian: 18,
		range: [14, 150],
		/** Share of cannulations that fail. */
		failure: 0.06,
	},
	/** SD of the centres' random intercepts on survival on ECMO. */
	centreSd: 0.15,
	/** Share of arrests at night or weekend. */
	offHours: 0.62,
	/** End-tidal CO2 near minute 10, in mmHg: a marker drawn around the coming circulation. */
	endTidal: {
		median: 12.5,
		perRoscLog: 0.35,
		severity: -0.1,
		soon: 0.55,
		soonMinutes: 25,
		sd: 0.38,
	},
	/** Share of arrests whose end-tidal CO2 the team, and the file, see. */
	endTidalSeen: 0.55,
	/** Lactate (mmol/L) and pH at the end of CPR: markers without an arrow to survival. */
	lactate: { base: 6, perMinute: 0.12, severity: 1.2, sd: 4.2 },
	ph: { base: 7.15, perMinute: -0.0045, severity: -0.06, sd: 0.2 },
} as const;

/** First and last minute at which an hourly or per-minute hazard is followed; time zero is minute 10. */
export const MINUTES = { first: 10, last: 120 } as const;

/** Calendar years of the registry; effects of the year are centred on `middle`. */
export const YEARS = { first: 2012, last: 2024, middle: 2018 } as const;
