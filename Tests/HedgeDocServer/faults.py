"""Faults on purpose: those that a test asks for, and a server that is busy or loses connections at random."""
import random
import threading
import time

BUSY = "I'm busy right now, try again later."


class Faults:
    """What goes wrong next. A fault is [part of the path, what, how often still, value]."""

    def __init__(self, busy=0.0, seed=1):
        self.faults = []
        self.busy = busy
        self.dice = random.Random(seed)
        self.fault_lock = threading.Lock()

    def fault(self, path, what, times=1, value=None):
        """Makes the next `times` requests whose path holds `path` go wrong:
        slow, stall, cut, drop, lose, wrong-length, endless, gzip, no-length-cut, status, busy, login-page, redirect, shrink."""
        self.faults.append([path, what, times, value])

    def next_fault(self, path):
        with self.fault_lock:
            for fault in self.faults:
                if fault[0] in path and fault[2] > 0:
                    fault[2] -= 1
                    return fault[1], fault[3]
            if self.busy and self.dice.random() < self.busy:
                # The realtime protocol is served before the part that is too busy.
                return ('drop' if '/socket.io' in path else self.dice.choice(['busy', 'busy', 'drop', 'lose'])), None
        return None, None


def before(request):
    """What of a fault comes instead of an answer or before it; whether that was all."""
    fault, value = request.fault
    if fault == 'slow':
        time.sleep(value or 1)
    elif fault == 'drop':
        request.hang_up()
    elif fault == 'busy':
        request.answer(503, BUSY, 'text/html; charset=utf-8')
    elif fault == 'status':
        status, wait = value if isinstance(value, tuple) else (value, None)
        if wait is not None:
            request.more['Retry-After'] = wait
        request.answer(status, 'Something went wrong', 'text/plain')
    elif fault == 'login-page':
        request.page(200, 'Sign in')
    elif fault == 'redirect':
        request.redirect(value)
    else:
        return False
    return fault != 'slow'
