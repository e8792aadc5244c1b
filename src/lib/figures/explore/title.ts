import { percent } from '../../domain/format.ts';
import type { Answer } from './answers.ts';
import { comparisonTitle } from '../words/comparison-title.ts';
import {
	findingAmong,
	inSentence,
	pairsAmong,
	sayFinding,
	type Compared,
} from '../words/finding.ts';
import type { Entry, Layout } from './layout.ts';
import type { Question } from './question.ts';
import { groupingWords, namingOf } from './words.ts';

/** Splits whose findings a title lists; more are left to the drawing. */
const MOST_SPLITS = 3;
/** Characters after which they are. */
const LONGEST = 150;

function compared(entries: readonly Entry[]): Compared[] {
	return entries.flatMap(({ group, answer }) =>
		group.role === 'level' && answer.kind === 'share' && answer.share.kind === 'shown'
			? [
					{
						level: group.value ?? '',
						label: group.label,
						x: answer.share.x,
						n: answer.share.n,
					},
				]
			: [],
	);
}

/** The title without a finding: "Survival to discharge by first rhythm and arrest setting". */
export function plainTitle({ outcome, by, facet }: Question): string {
	if (by === null) return outcome.subject;
	const split = facet === null ? '' : ` and ${groupingWords(facet)}`;
	return `${outcome.subject} by ${groupingWords(by)}${split}`;
}

function shareWords(answer: Answer): string | null {
	return answer.kind === 'share' && answer.share.kind === 'shown'
		? percent(answer.share.estimate)
		: null;
}

/**
 * What the figure found, in words. Only shares are compared: bounds and spreads have no interval that would tell
 * groups apart.
 */
export function exploreTitle(question: Question, layout: Layout, confidenceLevel: number): string {
	const { outcome, by, facet } = question;
	const plain = plainTitle(question);
	if (outcome.kind !== 'share') return plain;
	if (by === null) {
		const share = shareWords(layout.overall);
		return share === null ? plain : `${plain} was ${share}`;
	}
	const bySplit = layout.splits.map((split) => {
		const entries = layout.entries.filter((entry) => entry.split === split);
		const complete = !entries.some(
			({ group, answer }) =>
				group.role === 'level' && answer.kind === 'share' && answer.share.kind === 'hidden',
		);
		return { split, groups: compared(entries), complete };
	});
	const pairs = bySplit.reduce((sum, { groups }) => sum + pairsAmong(groups.length), 0);
	const parts = bySplit.map(({ split, groups, complete }) => ({
		split,
		finding: findingAmong(groups, confidenceLevel, complete, pairs),
	}));
	if (facet === null)
		return comparisonTitle({
			subject: outcome.subject,
			by: groupingWords(by),
			naming: namingOf(by),
			confidenceLevel,
			parts: parts.map(({ finding }) => ({ ageClass: null, finding })),
		});
	if (parts.length > MOST_SPLITS) return plain;
	const clauses = parts.flatMap(({ split, finding }) => {
		const words = sayFinding(finding, namingOf(by), null);
		return words === null ? [] : [`${inSentence(split.label)}, ${words}`];
	});
	if (
		clauses.length > 0 &&
		parts.every(({ finding }) => finding.kind !== 'extremes' && finding.kind !== 'pair')
	)
		return `${plain}: no clear difference`;
	const title = `${outcome.subject} by ${groupingWords(by)}: ${clauses.join('; ')}`;
	return clauses.length === 0 || title.length > LONGEST ? plain : title;
}
