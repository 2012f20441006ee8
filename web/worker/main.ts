/** The key worker begins. */

export {};
