"""A dialect: drawn from a seed, read from a text, changed by name."""

from __future__ import annotations

import pytest

from fixtures.practice_org.dialects import VARIABLES, Dialect, DialectError

FIRST = next(iter(VARIABLES.values()))


def test_nothing_said_is_the_standard() -> None:
    """Without a text every variable has its first value, and nothing differs."""
    dialect = Dialect.parse("")

    assert dialect == Dialect()
    assert dialect.changed() == {}
    assert {name: dialect[name] for name in VARIABLES} == {name: v.values[0] for name, v in VARIABLES.items()}


@pytest.mark.parametrize("seed", range(40))
def test_a_seed_draws_the_same_dialect_again(seed: int) -> None:
    """The same seed gives the same dialect, by number and as text, and its own text gives it too."""
    drawn = Dialect.draw(seed)

    assert Dialect.draw(seed) == drawn
    assert Dialect.parse(str(seed)) == drawn
    assert Dialect.parse(str(drawn)) == drawn
    assert hash(Dialect.parse(str(drawn))) == hash(drawn)


def test_seeds_reach_every_value() -> None:
    """Over some hundred seeds each value that may be drawn comes up, and the standard in about a third or more."""
    drawn = [Dialect.draw(seed) for seed in range(400)]

    for name, variable in VARIABLES.items():
        seen = [dialect[name] for dialect in drawn]
        assert set(seen) == set(variable.drawn), name
        assert seen.count(variable.standard) > 400 * 0.25, name


def test_some_are_set_by_name() -> None:
    """What a text names is set, what it does not name stays usual, and its seed is 0."""
    dialect = Dialect.parse(f" {FIRST.name} = {FIRST.values[1]} ,")

    assert dialect.changed() == {FIRST.name: FIRST.values[1]}
    assert dialect.seed == 0
    assert str(dialect) == f"{FIRST.name}={FIRST.values[1]}"


def test_a_standard_value_that_is_set_is_no_change() -> None:
    """To set a variable to its standard value is to leave it out."""
    assert Dialect.parse(f"{FIRST.name}={FIRST.standard}") == Dialect()


def test_with_and_without() -> None:
    """One value can be set and taken back; the seed stays as it is."""
    dialect = Dialect.draw(3)
    other = dialect.with_(**{FIRST.name: FIRST.values[1]})

    assert other[FIRST.name] == FIRST.values[1]
    assert other.without(FIRST.name)[FIRST.name] == FIRST.standard
    assert other.without(*other.changed()).changed() == {}
    assert other.seed == other.without(FIRST.name).seed == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonsense", "'nonsense' is neither a seed"),
        ("-3", "neither a seed"),
        ("nonsense=1", "no variable 'nonsense' in a dialect; nearest are (\\w+, ){3}\\w+; all "),
        (f"{FIRST.name[:-1]}=1", f"nearest are {FIRST.name}, "),
        (f"{FIRST.name}={FIRST.values[1]}x", f"it can be {FIRST.values[1]}, .* and {len(FIRST.values) - 4} more, in "),
        (f"{FIRST.name}=", "it can be"),
        (f"{FIRST.name}={FIRST.values[0]},{FIRST.name}={FIRST.values[1]}", "set twice"),
        ("seed=x", "a seed is a whole number"),
    ],
)
def test_what_is_no_dialect_is_refused(text: str, told: str) -> None:
    """The error says which part is wrong and what could stand there."""
    with pytest.raises(DialectError, match=told):
        Dialect.parse(text)


def test_an_unknown_variable_is_an_error_wherever_it_is_named() -> None:
    """Asking for, setting or dropping a variable that is not there is an error, so that no typing slip goes unseen."""
    with pytest.raises(DialectError, match="nonsense"):
        Dialect()["nonsense"]
    with pytest.raises(DialectError, match="nonsense"):
        Dialect().with_(nonsense="1")
    with pytest.raises(DialectError, match="nonsense"):
        Dialect().without("nonsense")


def test_what_needs_no_name_follows_the_seed() -> None:
    """Ids and the like are the same for one seed, whatever the variables, and differ between seeds."""
    some = Dialect.draw(5)

    assert some.chance("id", "name").random() == some.without(*some.changed()).chance("id", "name").random()
    assert some.chance("id").random() != Dialect.draw(6).chance("id").random()


@pytest.mark.parametrize("variable", VARIABLES.values(), ids=list(VARIABLES))
def test_a_variable_is_well_made(variable: object) -> None:
    """Names and values can stand in a text, no value comes twice, and each variable says what it is."""
    found = next(item for item in VARIABLES.values() if item is variable)

    for word in (found.name, *found.values):
        assert word
        assert not set(word) & set(" ,=")
    assert len(set(found.values)) == len(found.values) > 1
    assert len(found.says) > 20
