import TestSupport
import Testing

@Suite("A seeded generator") struct SeededGeneratorTests {
  /// The first outputs of the reference implementation for the seed 1234567
  /// (S. Vigna, https://prng.di.unimi.it/splitmix64.c).
  @Test func `is SplitMix64`() {
    var random = SeededGenerator(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test func `gives chances as often as it says`() {
    var random = SeededGenerator(seed: 1)
    let hits = (0..<10_000).count { _ in random.chance(30) }
    #expect((2800...3200).contains(hits))
  }
}
