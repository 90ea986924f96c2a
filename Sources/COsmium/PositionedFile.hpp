#ifndef COSMIUM_POSITIONED_FILE_HPP
#define COSMIUM_POSITIONED_FILE_HPP

#include <cstddef>
#include <cstdint>
#include <string>

namespace cosmium {

/// A file that is read at any position, from any thread.
class PositionedFile {
 public:
  /// Throws std::system_error if the file cannot be opened.
  explicit PositionedFile(const std::string& path);
  ~PositionedFile();
  PositionedFile(const PositionedFile&) = delete;
  PositionedFile& operator=(const PositionedFile&) = delete;

  int64_t size() const { return size_; }

  /// Exactly `count` bytes. Throws std::system_error if they cannot be read, and UnusableContent if
  /// the file ends before.
  void read(int64_t offset, char* into, std::size_t count) const;
  std::string read(int64_t offset, std::size_t count) const;

 private:
  int descriptor_;
  int64_t size_ = 0;
};

}  // namespace cosmium

#endif
