extension [Node] {
  /// Removes the nodes from `first` on, and gives them in an array of just their size: one that shares the stack's memory
  /// would keep all of its capacity for as long as the tree lives.
  mutating func takeLast(from first: Int) -> [Node] {
    let taken = withUnsafeBufferPointer { [Node](UnsafeBufferPointer(rebasing: $0[first...])) }
    removeLast(count - first)
    return taken
  }
}
