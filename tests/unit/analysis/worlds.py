"""Made-up answers with backgrounds, and a reader who tries every way in which people may have answered."""

import random
from collections import Counter

from hypothesis import strategies as st

from analysis.breakdowns import Dimension, Stratum

PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(("one", "two")),
        st.sampled_from(("formal", "formal", "broken_off")),
        st.sampled_from(("a", "b", "c")),
        st.sampled_from(("link", "paper")),
        st.booleans(),
    ),
    min_size=6,
    max_size=11,
)
"""Everybody's opening, kind, area, way, and whether they said ja."""


def strata(people):
    counts = Counter(people)
    backgrounds = sorted({person[:4] for person in people})
    return [Stratum(*each, counts[*each, True], counts[*each, False]) for each in backgrounds]


def made_up(seed, answers, openings, share=0.75):
    """Return so many people, drawn like those of a real operation."""
    draw = random.Random(seed)
    return [
        (
            f"opening {place * openings // answers}",
            "formal" if draw.random() < 0.77 else "broken_off",
            draw.choices(("a", "b", "c", "d"), (45, 15, 20, 20))[0],
            draw.choices(("link", "code", "paper"), (60, 15, 25))[0],
            draw.random() < share,
        )
        for place in range(answers)
    ]


def figures(people, tables):
    """Yield every known figure: who is in it, as bits, and how many of them said ja."""
    answers = sum(person[4] << place for place, person in enumerate(people))
    for opening in {person[0] for person in people}:
        members = sum((person[0] == opening) << place for place, person in enumerate(people))
        yield members, (members & answers).bit_count()
    for table in tables:
        column = list(Dimension).index(table.dimension) + 1
        for group in table.groups:
            members = sum((person[column] == group.level) << place for place, person in enumerate(people))
            assert members.bit_count() == group.people
            yield members, group.ja


def pinned(people, tables):
    """Return who is pinned, by trying all 2^n worlds: by a reader, or by (place, own answer)."""
    return pinned_by(len(people), list(figures(people, tables)))


def pinned_by(people, known):
    """Return who is pinned by figures: each of them is who is in it, and how many of those are meant."""
    worlds = [w for w in range(1 << people) if all((w & who).bit_count() == ja for who, ja in known)]
    found = {}
    for reader in [None, *((place, own) for place in range(people) for own in (0, 1))]:
        possible = worlds if reader is None else [w for w in worlds if w >> reader[0] & 1 == reader[1]]
        if possible:
            always = never = (1 << people) - 1
            for world in possible:
                always, never = always & world, never & ~world
            own_bit = 0 if reader is None else 1 << reader[0]
            if (always | never) & ~own_bit:
                found[reader] = (always | never) & ~own_bit
    return found
