extension [Node] {
  /// Removes the nodes from `first` and returns them in an array of exactly their size: a slice of the stack would keep
  /// its whole capacity allocated for as long as the tree lives.
  mutating func takeLast(from first: Int) -> [Node] {
    let taken = withUnsafeBufferPointer { [Node](UnsafeBufferPointer(rebasing: $0[first...])) }
    removeLast(count - first)
    return taken
  }
}
