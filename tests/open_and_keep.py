"""A process that opens a database when it is told to, and keeps one entry: argv is database, n."""

import sys
from pathlib import Path

from keeping import bring, entry
from webwatch.store import Store

database, number = Path(sys.argv[1]), int(sys.argv[2])
sys.stdout.write("ready\n")
sys.stdout.flush()
sys.stdin.readline()
with Store.open(database) as store:
    address = f"https://krant.example/feed/{number}"
    made = bring(store, entry(number), entry(99), address=address)
sys.stdout.write(f"{len(made)}\n")
