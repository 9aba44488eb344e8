"""Kill a service amid an upload, again and again: ``python benchmarks/kill.py [--rounds 50] [--database sqlite]``.

For each database and round: start a service, stream articles into it, kill it (SIGKILL) at a random
moment, open the database, and check that every acknowledged line is there and none twice.
"""

from __future__ import annotations

import argparse
import random

from tests.service_postgres import DATABASES, fresh_database
from tests.test_api_ingest import upload_until_killed
from timeline.store import open_store
from timeline.store.load import load_articles


def main() -> None:
    """Run the rounds and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--database", choices=DATABASES, nargs="+", default=DATABASES)
    chosen = parser.parse_args()
    rounds = chosen.rounds
    for kind in chosen.database:
        acknowledged = lost = twice = 0
        for number in range(rounds):
            with fresh_database(kind) as url:
                told = upload_until_killed(url, random.Random(number))
                with open_store(url) as store, store.reading() as connection:
                    stored = [article.id for article in load_articles(connection)]
            acknowledged += len(told)
            lost += len(set(told) - set(stored))
            twice += len(stored) - len(set(stored))
            if (number + 1) % 5 == 0 or number + 1 == rounds:
                so_far = f"{acknowledged} lines acknowledged, {lost} lost, {twice} twice"
                print(f"{kind}: {number + 1} kills, {so_far}", flush=True)


if __name__ == "__main__":
    main()
