#include "PositionedFile.hpp"

#include "Failure.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace cosmium {

PositionedFile::PositionedFile(const std::string& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) {
    throw std::system_error{errno, std::system_category(), "Open failed"};
  }
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) {
    const auto reason = errno;
    ::close(descriptor_);
    throw std::system_error{reason, std::system_category(), "Read failed"};
  }
  size_ = status.st_size;
}

PositionedFile::~PositionedFile() { ::close(descriptor_); }

void PositionedFile::read(int64_t offset, char* into, std::size_t count) const {
  while (count > 0) {
    const auto got = ::pread(descriptor_, into, count, offset);
    if (got < 0 && errno != EINTR) {
      throw std::system_error{errno, std::system_category(), "Read failed"};
    }
    if (got == 0) {
      throw UnusableContent{"PBF error: unexpected end of the file", CO_CAUSE_TORN};
    }
    if (got > 0) {
      into += got;
      offset += got;
      count -= static_cast<std::size_t>(got);
    }
  }
}

std::string PositionedFile::read(int64_t offset, std::size_t count) const {
  std::string bytes(count, '\0');
  read(offset, bytes.data(), count);
  return bytes;
}

}  // namespace cosmium
