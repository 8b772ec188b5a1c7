"""What people do: tell and file (intake), review and sign (casework)."""
