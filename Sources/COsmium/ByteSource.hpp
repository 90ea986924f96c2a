#ifndef COSMIUM_BYTE_SOURCE_HPP
#define COSMIUM_BYTE_SOURCE_HPP

#include <cstddef>
#include <memory>
#include <string>

namespace cosmium {

enum class Compression { none, gzip, bzip2 };

/// The unpacked bytes of a file, from its beginning.
///
/// A packed file may consist of several streams, which are read as one, and zeros after the last
/// stream mean nothing; anything else there, or a stream that ends early, is UnusableContent.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// The number of bytes written to `into`; 0 only at the end.
  virtual std::size_t read(char* into, std::size_t capacity) = 0;
};

/// Throws std::system_error if the file cannot be opened.
std::unique_ptr<ByteSource> open_bytes(const std::string& path, Compression compression);

/// Unpacked bytes of a file that is read several times, kept if they are few.
class UnpackedBytes {
 public:
  static constexpr std::size_t most_bytes = std::size_t{64} << 20;

  UnpackedBytes(std::string path, Compression compression);

  /// From the beginning; one reading at a time.
  std::unique_ptr<ByteSource> open();

 private:
  class Recording;
  class Replay;

  std::string path_;
  Compression compression_;
  std::string bytes_;
  bool is_complete_ = false;
};

}  // namespace cosmium

#endif
