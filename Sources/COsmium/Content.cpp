#include "Content.hpp"

#include "ByteSource.hpp"
#include "Failure.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace cosmium {

namespace {

constexpr std::size_t bytes_looked_at = 256;

std::string first_bytes(const std::string& path) {
  const auto file = open_bytes(path, Compression::none);
  std::string bytes(bytes_looked_at, '\0');
  std::size_t count = 0;
  while (count < bytes.size()) {
    const auto more = file->read(bytes.data() + count, bytes.size() - count);
    if (more == 0) {
      break;
    }
    count += more;
  }
  bytes.resize(count);
  return bytes;
}

struct Mark {
  std::size_t offset;
  std::string_view bytes;
  std::string_view content;
};

using std::string_view_literals::operator""sv;

constexpr std::array<Mark, 7> marks{{
    {6, "OSMHeader"sv, "PBF"sv},
    {0, "\x1f\x8b"sv, "gzip"sv},
    {0, "BZh"sv, "bzip2"sv},
    {0, "PK\x03\x04"sv, "ZIP"sv},
    {0, "\xfd\x37zXZ"sv, "xz"sv},
    {0, "\x28\xb5\x2f\xfd"sv, "zstd"sv},
    {0, "7z\xbc\xaf\x27\x1c"sv, "7-Zip"sv},
}};

std::string_view text_content(std::string_view bytes) {
  constexpr auto byte_order_mark = "\xef\xbb\xbf"sv;
  if (bytes.substr(0, byte_order_mark.size()) == byte_order_mark) {
    bytes.remove_prefix(byte_order_mark.size());
  }
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  std::string small{bytes.substr(0, 14)};
  std::transform(small.begin(), small.end(), small.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  if (small == "<!doctype html" || small.compare(0, 5, "<html") == 0) {
    return "a web page"sv;
  }
  if (small.empty()) {
    return {};
  }
  return small.front() == '<' ? "XML"sv : small.front() == '{' ? "JSON"sv : ""sv;
}

/// Empty if it is not known.
std::string_view content_of(std::string_view bytes) {
  for (const auto& mark : marks) {
    if (bytes.size() >= mark.offset &&
        bytes.substr(mark.offset, mark.bytes.size()) == mark.bytes) {
      return mark.content;
    }
  }
  return text_content(bytes);
}

}  // namespace

void check_content(const std::string& path, std::string_view expected) {
  const auto bytes = first_bytes(path);
  if (bytes.empty()) {
    throw UnusableContent{"the file is empty", CO_CAUSE_TORN};
  }
  const auto content = content_of(bytes);
  if (!content.empty() && content != expected) {
    throw UnusableContent{
        "by its name it is " + std::string{expected} + ", by its content " + std::string{content},
        CO_CAUSE_OTHER_FORMAT};
  }
}

}  // namespace cosmium
