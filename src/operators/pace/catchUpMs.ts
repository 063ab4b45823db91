/** How late a start may be, in milliseconds, and still be made up for: timers are late by about a millisecond. */
export const CATCH_UP_MS = 25;
