// Runs before the first paint, so that a chosen appearance never flashes. The page works without it.
try {
	const chosen = localStorage.getItem('lowflow.appearance');
	if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.appearance = chosen;
} catch {
	// Storage refused: the system's own preference applies.
}
