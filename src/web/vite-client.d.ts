/** Lets style sheets be imported by the entry: the build takes them out into files of their own. */
declare module '*.scss';
