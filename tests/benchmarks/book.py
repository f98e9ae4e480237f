"""Seconds to build the book of Frist's own features: to run them, and to write the pages of what they came to."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.inference import Inference
from engine.living.book import Book, write
from engine.living.checking import check
from engine.living.sources import features
from engine.model.dates import today_in_stockholm
from rules import RULEBOOK


def main() -> None:
    """Print both, and the number of pages."""
    started = time.perf_counter()
    results = check([features()])
    ran = time.perf_counter()
    book = Book(as_of=today_in_stockholm(), results=results, rulebook=RULEBOOK, proof=Inference(RULEBOOK).proof())
    with TemporaryDirectory() as folder:
        pages = write(book, Path(folder) / "book")
    written = time.perf_counter()
    print(f"{len(results.scenarios)} scenarios run in {ran - started:.1f} s, "
          f"{pages} pages proved and written in {written - ran:.1f} s")


if __name__ == "__main__":
    main()
