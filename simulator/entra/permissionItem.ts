import { html, type Html } from '../html.ts';
import type { MicrosoftResource } from './records.ts';

const resourceNames: Record<MicrosoftResource, string> = {
  graph: 'Microsoft Graph',
  businessCentral: 'Dynamics 365 Business Central',
  botFramework: 'Bot Framework',
};

/** One line of what an application asks for. */
export function permissionItem(resource: MicrosoftResource, name: string, how: string): Html {
  return html`<li>${resourceNames[resource]}: <code>${name}</code> ${how}</li>`;
}
