"""What would differ from run to run if it were not held: seeds and secrets nobody names, and what Hypothesis tries.

``--hypothesis-profile=long`` tries thirty times as many examples, other ones each time.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

FIRST_SEED = 7
"""What a game gets in a test where nobody names its seed; the next such game of the same test gets the next number."""

SECRET = bytes(range(32))
"""What a game with people draws its estimates from in a test where nobody gives it a secret."""

USUAL = 100
"""Hypothesis's own number of examples, which a test may ask for more or fewer of."""


def register_profiles() -> None:
    """Make the profiles known and take the one of the normal run: no deadline, and the same examples each time."""
    patient = [HealthCheck.too_slow]
    settings.register_profile("same", deadline=None, suppress_health_check=patient, derandomize=True)
    settings.register_profile("long", deadline=None, suppress_health_check=patient, max_examples=30 * USUAL)
    settings.load_profile("same")


def examples(count: int) -> settings:
    """So many examples in the normal run, more in a long one."""
    return settings(max_examples=count * settings().max_examples // USUAL)
