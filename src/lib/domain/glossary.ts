/** A term as this site uses it. */
export interface GlossaryEntry {
	readonly term: string;
	readonly meaning: string;
	/** Where the definition comes from, when it is not this site's own. */
	readonly source?: string;
}

const NOMENCLATURE = 'Conrad et al., Am J Respir Crit Care Med 2018;198:447–451';
const ADULT_GUIDELINE = 'ELSO guideline for ECPR in adults, ASAIO J 2021;67:221–228';
const UTSTEIN_IHCA = 'Nolan et al., Resuscitation 2019;144:166–177';

/** Terms of the site in alphabetical order, in our own words. */
export const glossary: readonly GlossaryEntry[] = [
	{
		term: 'Activation',
		meaning:
			'The call for the ECMO team, meaning to cannulate during this arrest. Decided here at minute 10. Some activations end before flow, because circulation returns, cannulation fails or CPR is stopped.',
	},
	{
		term: 'At risk',
		meaning:
			'In a survival curve, the patients still alive and still followed at that moment. Everyone who has died or whose follow-up has ended is no longer among them. Curves stop where 1 to 4 remain.',
	},
	{
		term: 'Bounds',
		meaning:
			'The least and greatest a share could be, counting every unknown outcome as no and then as yes. Used where an outcome goes unrecorded more often when it is bad, so that a share of the recorded would flatter.',
	},
	{
		term: 'Cannulation',
		meaning:
			'Placing the tubes that drain blood to the pump and return it. Central means through the chest, peripheral through the neck or the groin.',
	},
	{
		term: 'Censored',
		meaning:
			'Followed for a time without the event, and not known beyond it. A censored patient counts until then and neither as a death nor as a survivor afterwards.',
	},
	{
		term: 'Cohort',
		meaning:
			'The cases a figure is about, as the sentence at the top says. Filters narrow it; a figure that draws a variable as its categories leaves out the filter on that variable, and says so.',
	},
	{
		term: 'Competing events',
		meaning:
			'Ends that exclude one another, such as dying in hospital and leaving it alive. The curve of one must allow for the other.',
	},
	{
		term: 'Confidence interval',
		meaning:
			'A range worked out so that, over many samples, 95 % of such ranges would hold the true value. It speaks of chance alone, not of bias.',
	},
	{
		term: 'CPC',
		meaning:
			'Cerebral Performance Category, for adults: 1 good, 2 moderate disability, 3 severe disability, 4 coma or vegetative state, 5 death. Favourable here: 1 or 2, or unchanged from before the arrest.',
		source: UTSTEIN_IHCA,
	},
	{
		term: 'Denominator',
		meaning:
			'The cases a percentage is a share of. Survival among ECPR runs leaves out arrests where nobody called or managed to cannulate; survival among eligible arrests does not. Every percentage here shows its own.',
	},
	{
		term: 'ECMO',
		meaning:
			'Extracorporeal membrane oxygenation: a pump and an artificial lung outside the body. In an arrest it is veno-arterial, replacing the work of heart and lungs. ECLS, extracorporeal life support, is used as another word for it.',
		source: NOMENCLATURE,
	},
	{
		term: 'ECPR',
		meaning:
			'Extracorporeal CPR: ECMO started while CPR is going on, or between repeated arrests, because circulation has not come back for good. ECMO begun after 20 minutes of circulation of their own is not ECPR.',
		source: NOMENCLATURE,
	},
	{
		term: 'Eligible arrest',
		meaning:
			'The first arrest of a patient with CPR still going on at minute 10. Shorter arrests are kept as counts only.',
	},
	{
		term: 'FSS',
		meaning:
			'Functional Status Scale: six domains of a child’s function, each from 1 (normal) to 5, added up. A rise of 3 or more is called new morbidity here.',
		source: 'Pollack et al., Pediatrics 2009;124:e18–e28',
	},
	{
		term: 'Landmark',
		meaning:
			'A later moment from which patients are followed anew, so that something learned up to then may be used fairly. Those who had the event earlier drop out, and the figure says how many.',
	},
	{
		term: 'Low-flow time',
		meaning:
			'Minutes of CPR, from the first compression to the first ECMO flow. Some papers count from the collapse; this site does not.',
	},
	{
		term: 'Major complication',
		meaning:
			'A complication graded severe; or brain bleeding, brain infarction, brain death, renal replacement or amputation; or bleeding or tamponade that surgery answered; or a circuit failure that led to a new circuit. A run has one if any of its complications is major.',
	},
	{
		term: 'Missing',
		meaning:
			'Not recorded. Shown as “Unknown”, a category like the others, and counted in every figure that leaves it out.',
	},
	{
		term: 'No-flow time',
		meaning: 'Minutes from the collapse to the first compression, with no blood moving at all.',
	},
	{
		term: 'PCPC',
		meaning:
			'Pediatric Cerebral Performance Category, under 18 years: 1 normal, 2 mild, 3 moderate and 4 severe disability, 5 coma or vegetative state, 6 death. Favourable here: 1 to 3, or unchanged from before the arrest; strictly, 1 or 2.',
		source: 'Fiser, J Pediatr 1992;121:68–74',
	},
	{
		term: 'Per 1,000 ECMO-hours',
		meaning:
			'Episodes of a complication divided by all hours on ECMO, times 1,000. It allows for longer runs having more time to collect complications.',
	},
	{
		term: 'ROSC',
		meaning:
			'Return of spontaneous circulation: the heart beats well enough without compressions. Sustained when it lasts 20 minutes.',
		source: ADULT_GUIDELINE,
	},
	{
		term: 'Run',
		meaning:
			'One stretch of ECMO from first flow to its end. An ECPR run here is the only one of its patient in the registry.',
	},
	{
		term: 'Setting',
		meaning:
			'In hospital or out of hospital. An arrest in the emergency department counts as in hospital if the patient arrived alive.',
		source: UTSTEIN_IHCA,
	},
	{
		term: 'Severity index',
		meaning:
			'How ill the patient was before the arrest, in standard deviations around the mean of all; higher is worse.',
	},
	{
		term: 'Small cell',
		meaning:
			'A count of 1 to 4, or one that leaves 1 to 4. Hidden with its percentage, and with a further cell where subtraction would give it back. Zeros are shown.',
	},
	{
		term: 'Strategy',
		meaning:
			'What was decided at minute 10: to activate ECPR or to go on with conventional CPR alone. Comparing strategies keeps those whose circulation returned before flow on the side they were assigned to.',
	},
	{
		term: 'Survived ECMO',
		meaning:
			'Came off ECMO alive, or was bridged from it to a ventricular assist device or a transplant. Not the same as leaving the hospital alive.',
	},
	{
		term: 'Survived to discharge',
		meaning:
			'Left the hospital alive, including by transfer to another one. What happens after a transfer is not seen.',
	},
	{
		term: 'Synthetic',
		meaning:
			'Made by a program from a model whose numbers are published with the site. No row is, or is taken from, a patient.',
	},
	{
		term: 'Time zero',
		meaning:
			'The moment from which a question follows its patients: minute 10 for comparing strategies, first flow for ECMO runs. Groups may be formed only by what is known then.',
	},
	{
		term: 'Wilson interval',
		meaning:
			'A confidence interval of a proportion that stays within 0 and 100 % and is honest for small numbers and for shares near the ends.',
		source: 'Wilson, J Am Stat Assoc 1927;22:209–212',
	},
];
