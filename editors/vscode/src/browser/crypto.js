// crypto.js — what is needed of node:crypto where there is no Node.
export const randomBytes = (count) => ({ toString: () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(count)))) });
