"""How much are two texts alike?"""


def likeness(one: str, other: str) -> float:
    """Give 100 for the same, 0 for nothing in common (the InDel similarity, in percent)."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - takes long, and few commands compare

    return fuzz.ratio(one, other)
