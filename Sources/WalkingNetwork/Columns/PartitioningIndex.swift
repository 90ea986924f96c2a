extension Range<Int> {
  /// The first number of which a condition holds; the end if it holds of none. By binary search.
  ///
  /// - Parameter holds: What it is true of, it must be true of all numbers that follow.
  package func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
