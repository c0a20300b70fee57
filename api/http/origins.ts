/** Where the services answer. They differ between the real services and the simulator by origin alone. */
export type Origins = {
  entra: string;
  graph: string;
  businessCentral: string;
  /** Takes what a bot writes. */
  botConnector: string;
  /** Publishes the keys with which the Bot Framework signs. */
  botLogin: string;
};

/** The public cloud. Code names these origins; the transport maps them to the configured ones. */
export const realOrigins: Origins = {
  entra: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
  businessCentral: 'https://api.businesscentral.dynamics.com',
  botConnector: 'https://smba.trafficmanager.net',
  botLogin: 'https://login.botframework.com',
};
