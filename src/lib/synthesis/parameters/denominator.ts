/**
 * Arrests that ended before minute 10 and so never became eligible: how many for each eligible arrest, and how
 * many of them survive (causal-model.md, section 6, N1).
 */
export const SHORT_EVENTS = { perEligible: 1.3, survival: { child: 0.6, adult: 0.4 } } as const;
