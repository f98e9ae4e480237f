"""What shows only when several documents are read: one id twice, and agreements that end with each other in a ring."""

from engine.documents.quoting import listed
from engine.model.agreement import Agreement
from engine.model.problems import Problem


def without_doubles(agreements: list[Agreement]) -> tuple[list[Agreement], list[Problem]]:
    """The agreements, of those with one id only the first; and a problem for each of the others."""
    first = {each.id: each for each in reversed(agreements)}
    problems = [Problem(each.origin.at("agreement", "id"), "agreement_twice",
                        {"id": each.id, "file": first[each.id].origin.file})
                for each in agreements if first[each.id] is not each]
    return [each for each in agreements if first[each.id] is each], problems


def without_rings(agreements: list[Agreement]) -> tuple[list[Agreement], list[Problem]]:
    """The agreements that are in no ring, where each ends with the next; and a problem for each ring.

    An agreement that only leads into a ring stays: it is not to blame, and nothing else is wrong with it.
    """
    by_id = {each.id: each for each in agreements}
    in_ring: set[str] = set()
    problems = []
    followed: set[str] = set()
    for agreement in by_id.values():
        way: dict[str, Agreement] = {}
        each: Agreement | None = agreement
        while each is not None and each.id not in way and each.id not in followed:
            way[each.id] = each
            each = by_id.get(each.ends_with or "")
        followed.update(way)
        if each is None or each.id not in way:
            continue
        ids = list(way)
        ring = ids[ids.index(each.id):]
        in_ring.update(ring)
        first = ring.index(min(ring))
        ring = [*ring[first:], *ring[:first + 1]]
        problems.append(Problem(by_id[ring[0]].origin.at("agreement", "ends_with"), "ends_with_ring",
                                {"ring": listed(ring)}))
    problems.sort(key=lambda problem: problem.origin.file)
    return [each for each in agreements if each.id not in in_ring], problems
