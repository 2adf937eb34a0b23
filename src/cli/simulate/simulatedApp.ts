/** The app that simulated gateways know. */
export const simulatedAppId = 'app_demo123';
