"""Operations on texts as HedgeDoc 1 has them, and how one is moved past another that came first.

An operation covers the whole text: a positive number keeps, a negative one deletes so many UTF-16 units, a string is put in.
Texts are strings with a character for each unit.
"""


class Broken(Exception):
    """An operation that is none, or does not fit the text."""


def parsed(value):
    """The operation in its usual form: no empty steps, neighbours joined, what is put in before what is deleted."""
    if not isinstance(value, list):
        raise Broken('no list')
    result = []
    for step in value:
        if isinstance(step, bool) or not isinstance(step, (int, str)):
            raise Broken('no step')
        add(result, step)
    return result


def add(steps, step):
    """Appends a step."""
    if not step:
        return
    last = steps[-1] if steps else 0
    if isinstance(step, str):
        if isinstance(last, str):
            steps[-1] += step
        elif last < 0:
            # Before what is deleted, so that there is one way to write it.
            if len(steps) > 1 and isinstance(steps[-2], str):
                steps[-2] += step
            else:
                steps.insert(-1, step)
        else:
            steps.append(step)
    elif not isinstance(last, str) and last and (last > 0) == (step > 0):
        steps[-1] += step
    else:
        steps.append(step)


def base(steps):
    """How long the text has to be."""
    return sum(abs(step) for step in steps if isinstance(step, int))


def applied(steps, text):
    """The text after the operation."""
    if base(steps) != len(text):
        raise Broken('the operation is for a text of another length')
    parts, place = [], 0
    for step in steps:
        if isinstance(step, str):
            parts.append(step)
            continue
        if step > 0:
            parts.append(text[place:place + step])
        place += abs(step)
    return ''.join(parts)


def moved(steps, earlier):
    """The operation as it has to be after an earlier one on the same text; of two insertions at a place it comes first."""
    if base(steps) != base(earlier):
        raise Broken('the operations are for texts of different lengths')
    result, ours, theirs = [], list(reversed(steps)), list(reversed(earlier))
    while ours or theirs:
        if ours and isinstance(ours[-1], str):
            add(result, ours.pop())
            continue
        if theirs and isinstance(theirs[-1], str):
            add(result, len(theirs.pop()))
            continue
        mine, their = ours.pop(), theirs.pop()
        count = min(abs(mine), abs(their))
        if their > 0:                     # what is still there is kept or deleted as we say
            add(result, count if mine > 0 else -count)
        for rest, stack in ((mine, ours), (their, theirs)):
            if abs(rest) > count:
                stack.append(rest - count if rest > 0 else rest + count)
    return result


def between(old, new):
    """A small operation from one text to another."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    result = []
    for step in (start, new[start:len(new) - end], start + end - len(old), end):
        add(result, step)
    return result
