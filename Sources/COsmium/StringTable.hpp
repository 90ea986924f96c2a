#ifndef COSMIUM_STRING_TABLE_HPP
#define COSMIUM_STRING_TABLE_HPP

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cosmium {

/// Distinct strings, numbered in the order in which they first come.
class StringTable {
 public:
  int32_t number(std::string_view string);

  /// All strings end to end, and where each begins; the last entry of `first` is the end.
  void flatten(std::vector<int64_t>& first, std::vector<char>& bytes) const;

 private:
  // A deque does not move its strings, so that the views in the map stay good.
  std::deque<std::string> strings_;
  std::unordered_map<std::string_view, int32_t> numbers_;
};

}  // namespace cosmium

#endif
