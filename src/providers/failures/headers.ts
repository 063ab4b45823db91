/** Response headers, their names in lower case. One that was sent several times holds all its values, behind commas. */
export type Headers = Readonly<Record<string, string>>;
