"""The papers that a complaint gives rise to, as tagged PDF (PDF/UA-1)."""
