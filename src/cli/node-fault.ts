/** Of Node's interface to native modules: the database's is built for it. */
const leastNodeApi = 10;

/** Why this Node cannot run the command line, for the user; null where it can. */
export function nodeFault(
  { napi, node }: Readonly<Record<string, string | undefined>>,
  execPath: string,
): string | null {
  if (Number(napi) >= leastNodeApi) return null;
  return `The command line needs Node 22.14 or newer, and ${execPath} is Node ${node}. Start it by "npm run -s cli -- ..." in the repository, which brings a newer one, or install that.`;
}
