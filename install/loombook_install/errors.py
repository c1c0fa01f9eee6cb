"""The one way in which the installer fails on purpose."""


class Problem(Exception):
    """Something the user can put right.

    The message says what went wrong and what to do about it; it is printed as `loombook: <message>`.
    """
