import { organisation } from '../seed/organisation.ts';
import type { Simulator } from '../simulator.ts';
import type { World } from '../world.ts';

export type ApiPlace = { port: number; stateFolder: string; encryptionKey: string };

/** All that the product is told about the simulation: other origins, and a registration like any other. */
export function apiEnvironment(
  { origins }: Pick<Simulator, 'origins'>,
  world: World,
  { port, stateFolder, encryptionKey }: ApiPlace,
): Record<string, string> {
  const { clientId, clientSecret, tenantId } = organisation;
  return {
    PORT: String(port),
    DATA_DIR: stateFolder,
    ENTRA_ORIGIN: origins.entra,
    GRAPH_ORIGIN: origins.graph,
    BUSINESS_CENTRAL_ORIGIN: origins.businessCentral,
    BOT_CONNECTOR_ORIGIN: origins.botConnector,
    BOT_LOGIN_ORIGIN: origins.botConnector,
    BOT_TENANT_ID: tenantId,
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
    API_AUDIENCES: world.applications.get(clientId)?.appIdUris.join(',') ?? '',
    ALLOWED_TENANT_IDS: tenantId,
    TEAMS_HOST_ORIGINS: origins.teams,
    OPEN_IN_TEAMS_URL: origins.teams,
    TOKEN_ENCRYPTION_KEY: encryptionKey,
    LOG_LEVEL: 'warn',
    DEFAULT_ROLE: 'manager',
  };
}
