"""What the scripts that look at finished things count: what holds, and what does not."""


class Checks:
    """What holds and what does not; a test goes on after a fault."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def hold(self, what, fact, seen=""):
        if fact:
            self.passed += 1
        else:
            self.failed += 1
            print(f"failed: {what}: {str(seen)[:1200]}", flush=True)
        return bool(fact)

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        raise SystemExit(1 if self.failed or not self.passed else 0)
