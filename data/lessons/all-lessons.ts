import { cannulated, type LessonData } from './lesson-data.ts';
import { courseLessons } from './course.ts';
import { leagueLesson } from './league.ts';
import { neurologyLessons } from './neurology.ts';
import { precisionLesson } from './precision.ts';
import { stoppingLessons } from './stopping.ts';
import { strategyLessons } from './strategy.ts';
import { shamLesson, subgroupLessons } from './subgroups.ts';
import { transportLessons } from './transport.ts';
import type { Values } from './values.ts';
import { volumeLessons } from './volume.ts';

/** Every naive, careful and true value of the lessons on one registry. About ten seconds at 60,000 cases. */
export function allLessons(data: LessonData): Values {
	const runs = data.cases.filter(cannulated);
	return {
		...strategyLessons(data),
		...precisionLesson(data),
		...volumeLessons(data),
		...courseLessons(data),
		...neurologyLessons(data),
		...shamLesson(data),
		...subgroupLessons(data),
		...leagueLesson(data),
		...transportLessons(data),
		...stoppingLessons(data),
		runs: runs.length,
		'runs still on ECMO': runs.filter(({ stay }) => stay.stillOn).length,
		'other cases still in hospital': data.cases.filter(
			({ stay }) => stay.inHospital && !stay.stillOn,
		).length,
	};
}
