// nothing.js — files of a computer, which a browser has not: the module gets its bytes from the editor.
export {};
