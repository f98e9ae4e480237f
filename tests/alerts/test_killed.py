"""The nightly run killed at random points, and then run again: nothing is lost, and nothing is queued twice."""

import os
from collections import Counter
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import delete, update

from engine.alerts import night
from engine.alerts import post as posts
from engine.inference import Inference
from engine.register.register import Register
from engine.register.schema import ALERT, RUN, WATCH
from engine.register.store import Store
from engine.register.url import Place
from tests.alerts.nights import ADMINISTRATOR, BO, NIGHT, made, outbox, owned
from tests.alerts.server import Post, serving
from tests.register.agreements import MONEY, document, event, notice, version
from tests.register.processes import commanded, killed_commands

KILLS: Final = int(os.environ.get("FRIST_KILLS", "20"))
"""How often the run is killed: 20 times, unless a longer run is asked for."""

BOS: Final = ("fem", "sex", "sju", "åtta", "nio", "tio")
SETTINGS: Final = f"""
[mail]
host = "localhost"
port = {{port}}
security = "none"
sender = "frist@region.example"
[alerts]
administrator = "{ADMINISTRATOR}"
[[recipient]]
address = "{BO}"
digest = false
language = "en"
"""


class AtNight(datetime):
    """A clock that stands still at night, and the next time an hour later: what was taken is free by then."""

    later = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:  # noqa: ANN401  # datetime's own
        """Half past three, or later."""
        return (NIGHT + cls.later).astimezone(tz)


def as_before(store: Store) -> None:
    """Let there have been no run."""
    with store.engine.begin() as connection:
        connection.execute(delete(ALERT))
        connection.execute(delete(RUN))
        connection.execute(update(WATCH).values(told_to=None, visit_on="0001-01-01", horizon=None, settings=""))


def test_a_run_that_is_killed_and_made_again_queues_each_alert_once_and_delivers_it_in_one_and_the_same_letter(
        somewhere: Place, inference: Inference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.cli.nightly.datetime", AtNight)
    monkeypatch.setattr(night, "AT_A_TIME", 4)
    monkeypatch.setattr(posts, "AT_A_TIME", 3)
    with made(somewhere, inference, "ett", "två", "tre", "fyra") as register:
        register.enter([*(version(each) for each in BOS), version("pengar", document("pengar", MONEY)),
                        version("följer", document("följer", ends_with="sex")), event("sex", notice("2026-08-30"))],
                       NIGHT - timedelta(hours=12))
        for each in (*BOS, "pengar"):
            owned(register, each, BO, name="Bo")
    place = somewhere.url.render_as_string(hide_password=False) if somewhere.file is None else str(somewhere.file)
    config, post = tmp_path / "frist.toml", Post()
    words = ["nightly", "--register", place, "--config", str(config)]

    def prepared(_: int) -> list[str]:
        AtNight.later = timedelta(0)
        with Store.open(somewhere) as store:
            as_before(store)
        post.taken.clear()
        return words

    with serving(post) as channel:
        config.write_text(SETTINGS.format(port=channel.port), encoding="utf-8")
        commanded(prepared(0))
        with Register.open(somewhere, inference) as register:
            expected = [(each.key, each.recipient) for each in outbox(register)]
        letters = Counter(str(each["Message-ID"]) for each in post.messages)
        assert (23, 9) == (len(expected), len(letters))
        found: Counter[str] = Counter()
        for _ in killed_commands(prepared, KILLS):
            before = len(post.taken)
            AtNight.later = timedelta(hours=1)
            commanded(words)
            with Register.open(somewhere, inference) as register:
                rows = outbox(register)
                assert () == register.store.verify()
            again = Counter(str(each["Message-ID"]) for each in post.messages)
            assert expected == [(each.key, each.recipient) for each in rows]
            assert {"sent"} == {each.status for each in rows}
            assert {each.letter for each in rows} == set(again)
            assert sum(again.values()) - len(again) <= 1  # the one that was being sent
            found["killed before any was sent" if not before else
                  "after all were" if before == len(again) else "between"] += 1
            found["letters sent twice"] += sum(again.values()) - len(again)
    print(somewhere.url.get_backend_name(), dict(found))  # noqa: T201  # shown with -s: where the kills came
