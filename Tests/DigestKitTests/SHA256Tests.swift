import DigestKit
import TestSupport
import Testing

@Suite("The SHA-256 of a file")
struct SHA256Tests {
  /// FIPS 180-4's own examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `is that of its bytes`(text: String, digest: String) throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(text, to: "file")
      let found = try SHA256.hexadecimal(ofFileAt: path)
      #expect(found == digest)
    }
  }

  @Test func `cannot be taken without the file, and says what failed`() throws {
    try TemporaryFolder.with { folder in
      let missing = #expect(throws: DigestError.self) {
        try SHA256.hexadecimal(ofFileAt: folder.path(of: "none"))
      }
      #expect(missing?.function == "fopen")
      #expect(missing?.message == "No such file or directory")
      let unreadable = #expect(throws: DigestError.self) {
        try SHA256.hexadecimal(ofFileAt: folder.path)
      }
      #expect(unreadable?.function == "fread")
    }
  }
}
