/** The honest funnel, first to last: calls offered to `emergency`, incidents from `dispatched`. */
export const FUNNEL_STEPS = ['offered', 'connected', 'answered', 'valid', 'emergency', 'dispatched', 'arrived'] as const
