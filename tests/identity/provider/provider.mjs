// A certified OpenID provider with FranceConnect's claims, for the tests: whoever comes is Angela.
//
// usage: node provider.mjs RETURN_URL [json|jwt]
//
// Prints its issuer once it listens on a free port. GET /journal answers what it was asked for.
import { once } from "node:events";
import { createServer } from "node:http";

import Provider from "oidc-provider";

const [returnUrl, userinfo = "json"] = process.argv.slice(2);

// FranceConnect's own example of a person, invented by it.
const ANGELA = {
  sub: "angela",
  given_name: "Angela Claire Louise",
  family_name: "Dubois",
  birthdate: "1962-08-24",
  birthplace: "49018",
  birthcountry: "99100",
  email: "angela.dubois@example.org",
};
const BORN_ABROAD = {
  ...ANGELA,
  sub: "karim",
  given_name: "Karim",
  family_name: "Benali",
  birthdate: "1980-00-00",
  birthplace: "",
  birthcountry: "99352",
};
const PEOPLE = Object.fromEntries([ANGELA, BORN_ABROAD].map((person) => [person.sub, person]));
const SCOPES = ["given_name", "family_name", "birthdate", "birthplace", "birthcountry", "email"];

const server = createServer();
server.listen(0, "127.0.0.1");
await once(server, "listening");
const issuer = `http://127.0.0.1:${server.address().port}`;

const client = {
  client_id: "ariane",
  client_secret: "un secret pour les essais seulement",
  redirect_uris: [returnUrl],
  response_types: ["code"],
  grant_types: ["authorization_code"],
  token_endpoint_auth_method: "client_secret_post",
  ...(userinfo === "jwt" ? { userinfo_signed_response_alg: "RS256" } : {}),
};
const provider = new Provider(issuer, {
  clients: [client],
  claims: { openid: ["sub"], ...Object.fromEntries(SCOPES.map((name) => [name, [name]])) },
  scopes: SCOPES,
  acrValues: ["eidas1", "eidas2", "eidas3"],
  pkce: { required: () => true, methods: ["S256"] },
  features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => PEOPLE[sub] }),
});

// The person at the screen: she signs in and agrees at once, or turns back.
const journal = [];
const answer = provider.callback();
server.on("request", async (request, response) => {
  const { pathname } = new URL(request.url, issuer);
  journal.push(request.url);
  if (pathname === "/journal") {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(journal));
    return;
  }
  if (!pathname.startsWith("/interaction/")) {
    answer(request, response);
    return;
  }
  const who = request.headers["x-person"] ?? "angela";
  if (who === "nobody") {
    const result = { error: "access_denied", error_description: "she turned back" };
    await provider.interactionFinished(request, response, result);
    return;
  }
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === "login") {
    const result = { login: { accountId: who, acr: "eidas1" } };
    await provider.interactionFinished(request, response, result);
    return;
  }
  const grant =
    (grantId && (await provider.Grant.find(grantId))) ||
    new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const result = { consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
});

process.stdout.write(`${issuer}\n`);
