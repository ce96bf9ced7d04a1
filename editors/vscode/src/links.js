// links.js — what the server’s links above declarations and journeys may call.
export const COMMANDS = ["cjm.showReferences", "cjm.preview"];
