import Diagnostics
import Foundation
import LifeCircle
import MappingKit
import TestSupport
import Testing

/// What happens to city files on their way: each is refused or says what it said before.
@Suite("A damaged city file", .timeLimit(.minutes(10)))
struct DamageTests {
  @Test func `is refused whichever byte changed`() throws {
    let sound = try SmallCity.bytes.get()
    var random = SeededGenerator(seed: 1)
    try TemporaryFolder.with { folder in
      let path = try folder.write(Data(sound), to: "town.lcn")
      let file = try #require(FileHandle(forUpdatingAtPath: path))
      func write(_ byte: UInt8, at place: Int) throws {
        try file.seek(toOffset: UInt64(place))
        try file.write(contentsOf: [byte])
      }
      for place in sound.indices {
        try write(sound[place] ^ 1 << UInt8.random(in: 0...7, using: &random), at: place)
        do {
          _ = try SmallCity.contents(ofFileAt: path)
          Issue.record("byte \(place) changed unseen")
        } catch let failure as Failure {
          if failure.kind != .unusableInput { Issue.record("byte \(place): \(failure)") }
        }
        try write(sound[place], at: place)
      }
    }
  }

  @Test(arguments: 0..<4)
  func `is refused whatever happened to it, unless it is as it was`(_ part: Int) throws {
    let sound = try SmallCity.bytes.get()
    var random = SeededGenerator(seed: UInt64(part))
    let copies = Damage.copies(of: sound, count: 2000, seed: UInt64(part))
    let swaps = (0..<500).map { _ in swapped(sound, &random) }
    try TemporaryFolder.with { folder in
      let expected = try SmallCity.contents(
        ofFileAt: folder.write(Data(sound), to: "sound.lcn"))
      for (number, bytes) in (copies + swaps).enumerated() {
        let path = try folder.write(Data(bytes), to: "damaged.lcn")
        do {
          let contents = try SmallCity.contents(ofFileAt: path)
          if bytes != sound { Issue.record("damage \(number) of part \(part) went unseen") }
          #expect(contents == expected)
        } catch let failure as Failure {
          if bytes == sound || failure.kind != .unusableInput || failure.file != path {
            Issue.record("damage \(number) of part \(part): \(failure)")
          }
        }
      }
    }
  }

  /// A question for which the network is read alone.
  private func isochrone(ofFileAt path: String, in folder: TemporaryFolder) throws -> Data {
    var request = IsochroneRequest(
      network: SmallCity.input(path),
      origins: .places([.init(longitude: 121.4925, latitude: 31.0002)]))
    request.minutes = "5"
    let output = folder.path(of: "reach.geojson")
    _ = try request.write(to: output, overwrite: true)
    return try Data(contentsOf: URL(filePath: output))
  }

  @Test func `is refused by a question for the network alone, wherever it is damaged`() throws {
    let sound = try SmallCity.bytes.get()
    var random = SeededGenerator(seed: 5)
    try TemporaryFolder.with { folder in
      func isochrone(_ bytes: [UInt8]) throws -> Data {
        try self.isochrone(ofFileAt: try folder.write(Data(bytes), to: "town.lcn"), in: folder)
      }
      #expect(try !isochrone(sound).isEmpty)
      for _ in 0..<600 {
        var bytes = sound
        let offset = Int.random(in: bytes.indices, using: &random)
        bytes[offset] ^= 1 << UInt8.random(in: 0...7, using: &random)
        do {
          _ = try isochrone(bytes)
          Issue.record("a flip at \(offset) went unseen")
        } catch let failure as Failure {
          #expect(failure.kind == .unusableInput, "\(failure)")
        }
      }
    }
  }

  /// Two stretches of equal length in each other's place.
  private func swapped(_ sound: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = sound
    let length = Int.random(in: 1...256, using: &random)
    let places = [0, 0].map { _ in Int.random(in: 0..<bytes.count - length, using: &random) }
    for offset in 0..<length { bytes.swapAt(places[0] + offset, places[1] + offset) }
    return bytes
  }

  /// Somebody made it: its checksums are right, and what stands in it is not.
  @Test(arguments: 0..<4)
  func `with right checksums is refused or read without a crash`(_ part: Int) throws {
    let sound = try SmallCity.bytes.get()
    var random = SeededGenerator(seed: UInt64(100 + part))
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "town.lcn")
      var accepted = 0
      for round in 0..<1500 {
        try folder.write(Forgery.of(sound, &random), to: "town.lcn")
        do {
          _ = try SmallCity.contents(ofFileAt: path)
          accepted += 1
        } catch let failure as Failure {
          #expect(failure.kind == .unusableInput, "\(failure)")
        }
        guard round % 10 == 0 else { continue }
        do {
          _ = try isochrone(ofFileAt: path, in: folder)
          var study = Study(network: SmallCity.input(path))
          study.network.dataArea = round % 20 == 0 ? .header : .none
          let results = try study.run()
          try results.write(to: folder.path(of: "results"), overwrite: true)
          _ = try study.explain(.place(.init(longitude: 121.4925, latitude: 31.0002))).text()
          _ = try CityFileRequest(network: study.network)
            .write(to: folder.path(of: "again.lcn"), overwrite: true)
        } catch let failure as Failure {
          #expect(failure.kind == .unusableInput, "\(failure)")
        }
      }
      // Ids, names, times and the like can be anything.
      #expect(accepted > 100)
    }
  }
}
