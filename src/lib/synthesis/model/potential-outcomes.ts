import type { FlowTime } from './flow-time.ts';
import type { Resuscitation } from './resuscitation.ts';

/** What would happen under each strategy, and what did. */
export interface Outcome {
	readonly ifEcpr: boolean;
	readonly ifConventional: boolean;
	/** ECMO flow was really established. */
	readonly cannulated: boolean;
	/** Activated, and circulation came back before flow. */
	readonly roscBeforeFlow: boolean;
	/** Survived to discharge (or would, were the snapshot later). */
	readonly survived: boolean;
	/** Minute at which CPR ended. */
	readonly endMinute: number;
}

/**
 * Both potential outcomes from one shared draw `u`, and the one that the strategy at minute 10 made real.
 * Conventional: survive with `afterRosc` if circulation returns before they stop. ECPR: the same if it returns
 * before flow; else cannulated, `onEcmo`; else, with a failed cannulation, as conventional.
 */
export function outcomes(
	u: number,
	activated: boolean,
	resuscitation: Resuscitation,
	flow: FlowTime,
	onEcmo: number,
	afterRosc: number,
	noEffect: boolean,
): Outcome {
	const { roscMinute, stopMinute } = resuscitation;
	const returns = roscMinute !== Infinity;
	const early = roscMinute < flow.minute;
	const reachesEcmo = !early && !flow.fails;
	const ifConventional = returns && u < afterRosc;
	const withStrategy = early ? u < afterRosc : reachesEcmo ? u < onEcmo : ifConventional;
	const ifEcpr = noEffect ? ifConventional : withStrategy;
	const cannulated = activated && reachesEcmo;
	const stopped = activated ? Math.max(stopMinute, flow.minute) : stopMinute;
	return {
		ifEcpr,
		ifConventional,
		cannulated,
		roscBeforeFlow: activated && early,
		survived: activated ? ifEcpr : ifConventional,
		endMinute: cannulated ? flow.minute : returns ? roscMinute : stopped,
	};
}
