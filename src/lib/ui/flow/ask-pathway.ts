import type { Cohort } from '../../domain/cohort.ts';
import { pathway, type Pathway } from '../../figures/flow/pathway.ts';
import { planFigures } from '../../figures/run.ts';
import type { EngineSession } from '../engine/engine-session.svelte.ts';

/**
 * The way of a cohort from eligible arrest to recovery; fetches the arrests without ECMO first if they are not there.
 * Rejects with an AbortError when `signal` says so, else with an error whose message is for the reader.
 */
export async function askPathway(
	session: Pick<EngineSession, 'engine'>,
	cohort: Cohort,
	signal: AbortSignal,
): Promise<Pathway> {
	const engine = await session.engine(['conventional']);
	signal.throwIfAborted();
	const plan = planFigures([pathway], cohort);
	const tables = await Promise.all(
		plan.statements.map((statement) => engine.query(statement, signal)),
	);
	return plan.read(tables).get(pathway.id) as Pathway;
}
