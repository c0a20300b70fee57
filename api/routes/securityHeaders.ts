// Headers for a page that lives inside Teams.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Microsoft's list of hosts that frame tabs: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
const microsoftHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** teams-js asks this host which other hosts it may trust. */
const teamsCdn = 'https://res.cdn.office.net';

export function securityHeaders({ hostOrigins }: { hostOrigins: string[] }): RequestHandler {
  return helmet({
    // Replaced by frame-ancestors, which can name several hosts.
    frameguard: false,
    crossOriginOpenerPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Fluent UI writes its rules into style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", teamsCdn],
        connectSrc: ["'self'", teamsCdn],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...microsoftHosts, ...hostOrigins],
      },
    },
  });
}
