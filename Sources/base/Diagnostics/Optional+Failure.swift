extension Optional {
  /// The value; throws the sentence as a user-facing error if it is nil.
  public func orFail(_ sentence: String) throws -> Wrapped {
    guard let self else { throw Failure(sentence) }
    return self
  }
}
