import Decks
import Diagnostics
import Testing

@testable import Memory

/// Which lines are action items, and how sure that is.
@Suite struct FormTests {
}
