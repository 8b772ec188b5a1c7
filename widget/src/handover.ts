/** Goes on with a conversation that began elsewhere: in the plain pages, or on another device. */

import type { Client } from "./client";
import type { Conversation } from "./conversation";
import { abroad } from "./service";
import type { Access } from "./shapes";
import type { Device } from "./storage";

const ASKED = "reprendre";

/** Return what opens that of the plain pages, `null` when she does not come from there. */
export async function handedOver(client: Client): Promise<Access | null> {
  // The way here leads to the service alone; what is written like it is the host’s.
  if (abroad()) return null;
  const address = new URL(location.href);
  if (!address.searchParams.has(ASKED)) return null;
  address.searchParams.delete(ASKED);
  history.replaceState(history.state, "", address);
  try {
    return await client.handed();
  } catch {
    return null;
  }
}

/** Show another conversation in this one's place; what waits to be sent belongs to its own. */
export function takeUp(conversation: Conversation, device: Device, access: Access): void {
  const queue = device.kept.access?.id === access.id ? device.kept.queue : [];
  conversation.hide();
  device.keep({ access, queue });
  conversation.enter();
}
