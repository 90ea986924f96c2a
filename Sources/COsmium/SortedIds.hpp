#ifndef COSMIUM_SORTED_IDS_HPP
#define COSMIUM_SORTED_IDS_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cosmium {

/// Distinct ids in ascending order, found fast when they are asked for in about that order.
class SortedIds {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  SortedIds() = default;

  /// The distinct ids among `references`; `indices` becomes the index of each reference.
  SortedIds(const std::vector<int64_t>& references, std::vector<int32_t>& indices);

  explicit SortedIds(std::vector<int64_t> ids);

  /// The index of an id, or `none`. Not for several threads: it remembers where it looked.
  std::size_t find(int64_t id);

  const std::vector<int64_t>& ids() const { return ids_; }
  std::size_t size() const { return ids_.size(); }

 private:
  std::vector<int64_t> ids_;
  std::size_t cursor_ = 0;
};

}  // namespace cosmium

#endif
