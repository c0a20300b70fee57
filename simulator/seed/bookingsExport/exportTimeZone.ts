/** The export tells no time zone; this one, under both its names, is taken. */
export const exportTimeZone = { windows: 'W. Europe Standard Time', iana: 'Europe/Berlin' };
