/**
 * What sets the two beta-geometric families apart: how many chances to drop out a customer has had before the first
 * repeat purchase. 0 in BG/NBD (Fader, Hardie & Lee 2005), 1 in MBG/NBD, where the first purchase is one
 * (Batislam, Denizel & Filiztekin 2007).
 */
export type InitialChances = 0 | 1;
