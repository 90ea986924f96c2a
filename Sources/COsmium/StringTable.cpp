#include "StringTable.hpp"

namespace cosmium {

int32_t StringTable::number(std::string_view string) {
  const auto known = numbers_.find(string);
  if (known != numbers_.end()) {
    return known->second;
  }
  const auto number = static_cast<int32_t>(strings_.size());
  strings_.emplace_back(string);
  numbers_.emplace(strings_.back(), number);
  return number;
}

void StringTable::flatten(std::vector<int64_t>& first, std::vector<char>& bytes) const {
  first.assign(1, 0);
  for (const auto& string : strings_) {
    bytes.insert(bytes.end(), string.begin(), string.end());
    first.push_back(static_cast<int64_t>(bytes.size()));
  }
}

}  // namespace cosmium
