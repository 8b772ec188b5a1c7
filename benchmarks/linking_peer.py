"""Splink's own deterministic linking of a table of complaints, in the environment of the peers.

usage: python -m benchmarks.linking_peer GIVEN.csv MADE.json
"""

import json
import sys
from pathlib import Path

from splink import DuckDBAPI, Linker, SettingsCreator, block_on

_COLUMNS = ("iban", "crypto", "phone", "email", "domain", "profile")


def main(given: str, made: str) -> None:
    """Write the cluster of each row, in the order of their numbers."""
    database = DuckDBAPI()
    connection = database._con  # noqa: SLF001 - the connection that it reads its tables from
    # Beside Ariane's on one machine: past this, pairs go to the disk.
    connection.execute("SET memory_limit = '8GB'")
    connection.execute(f"SET temp_directory = '{Path(made).parent}'")
    emptied = ", ".join(f"nullif({column}, '') AS {column}" for column in _COLUMNS)
    connection.execute(
        f"CREATE TABLE complaints AS SELECT unique_id, {emptied} "  # noqa: S608 - our own columns
        f"FROM read_csv('{given}', all_varchar = true)"
    )
    rules = [block_on(column) for column in _COLUMNS]
    settings = SettingsCreator(
        link_type="dedupe_only", blocking_rules_to_generate_predictions=rules
    )
    linker = Linker(database.register("complaints"), settings)
    pairs = linker.inference.deterministic_link()
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs)
    rows = connection.execute(
        f"SELECT dense_rank() OVER (ORDER BY cluster_id) FROM {clusters.physical_name} "  # noqa: S608 - Splink's own table
        "ORDER BY CAST(unique_id AS BIGINT)"
    ).fetchall()
    Path(made).write_text(json.dumps([row for (row,) in rows]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
