"""Limits on requests: so many in a fixed window of five minutes, counted by who asks."""
import math
import threading
import time

SECONDS = 300


class Window:
    """Counts for each visitor since the visitor's first request in the window."""

    def __init__(self):
        self.counts = {}
        self.lock = threading.Lock()

    def take(self, visitor, most):
        """Counts a request: whether it is allowed, how many remain, and in how many seconds the window ends."""
        with self.lock:
            now = time.time()
            start, count = self.counts.get(visitor, (now, 0))
            if now - start >= SECONDS:
                start, count = now, 0
            self.counts[visitor] = start, count + 1
            return count < most, max(0, most - count - 1), start + SECONDS - now


def allowed_one(request, window, visitor, most):
    """Whether HedgeDoc 1 goes on; puts the limit into the answer's headers, and answers itself where it is met."""
    allowed, remaining, seconds = window.take(visitor, most)
    request.more |= {'X-RateLimit-Limit': most, 'X-RateLimit-Remaining': remaining,
                     'X-RateLimit-Reset': math.ceil(time.time() + seconds)}
    if not allowed:
        request.more['Retry-After'] = math.ceil(seconds)
        request.page(429, '429 Too Many Requests')
    return allowed


def note_allowed(request):
    """Twenty notes for a user or an address, since 1.10.1; a limit of 0 is none."""
    pad = request.pad
    if not pad.creations or pad.numbers < (1, 10):
        return True
    return allowed_one(request, pad.creation_window, request.user or request.client_address[0], pad.creations)


def login_allowed(request):
    """Ten logins for an address; here a limit of 0 refuses each."""
    pad = request.pad
    if pad.numbers < (1, 10):
        return True
    return allowed_one(request, pad.login_window, request.client_address[0], pad.logins)


def request_allowed_two(request):
    """A hundred requests for an address in HedgeDoc 2, a token or not; a session is trusted with more."""
    pad = request.pad
    if not pad.requests_two or request.session:
        return True
    allowed, remaining, seconds = pad.request_window.take(request.client_address[0], pad.requests_two)
    request.more |= {'RateLimit-Limit': pad.requests_two, 'RateLimit-Remaining': remaining,
                     'RateLimit-Reset': math.ceil(seconds)}
    if not allowed:
        request.more['Retry-After'] = math.ceil(seconds)
        request.json(429, {'statusCode': 429, 'error': 'Too Many Requests',
                           'message': f'Rate limit exceeded, retry in {math.ceil(seconds)} seconds'})
    return allowed
