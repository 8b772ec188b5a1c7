/** Takes over the conversation of the plain pages, when she comes from there. */

import type { Client } from "./client";
import type { Device } from "./storage";

const ASKED = "reprendre";

/** Return whether there was one. */
export async function takeOver(client: Client, device: Device): Promise<boolean> {
  const address = new URL(location.href);
  if (!address.searchParams.has(ASKED)) return false;
  address.searchParams.delete(ASKED);
  history.replaceState(history.state, "", address);
  try {
    const { id, token } = await client.handed();
    if (device.kept.access?.id !== id) device.keep({ access: { id, token }, queue: [] });
    return true;
  } catch {
    // Nothing was begun there, or no network: the chat opens as it would have.
    return false;
  }
}
