"""Counting of passed and failed checks for the test scripts."""


class Checks:
    """Counts passed and failed checks; a test continues after a failure."""

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
