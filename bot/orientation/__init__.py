"""Where a case belongs: rules over facts that are true, false or unknown."""
