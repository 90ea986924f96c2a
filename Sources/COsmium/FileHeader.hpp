#ifndef COSMIUM_FILE_HEADER_HPP
#define COSMIUM_FILE_HEADER_HPP

#include "cosmium.h"

#include <osmium/memory/buffer.hpp>

#include <functional>
#include <string>
#include <vector>

namespace cosmium {

struct FileHeader {
  /// A box whose west is above its east runs over the 180th meridian.
  std::vector<co_box> boxes;
  std::string generator;
  /// ISO 8601; the date of the data.
  std::string timestamp;
  /// A download service's word that the data is incomplete.
  std::string remark;
};

/// Called with objects in the file's order; an object is `visible()` unless the file says that it
/// is deleted.
using BufferHandler = std::function<void(const osmium::memory::Buffer&)>;

}  // namespace cosmium

#endif
