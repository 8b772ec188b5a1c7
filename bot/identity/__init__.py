"""Who somebody is, as an identity provider says it (OpenID Connect, FranceConnect's profile)."""
