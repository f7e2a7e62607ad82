/**
 * Recorded cases whose answer plain JavaScript values cannot give, by id, with the reason. A listed case that passes
 * counts as failed, so the list cannot outlive its reasons.
 */
export const deviations: Readonly<Record<string, string>> = {}
